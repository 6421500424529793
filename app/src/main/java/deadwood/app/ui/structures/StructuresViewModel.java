package deadwood.app.ui.structures;

import deadwood.app.text.Sizes;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.detail.StructureDetail;
import deadwood.model.structure.measure.StructureKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The structures of one heap, which of them are shown, and the one that is looked at in full. */
public final class StructuresViewModel {

    /** Packages to choose from. */
    private static final int MOST_PACKAGES = 20;

    private final HeapSession session;
    private final Loadable<StructureReport> report;
    private final Consumer<Integer> select;
    private final ObservableList<StructureGroup> all = FXCollections.observableArrayList();
    private final FilteredList<StructureGroup> shown = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableSet<StructureKind> kinds = FXCollections.observableSet();
    private final ObservableSet<String> packages = FXCollections.observableSet();
    private final ObservableList<Chip> chips = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable StructureGroup> group = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Loadable<StructureDetail>> detail = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<StructureForm> form = new SimpleObjectProperty<>(StructureForm.PICTURE);
    private int object;

    /** @param select told an object that somebody wants to know more of */
    public StructuresViewModel(final HeapSession session, final Loadable<StructureReport> report,
            final Consumer<Integer> select) {
        this.session = session;
        this.report = report;
        this.select = select;
        report.whenReady(result -> {
            all.setAll(result.groups());
            update();
        });
        filter.addListener((_, _, _) -> update());
        kinds.addListener((SetChangeListener<StructureKind>) _ -> update());
        packages.addListener((SetChangeListener<String>) _ -> update());
    }

    public Loadable<StructureReport> report() {
        return report;
    }

    HeapSession session() {
        return session;
    }

    /** The groups that the filters let through. */
    public ObservableList<StructureGroup> rows() {
        return shown;
    }

    /** What place, type or kind must contain. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The kinds that are shown; none stands for all. */
    public ObservableSet<StructureKind> kinds() {
        return kinds;
    }

    /** The packages that are shown; none stands for all. */
    public ObservableSet<String> packages() {
        return packages;
    }

    /** The kinds that there are. */
    List<StructureKind> kindsThere() {
        return all.stream().map(StructureGroup::kind).distinct().sorted().toList();
    }

    /** The packages that waste most, with what they waste. */
    Map<String, Long> packagesThere() {
        final Map<String, Long> wasted = new LinkedHashMap<>();
        all.forEach(each -> wasted.merge(StructureFilter.packageOf(each), each.wastedBytes(), Long::sum));
        final Map<String, Long> largest = new LinkedHashMap<>();
        wasted.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey())).limit(MOST_PACKAGES)
                .forEach(entry -> largest.put(entry.getKey(), entry.getValue()));
        return largest;
    }

    public ObservableList<Chip> chips() {
        return chips;
    }

    /** "312 places", "4 of 312 places". */
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** The group that is looked at, null at first. */
    public ReadOnlyObjectProperty<@Nullable StructureGroup> groupProperty() {
        return group.getReadOnlyProperty();
    }

    /** The structure that is looked at in full, null at first. */
    public ReadOnlyObjectProperty<@Nullable Loadable<StructureDetail>> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** What is shown of it. */
    public ObjectProperty<StructureForm> formProperty() {
        return form;
    }

    /** Id of the structure that is looked at; only while there is one. */
    int object() {
        return object;
    }

    /** Looks at the largest structure of a group. */
    public void select(final StructureGroup chosen) {
        if (!chosen.objects().isEmpty()) {
            group.set(chosen);
            look(chosen.objects().getFirst());
        }
    }

    /** Looks at one structure of the group. */
    public void look(final int structure) {
        object = structure;
        final Loadable<StructureDetail> next = session.loadable(Messages.get("job.structure"), (snapshot, progress,
                cancel) -> {
            final StructureDetail read = snapshot.structureReader(progress, cancel).read(structure, progress,
                    cancel);
            if (read == null) {
                throw new IOException(Messages.get("structure.unknown"));
            }
            return read;
        });
        detail.set(next);
        next.load();
        select.accept(structure);
    }

    /** Shows an object in the inspector: a node, a key, a value. */
    public void inspect(final int chosen) {
        select.accept(chosen);
    }

    /** The entries of the structure that is looked at. */
    EntryRows entries(final StructureDetail of) {
        return new EntryRows(session, of.object(), of.measures().entries());
    }

    private void update() {
        final StructureFilter now = new StructureFilter(filter.get(), kinds, packages);
        shown.setPredicate(now::lets);
        final String total = Sizes.count(all.size());
        count.set(all.isEmpty()
                ? ""
                : now.isAll()
                        ? Messages.get("structures.all", total)
                        : Messages.get("structures.some", Sizes.count(shown.size()), total));
        final List<Chip> narrowing = new ArrayList<>();
        if (!filter.get().isBlank()) {
            narrowing.add(new Chip(Messages.get("structures.chip", filter.get().strip()), () -> filter.set("")));
        }
        kinds.stream().sorted().forEach(kind -> narrowing.add(new Chip(kind.label(), () -> kinds.remove(kind))));
        packages.stream().sorted().forEach(name -> narrowing.add(new Chip(nameOf(name), () -> packages.remove(
                name))));
        chips.setAll(narrowing);
    }

    /** How a package is called. */
    static String nameOf(final String packageName) {
        return packageName.isEmpty() ? Messages.get("structures.unnamed") : packageName;
    }
}

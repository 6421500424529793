package deadwood.app.ui.structures;

import deadwood.app.text.Sizes;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.StructureReport;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The structures of one heap, and which of them are shown. */
public final class StructuresViewModel {

    private final Loadable<StructureReport> report;
    private final Consumer<Integer> select;
    private final ObservableList<StructureGroup> all = FXCollections.observableArrayList();
    private final FilteredList<StructureGroup> shown = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<Chip> chips = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");

    /** @param select told the largest object of a group that somebody wants to know more of */
    public StructuresViewModel(final Loadable<StructureReport> report, final Consumer<Integer> select) {
        this.report = report;
        this.select = select;
        report.whenReady(result -> {
            all.setAll(result.groups());
            update();
        });
        filter.addListener((_, _, _) -> update());
    }

    public Loadable<StructureReport> report() {
        return report;
    }

    /** The groups whose place, type or kind contains the filter. */
    public ObservableList<StructureGroup> rows() {
        return shown;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public ObservableList<Chip> chips() {
        return chips;
    }

    /** "312 places", "4 of 312 places". */
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public void select(final StructureGroup group) {
        if (!group.objects().isEmpty()) {
            select.accept(group.objects().getFirst());
        }
    }

    private void update() {
        final List<String> parts = List.of(filter.get().strip().toLowerCase(Locale.ROOT).split("\\s+"));
        shown.setPredicate(group -> {
            final String text = (group.where() + "\n" + group.type() + "\n" + group.kind().label())
                    .toLowerCase(Locale.ROOT);
            return parts.stream().allMatch(text::contains);
        });
        final boolean filtered = !filter.get().isBlank();
        final String total = Sizes.count(all.size());
        count.set(all.isEmpty()
                ? ""
                : filtered
                        ? Messages.get("structures.some", Sizes.count(shown.size()), total)
                        : Messages.get("structures.all", total));
        if (filtered) {
            chips.setAll(new Chip(Messages.get("structures.chip", filter.get().strip()), () -> filter.set("")));
        } else {
            chips.clear();
        }
    }
}

package deadwood.app.ui.compare;

import deadwood.app.text.Sizes;
import deadwood.app.ui.object.ObjectRow;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.LoadState;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.session.Selection;
import deadwood.app.ui.table.TreeRows;
import deadwood.app.ui.table.TreeRows.Page;
import deadwood.app.ui.text.Messages;
import deadwood.model.diff.Finding;
import deadwood.model.diff.HeapDelta;
import deadwood.model.diff.ProfileDelta;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Two snapshots side by side. */
public final class CompareViewModel {

    private final Comparison comparison;
    private final Consumer<Selection> select;
    private final Loadable<HeapDelta> delta;
    private final Loadable<DeltaTree> classes;
    private final Loadable<DeltaTree> packages;
    private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.TREE);
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper totals = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper change = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper unlike = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper revealed = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyObjectWrapper<Loadable<?>> shown = new ReadOnlyObjectWrapper<>();
    private final TreeRows<DeltaRow> rows = new TreeRows<>(new Source());
    private @Nullable Finding chosen;
    private boolean held;
    private boolean isWanted;

    /** @param select told what somebody wants to know more of */
    public CompareViewModel(final HeapSession before, final HeapSession after, final Consumer<Selection> select) {
        this.comparison = new Comparison(before, after);
        this.select = select;
        this.delta = comparison.delta();
        this.packages = comparison.packages();
        this.classes = delta.map(result -> new DeltaTree(result.retention()));
        shown.set(delta);
        delta.whenReady(result -> {
            findings.setAll(result.findings());
            count.set(result.findings().isEmpty() ? "0" : Sizes.shortCount(result.findings().size()));
            final HeapDelta.Totals sums = result.totals();
            totals.set(Messages.get("compare.totals", Sizes.bytes(sums.bytesBefore()), Sizes.bytes(sums.bytesAfter())));
            change.set(Messages.get("compare.change", Sizes.delta(sums.bytesAfter() - sums.bytesBefore()), Sizes
                    .countDelta(sums.objectsAfter() - sums.objectsBefore())));
            classes.reload();
        });
        for (final HeapSession session : List.of(before, after)) {
            session.snapshot().whenReady(_ -> findUnlike());
            session.snapshot().stateProperty().addListener((_, _, _) -> loadIfWanted());
        }
        classes.whenReady(_ -> showRows());
        packages.whenReady(_ -> showRows());
        level.addListener((_, _, now) -> {
            shown.set(now == Level.PACKAGES ? packages : delta);
            load();
            showRows();
        });
    }

    private void findUnlike() {
        final String missing = Stream.of(before(), after()).map(CompareViewModel::withoutHeap)
                .filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
        final String types = unlikeTypes();
        unlike.set(!types.isEmpty() ? types : missing.isEmpty() ? "" : Messages.get("compare.unlike", missing));
    }

    /** What sample types two profiles have that have none in common, "" if that is not what they are. */
    private String unlikeTypes() {
        final StackProfile then = profile(before());
        final StackProfile now = profile(after());
        return then == null || now == null || !ProfileDelta.commonTypes(then, now).isEmpty()
                ? ""
                : Messages.get("compare.unlike.types", before().name(), types(then), after().name(), types(now));
    }

    private static @Nullable StackProfile profile(final HeapSession session) {
        final Snapshot snapshot = session.snapshot().value();
        return snapshot == null || snapshot.heap() != null ? null : snapshot.content().profile();
    }

    private static String types(final StackProfile profile) {
        return profile.sampleTypes().stream()
                .map(type -> Messages.get("compare.unlike.type", type.name(), type.unit()))
                .collect(Collectors.joining(", "));
    }

    private static String withoutHeap(final HeapSession session) {
        final Snapshot snapshot = session.snapshot().value();
        return snapshot == null || snapshot.heap() != null
                ? ""
                : Messages.get("compare.unlike.file", session.name(), snapshot.format());
    }

    /** Why the two cannot be compared, "" as far as they can. */
    public ReadOnlyStringProperty unlikeProperty() {
        return unlike.getReadOnlyProperty();
    }

    public HeapSession before() {
        return comparison.before();
    }

    public HeapSession after() {
        return comparison.after();
    }

    public Loadable<HeapDelta> delta() {
        return delta;
    }

    /** What the panes wait for. */
    public ReadOnlyObjectProperty<Loadable<?>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ObjectProperty<Level> levelProperty() {
        return level;
    }

    public ObservableList<Finding> findings() {
        return findings;
    }

    /** How many findings there are, "" while nobody knows. */
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** "20.3 MiB → 54.1 MiB". */
    public ReadOnlyStringProperty totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    /** "▲ 33.8 MiB in ▲ 144,069 objects". */
    public ReadOnlyStringProperty changeProperty() {
        return change.getReadOnlyProperty();
    }

    public TreeRows<DeltaRow> rows() {
        return rows;
    }

    /** The row that belongs to the finding that was chosen last, −1 if none. */
    public ReadOnlyIntegerProperty revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    /** Begins, unless that has happened. */
    public void load() {
        isWanted = true;
        loadIfWanted();
    }

    /** Not before it is known that both hold heaps, or that one of them cannot be opened. */
    private void loadIfWanted() {
        if (isWanted && !isOpening(before()) && !isOpening(after()) && unlike.get().isEmpty()) {
            shown.get().load();
        }
    }

    private static boolean isOpening(final HeapSession session) {
        return session.snapshot().state() instanceof LoadState.Idle
                || session.snapshot().state() instanceof LoadState.Loading;
    }

    /** Shows the objects of a finding, in the inspector and in both panes. */
    public void choose(final Finding finding) {
        chosen = finding;
        final int now = first(finding.objects());
        final int then = first(finding.objectsBefore());
        select(then, now, finding.type());
        if (now == ObjectRow.NONE && then == ObjectRow.NONE) {
            level.set(Level.CLASSES);
            reveal(rows.rows().stream().filter(
                    row -> row instanceof TreeRows.NodeRow<DeltaRow>(final DeltaRow node, final int _, final boolean _, final boolean _)
                            && node.name().equals(finding.type()))
                    .findFirst()
                    .map(row -> rows.rows().indexOf(row)).orElse(-1));
            return;
        }
        level.set(Level.TREE);
        final HeapSession session = now == ObjectRow.NONE ? before() : after();
        comparison.classPath(session, now == ObjectRow.NONE ? then : now, path -> revealPath(finding, path));
    }

    /** Runs something during which rows that get selected are not shown in the inspector. */
    public void hold(final Runnable action) {
        held = true;
        action.run();
        held = false;
    }

    /** Shows in the inspector what a row stands for. */
    public void select(final DeltaRow row) {
        if (held) {
            return;
        }
        select(row.objectBefore(), row.objectAfter(), level.get() == Level.CLASSES ? row.name() : "");
    }

    private void select(final int then, final int now, final String className) {
        if (then != ObjectRow.NONE && now != ObjectRow.NONE) {
            select.accept(new Selection.OfBoth(new Selection.OfObject(before(), then), new Selection.OfObject(after(),
                    now)));
        } else if (now != ObjectRow.NONE) {
            select.accept(new Selection.OfObject(after(), now));
        } else if (then != ObjectRow.NONE) {
            select.accept(new Selection.OfObject(before(), then));
        } else if (!className.isEmpty()) {
            select.accept(new Selection.OfClass(after(), className));
        }
    }

    private static int first(final List<Integer> objects) {
        return objects.isEmpty() ? ObjectRow.NONE : objects.getFirst();
    }

    private void revealPath(final Finding finding, final List<String> names) {
        final DeltaTree trees = classes.value();
        if (trees != null && finding.equals(chosen) && level.get() == Level.TREE) {
            reveal(rows.reveal(trees.path(names)));
        }
    }

    /** The trees whose rows are shown, null if rows of no tree are. */
    @Nullable
    DeltaTree trees() {
        return switch (level.get()) {
            case TREE -> classes.value();
            case PACKAGES -> packages.value();
            case CLASSES, STRUCTURES -> null;
        };
    }

    private void reveal(final int row) {
        revealed.set(-1);
        revealed.set(row);
    }

    private void showRows() {
        final HeapDelta result = delta.value();
        final DeltaTree trees = trees();
        final List<DeltaRow> top = switch (level.get()) {
            case TREE, PACKAGES -> trees == null ? List.of() : trees.children(0);
            case CLASSES -> result == null ? List.of() : result.classes().stream().map(DeltaRow::of).toList();
            case STRUCTURES -> result == null ? List.of() : result.structures().stream().map(DeltaRow::of).toList();
        };
        revealed.set(-1);
        rows.show(DeltaRow.ROOT, level.get() == Level.TREE || level.get() == Level.PACKAGES
                ? Page.of(top, 0, TreeRows.PAGE)
                : new Page<>(top, top.size()));
    }

    private final class Source implements TreeRows.Source<DeltaRow> {

        @Override
        public boolean hasChildren(final DeltaRow node) {
            return node.hasChildren();
        }

        @Override
        public void children(final DeltaRow node, final int from, final int count,
                final Consumer<Page<DeltaRow>> receiver) {
            final DeltaTree trees = trees();
            if (trees != null) {
                receiver.accept(Page.of(trees.children(node.node()), from, count));
            }
        }
    }
}

package deadwood.app.ui.delta;

import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import deadwood.app.ui.delta.ComparisonLens.Shown;
import deadwood.app.ui.delta.DeltaText.Side;
import deadwood.app.ui.flame.FlameLook;
import deadwood.app.ui.flame.FlameText;
import deadwood.app.ui.flame.FlameViewModel;
import deadwood.app.ui.flame.FlameZoom;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.model.cluster.GoroutineGrowth;
import deadwood.model.diff.ProfileDelta;
import deadwood.model.tree.TreeDelta;
import deadwood.model.tree.TreeSearch;
import deadwood.model.tree.WeightedTree;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** Two profiles compared: the flame graphs of both, which are one in all that can be done with them, and the functions of both. */
public final class DeltaViewModel {

    /** Boxes that are less of the width have hardly room for a few letters. */
    private static final double NARROW = 0.02;

    private final ComparisonLens lens;
    private final DeltaSource source;
    private final FlameViewModel flame;
    private final ObjectProperty<DeltaForm> form = new SimpleObjectProperty<>(DeltaForm.OVERLAY);
    private final BooleanProperty isAsAfter = new SimpleBooleanProperty();
    private final BooleanProperty isOnOneScale = new SimpleBooleanProperty();
    private final ObjectProperty<RowChange> change = new SimpleObjectProperty<>(RowChange.ALL);
    private final ObservableList<ProfileDelta.Row> all = FXCollections.observableArrayList();
    private final FilteredList<ProfileDelta.Row> rows = new FilteredList<>(all);
    private final ObservableList<GoroutineGrowth.Row> allGoroutines = FXCollections.observableArrayList();
    private final FilteredList<GoroutineGrowth.Row> goroutines = new FilteredList<>(allGoroutines);
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Totals> totals = new ReadOnlyObjectWrapper<>(Totals.NONE);

    /**
     * What both weigh.
     *
     * @param both "20.3 MiB → 54.1 MiB"
     * @param change "▲ 33.8 MiB"
     * @param relative "+167 %", "" where that says nothing
     * @param direction above 0 for growth, below for shrinking
     * @param before "20.3 MiB"
     * @param after "54.1 MiB"
     */
    public record Totals(String both, String change, String relative, int direction, String before, String after) {

        static final Totals NONE = new Totals("", "", "", 0, "", "");
    }

    public DeltaViewModel(final ComparisonLens lens) {
        this.lens = lens;
        this.source = new DeltaSource(lens);
        this.flame = new FlameViewModel(source, _ -> {});
        flame.foundProperty().addListener((_, _, _) -> narrow());
        flame.searchProperty().addListener((_, _, _) -> narrow());
        change.addListener((_, _, _) -> narrow());
        form.addListener((_, _, _) -> narrow());
        lens.shownProperty().addListener((_, _, now) -> watch(now));
        watch(lens.shownProperty().get());
    }

    /** Is looked at as another one. */
    public void lookLike(final DeltaViewModel other) {
        lens.lookLike(other.lens);
        form.set(other.form.get());
        change.set(other.change.get());
        isAsAfter.set(other.isAsAfter.get());
        isOnOneScale.set(other.isOnOneScale.get());
        flame.isRootAtBottomProperty().set(other.flame.isRootAtBottomProperty().get());
        flame.searchProperty().set(other.flame.searchProperty().get());
    }

    private void watch(final Shown shown) {
        all.clear();
        allGoroutines.clear();
        shown.result().whenReady(result -> {
            if (shown.equals(lens.shownProperty().get())) {
                show(result);
            }
        });
    }

    private void show(final ComparedProfiles result) {
        all.setAll(result.delta().rows().stream().filter(row -> !RowChange.isNothing(row)).toList());
        allGoroutines.setAll(result.goroutines());
        narrow();
        final TreeDelta tree = result.delta().tree();
        final long before = result.delta().wholeBefore();
        final long after = tree.totalAfter(0, 0);
        final DeltaWords words = words();
        totals.set(new Totals(words.both(before, after), words.change(after - before),
                DeltaWords.relative(before, after), Long.signum(after - before), Amounts.of(before, words.unit()),
                Amounts
                        .of(after, words.unit())));
        note.set(note(result));
    }

    /** What has to be said before somebody looks, "" for nothing. */
    private String note(final ComparedProfiles result) {
        final String type = lens.typeProperty().get().name();
        if (result.isEmpty()) {
            return "";
        }
        if (result.tree().total(TreeDelta.BEFORE, 0) == 0) {
            return Messages.get("delta.note.new", lens.nameOf(lens.before()), type);
        }
        if (result.tree().total(TreeDelta.AFTER, 0) == 0) {
            return Messages.get("delta.note.gone", lens.nameOf(lens.after()), type);
        }
        if (result.delta().tree().largestChanges(0, 1).length == 0) {
            return Messages.get("delta.note.same", type);
        }
        return result.hasNegative() ? Messages.get("delta.note.negative") : "";
    }

    private void narrow() {
        final Set<String> names = names();
        final RowChange wanted = change.get();
        rows.setPredicate(row -> (wanted == RowChange.ALL || RowChange.of(row) == wanted)
                && (names == null || names.contains(row.name())));
        goroutines.setPredicate(row -> (wanted == RowChange.ALL || RowChange.of(row) == wanted)
                && (names == null || row.key().frames().stream().anyMatch(place -> names.contains(place.function()))));
        count.set(switch (form.get()) {
            case OVERLAY, SIDES -> "";
            case TABLE -> rows.size() == all.size()
                    ? Messages.get("functions.all", Sizes.count(all.size()))
                    : Messages.get("functions.some", Sizes.count(rows.size()), Sizes.count(all.size()));
            case GOROUTINES -> goroutines.size() == allGoroutines.size()
                    ? Messages.get("delta.goroutines.all", Sizes.count(allGoroutines.size()))
                    : Messages.get("delta.goroutines.some", Sizes.count(goroutines.size()), Sizes.count(
                            allGoroutines.size()));
        });
    }

    /** The names in which was found what is searched for; null if nothing is. */
    private @Nullable Set<String> names() {
        final TreeSearch found = flame.foundProperty().get();
        final WeightedTree tree = flame.tree();
        if (found == null || tree == null) {
            return null;
        }
        final BitSet ids = new BitSet(tree.nameCount());
        for (int match = 0; match < found.count(); match++) {
            ids.set(tree.nameId(found.match(match)));
        }
        final Set<String> names = new HashSet<>();
        ids.stream().forEach(id -> names.add(tree.nameOf(id)));
        return names;
    }

    public ComparisonLens lens() {
        return lens;
    }

    /** What is zoomed on, searched for and chosen, in all flame graphs. */
    public FlameViewModel flame() {
        return flame;
    }

    DeltaWords words() {
        return new DeltaWords(lens.typeProperty().get().unit());
    }

    /** What all forms wait for. */
    Loadable<ComparedProfiles> result() {
        return lens.shownProperty().get().result();
    }

    public ObjectProperty<DeltaForm> formProperty() {
        return form;
    }

    /** Whether boxes of the overlay are as wide as what is there after, and not as the larger of both. */
    public BooleanProperty isAsAfterProperty() {
        return isAsAfter;
    }

    /** Whether equal widths are equal amounts on both sides, and not equal shares. */
    public BooleanProperty isOnOneScaleProperty() {
        return isOnOneScale;
    }

    /** What rows of the table are there. */
    public ObjectProperty<RowChange> changeProperty() {
        return change;
    }

    /** The functions that pass search and {@link #changeProperty}. */
    public ObservableList<ProfileDelta.Row> rows() {
        return rows;
    }

    /** The groups of goroutines that pass search and {@link #changeProperty}. */
    ObservableList<GoroutineGrowth.Row> goroutines() {
        return goroutines;
    }

    /** "1,204 functions", "37 of 1,204 functions", or as many groups; "" where no rows are shown. */
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Totals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    /** What has to be said before somebody looks, "" for nothing. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** The overlay. */
    FlameLook overlay() {
        return new Look(Side.BOTH);
    }

    /** The first profile beside the second. */
    FlameLook before() {
        return new Look(Side.BEFORE);
    }

    /** The second profile beside the first. */
    FlameLook after() {
        return new Look(Side.AFTER);
    }

    private final class Look implements FlameLook {

        private final Side side;

        Look(final Side side) {
            this.side = side;
        }

        @Override
        public int value() {
            return switch (side) {
                case BOTH -> isAsAfter.get() ? TreeDelta.AFTER : TreeDelta.LARGER;
                case BEFORE -> TreeDelta.BEFORE;
                case AFTER -> TreeDelta.AFTER;
            };
        }

        @Override
        public FlameText text() {
            return source.text(side);
        }

        @Override
        public double fullness(final WeightedTree tree, final FlameZoom zoom) {
            final double larger = Math.max(zoom.weight(tree, TreeDelta.BEFORE), zoom.weight(tree, TreeDelta.AFTER));
            return side == Side.BOTH || !isOnOneScale.get() || larger == 0 ? 1 : zoom.weight(tree, value()) / larger;
        }
    }

    /** Goes on to the node with the next smaller change, from the largest on; or to that with the next larger one. */
    public void jump(final boolean forward) {
        final ComparedProfiles result = result().value();
        if (result == null || result.changes().isEmpty()) {
            return;
        }
        final List<Integer> changes = result.changes();
        final int at = changes.indexOf(flame.chosenProperty().get());
        final int next = at < 0 && !forward
                ? changes.size() - 1
                : Math.floorMod(at + (forward ? 1 : -1), changes.size());
        show(changes.get(next), result.tree());
    }

    /** Goes to the largest of the calls of a function. */
    public void show(final String function) {
        final ComparedProfiles result = result().value();
        if (result == null) {
            return;
        }
        final WeightedTree tree = result.tree();
        int largest = WeightedTree.NONE;
        for (int node = 1; node < tree.size(); node++) {
            if (tree.name(node).equals(function) && (largest == WeightedTree.NONE
                    || tree.total(TreeDelta.LARGER, node) > tree.total(TreeDelta.LARGER, largest))) {
                largest = node;
            }
        }
        if (largest != WeightedTree.NONE) {
            show(largest, tree);
        }
    }

    /** Chooses a node and brings it into sight: it is to be wide enough to be seen. */
    private void show(final int node, final WeightedTree tree) {
        final FlameZoom zoom = flame.zoomProperty().get();
        if (!zoom.shows(tree, node) || isNarrow(tree, node, zoom.weight(tree, TreeDelta.LARGER))) {
            int wide = node;
            while (wide > 0 && !isNarrow(tree, node, tree.total(TreeDelta.LARGER, tree.parent(wide)))) {
                wide = tree.parent(wide);
            }
            flame.zoom(wide);
        }
        flame.choose(node);
    }

    private static boolean isNarrow(final WeightedTree tree, final int node, final long whole) {
        return tree.total(TreeDelta.LARGER, node) < whole * NARROW;
    }

    /** Begins, unless that has happened. */
    public void load() {
        flame.load();
    }
}

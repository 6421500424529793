package deadwood.app.ui.flame;

import deadwood.app.text.Sizes;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.ClassName;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.Crumb;
import deadwood.app.work.RetentionView;
import deadwood.model.tree.TreeSearch;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A flame graph of the retention tree: what is zoomed on, what is searched for, what is chosen. */
public final class FlameViewModel {

    /** The value that gives the widths: bytes, as in {@link deadwood.model.retention.RetentionTree#BYTES}. */
    public static final int VALUE = 0;

    private final Function<RetentionView, Loadable<WeightedTree>> trees;
    private final Consumer<Integer> select;
    private final ObjectProperty<RetentionView> form = new SimpleObjectProperty<>(RetentionView.CLASS);
    private final ReadOnlyObjectWrapper<Loadable<WeightedTree>> tree = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper zoom = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(WeightedTree.NONE);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable TreeSearch> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper matched = new ReadOnlyStringWrapper("");
    private final ObservableList<Chip> chips = FXCollections.observableArrayList();
    private final ObservableList<Crumb> crumbs = FXCollections.observableArrayList();
    private final Deque<Integer> past = new ArrayDeque<>();

    /** @param select told the object that somebody wants to know more of */
    public FlameViewModel(final Function<RetentionView, Loadable<WeightedTree>> trees, final Consumer<Integer> select) {
        this.trees = trees;
        this.select = select;
        tree.set(trees.apply(form.get()));
        form.addListener((_, _, now) -> {
            past.clear();
            chosen.set(WeightedTree.NONE);
            zoom.set(0);
            found.set(null);
            tree.set(trees.apply(now));
            load();
            update();
        });
        search.addListener((_, _, _) -> update());
        zoom.addListener((_, _, _) -> update());
    }

    public ObjectProperty<RetentionView> formProperty() {
        return form;
    }

    /** The tree that is drawn. */
    public ReadOnlyObjectProperty<Loadable<WeightedTree>> treeProperty() {
        return tree.getReadOnlyProperty();
    }

    /** The node that takes the full width. */
    public ReadOnlyIntegerProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /** The node the inspector looks at, or {@link WeightedTree#NONE}. */
    public ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Part of a name, upper and lower case being the same. */
    public StringProperty searchProperty() {
        return search;
    }

    /** What the search found, null while nothing is searched for. */
    public ReadOnlyObjectProperty<@Nullable TreeSearch> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** "12 matches, 38.6 %". */
    public ReadOnlyStringProperty matchedProperty() {
        return matched.getReadOnlyProperty();
    }

    public ObservableList<Chip> chips() {
        return chips;
    }

    /** The way from the root to what is zoomed on. */
    public ObservableList<Crumb> crumbs() {
        return crumbs;
    }

    /** Begins, unless that has happened. */
    public void load() {
        final Loadable<WeightedTree> current = trees.apply(form.get());
        current.load();
        current.whenReady(_ -> update());
    }

    /** Gives a node the full width. */
    public void zoom(final int node) {
        if (node != zoom.get()) {
            past.push(zoom.get());
            zoom.set(node);
        }
    }

    /** Returns to what was zoomed on before, or out by one level. */
    public void back() {
        final WeightedTree drawn = tree.get().value();
        if (!past.isEmpty()) {
            zoom.set(past.pop());
        } else if (drawn != null && zoom.get() > 0) {
            zoom.set(drawn.parent(zoom.get()));
        }
    }

    /** Shows a node in the inspector. */
    public void choose(final int node) {
        chosen.set(node);
        final WeightedTree drawn = tree.get().value();
        if (drawn != null && node != WeightedTree.NONE && drawn.payload(node) != WeightedTree.NONE) {
            select.accept(drawn.payload(node));
        }
    }

    /** Goes on to the next match, or to the one before; zooms out if it is outside of what is zoomed on. */
    public void goToMatch(final boolean forward) {
        final TreeSearch matches = found.get();
        final WeightedTree drawn = tree.get().value();
        if (matches == null || drawn == null || matches.count() == 0) {
            return;
        }
        final int from = chosen.get();
        final int next = forward ? matches.next(from) : matches.previous(from == WeightedTree.NONE ? 0 : from);
        if (next < zoom.get() || next >= drawn.subtreeEnd(zoom.get())) {
            zoom(0);
        }
        choose(next);
    }

    private void update() {
        final WeightedTree drawn = tree.get().value();
        chips.clear();
        crumbs.clear();
        if (drawn == null) {
            return;
        }
        final String text = search.get().strip();
        final TreeSearch matches = text.isEmpty() ? null : TreeSearch.containing(drawn, text);
        found.set(matches);
        matched.set(matches == null
                ? ""
                : Messages.get("flame.matched", Sizes.count(matches.count()),
                        Sizes.share(matches.matchedShare(VALUE))));
        if (zoom.get() > 0) {
            final List<Integer> path = new ArrayList<>();
            for (int node = zoom.get(); node > 0; node = drawn.parent(node)) {
                path.addFirst(node);
            }
            path.forEach(node -> crumbs.add(new Crumb(shortName(drawn.name(node)), () -> zoom(node))));
            chips.add(new Chip(Messages.get("flame.chip", shortName(drawn.name(zoom.get()))), () -> zoom(0)));
        }
    }

    private String shortName(final String name) {
        return form.get() == RetentionView.PACKAGE ? name : ClassName.of(name).simpleName();
    }
}

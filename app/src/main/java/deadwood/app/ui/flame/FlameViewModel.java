package deadwood.app.ui.flame;

import deadwood.app.text.Sizes;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.Crumb;
import deadwood.model.tree.TreeSearch;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
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

/** A flame graph: which of its trees is drawn, of which stacks, what is zoomed on, what is searched for, what is chosen. */
public final class FlameViewModel {

    /** The value that gives the widths: the first of the tree. */
    public static final int VALUE = 0;

    private final FlameSource source;
    private final Consumer<Integer> select;
    private final ObjectProperty<FlameForm> form;
    private final ObjectProperty<StackFilter> filter = new SimpleObjectProperty<>(StackFilter.NONE);
    private final ReadOnlyObjectWrapper<Loadable<WeightedTree>> tree = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper zoom = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(WeightedTree.NONE);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable TreeSearch> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper matched = new ReadOnlyStringWrapper("");
    private final ObservableList<Chip> chips = FXCollections.observableArrayList();
    private final ObservableList<Crumb> crumbs = FXCollections.observableArrayList();
    private final Deque<Integer> past = new ArrayDeque<>();

    /** @param select told the payload of the node that somebody wants to know more of */
    public FlameViewModel(final FlameSource source, final Consumer<Integer> select) {
        this.source = source;
        this.select = select;
        this.form = new SimpleObjectProperty<>(source.first());
        tree.addListener((_, _, now) -> watch(now));
        tree.set(form.get().trees().apply(filter.get()));
        form.addListener((_, _, _) -> showTree());
        filter.addListener((_, _, _) -> showTree());
        search.addListener((_, _, _) -> update());
        zoom.addListener((_, _, _) -> update());
    }

    private void watch(final Loadable<WeightedTree> shown) {
        shown.whenReady(_ -> {
            if (shown.equals(tree.get())) {
                update();
            }
        });
    }

    private void showTree() {
        past.clear();
        chosen.set(WeightedTree.NONE);
        zoom.set(0);
        found.set(null);
        tree.set(form.get().trees().apply(filter.get()));
        load();
        update();
    }

    public FlameSource source() {
        return source;
    }

    /** Which of the trees is drawn. */
    public ObjectProperty<FlameForm> formProperty() {
        return form;
    }

    /** Draws only the stacks in which that is found: part of a name, or a regular expression between slashes. */
    public void focus(final String text) {
        if (isFilter(text)) {
            filter.set(filter.get().focusing(text.strip()));
        }
    }

    /** Draws only the stacks in which that is not found: part of a name, or a regular expression between slashes. */
    public void ignore(final String text) {
        if (isFilter(text)) {
            filter.set(filter.get().ignoring(text.strip()));
        }
    }

    private boolean isFilter(final String text) {
        return source.isFiltered() && !text.isBlank() && StackFilter.pattern(text.strip()) != null;
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
        tree.get().load();
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
        showFilter();
        if (drawn == null) {
            return;
        }
        search(drawn);
        if (zoom.get() > 0) {
            final List<Integer> path = new ArrayList<>();
            for (int node = zoom.get(); node > 0; node = drawn.parent(node)) {
                path.addFirst(node);
            }
            path.forEach(node -> crumbs.add(new Crumb(shortName(drawn.name(node)), () -> zoom(node))));
            chips.add(new Chip(Messages.get("flame.chip", shortName(drawn.name(zoom.get()))), () -> zoom(0)));
        }
    }

    private void search(final WeightedTree drawn) {
        final String text = search.get().strip();
        final TreeSearch matches = text.isEmpty() ? null : StackFilter.search(drawn, text);
        found.set(matches);
        if (matches == null) {
            matched.set(text.isEmpty() ? "" : Messages.get("flame.unmatched"));
        } else {
            matched.set(Messages.get("flame.matched", Sizes.count(matches.count()),
                    Sizes.share(matches.matchedShare(VALUE))));
        }
    }

    private void showFilter() {
        final StackFilter shown = filter.get();
        for (final String text : shown.focus()) {
            chips.add(new Chip(Messages.get("flame.chip.focus", text),
                    () -> filter.set(filter.get().withoutFocus(text))));
        }
        for (final String text : shown.ignore()) {
            chips.add(new Chip(Messages.get("flame.chip.ignore", text),
                    () -> filter.set(filter.get().withoutIgnore(text))));
        }
    }

    private String shortName(final String name) {
        return form.get().text().shorten(name);
    }
}

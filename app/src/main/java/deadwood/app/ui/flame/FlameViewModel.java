package deadwood.app.ui.flame;

import deadwood.app.text.PlainName;
import deadwood.app.text.Sizes;
import deadwood.app.ui.profile.ProfileLens;
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
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A flame graph: what of its tree is zoomed on, what is searched for, what is chosen. */
public final class FlameViewModel {

    /** The value that gives the widths: the first of the tree. */
    public static final int VALUE = 0;

    /** Steps that the way to what is zoomed on has room for; those further out are one. */
    private static final int MOST_CRUMBS = 5;

    private final FlameSource source;
    private final Consumer<Integer> select;
    private final ReadOnlyObjectWrapper<FlameZoom> zoom = new ReadOnlyObjectWrapper<>(FlameZoom.ALL);
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(WeightedTree.NONE);
    private final BooleanProperty isRootAtBottom = new SimpleBooleanProperty();
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable TreeSearch> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper matched = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<Chip> chips = FXCollections.observableArrayList();
    private final ObservableList<Crumb> crumbs = FXCollections.observableArrayList();
    private final Deque<FlameZoom> past = new ArrayDeque<>();
    /** The names down to what was zoomed on in the tree before, to be found again in the next. */
    private List<String> path = List.of();
    private int asked;
    private boolean rests;

    /** @param select told the payload of the node that somebody wants to know more of */
    public FlameViewModel(final FlameSource source, final Consumer<Integer> select) {
        this.source = source;
        this.select = select;
        watch(source.shownProperty().get());
        source.shownProperty().addListener((_, before, now) -> change(before, now));
        search.addListener((_, _, _) -> search());
        zoom.addListener((_, _, _) -> showWay());
        source.chips().addListener((ListChangeListener<Chip>) _ -> showWay());
    }

    private void watch(final FlameTree shown) {
        shown.tree().whenReady(ready -> {
            if (shown.equals(source.shownProperty().get())) {
                zoomAlong(ready);
                search();
                showWay();
            }
        });
    }

    private void change(final FlameTree before, final FlameTree now) {
        final WeightedTree old = before.tree().value();
        // Where a tree is the same from another side, or in order of time, names lead elsewhere.
        if (source.lens() == null || !before.note().isEmpty() || !now.note().isEmpty()) {
            path = List.of();
        } else if (old != null) {
            path = old.path(zoom.get().node());
        } else if (!rests) {
            path = List.of();
        }
        past.clear();
        chosen.set(WeightedTree.NONE);
        found.set(null);
        zoom.set(FlameZoom.ALL);
        watch(now);
        if (!rests) {
            load();
        }
        showWay();
    }

    private void zoomAlong(final WeightedTree drawn) {
        int node = 0;
        for (final String name : path) {
            node = node == WeightedTree.NONE ? node : drawn.child(node, name);
        }
        path = List.of();
        if (node > 0 && drawn.total(VALUE, node) != 0) {
            zoom(node);
        }
    }

    public FlameSource source() {
        return source;
    }

    /** The tree that is drawn, null while it is not there. */
    @Nullable
    public WeightedTree tree() {
        return source.shownProperty().get().tree().value();
    }

    /** How it is worded. */
    FlameText text() {
        return source.shownProperty().get().text();
    }

    /** What takes the full width. */
    public ReadOnlyObjectProperty<FlameZoom> zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /** The node the inspector looks at, or {@link WeightedTree#NONE}. */
    public ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Whether the root stands at the bottom, as in a flame, and not on top, as in an icicle. */
    public BooleanProperty isRootAtBottomProperty() {
        return isRootAtBottom;
    }

    /** Part of a name, upper and lower case being the same, or a regular expression between slashes. */
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

    /** Why what stands in the field cannot be looked for, "" if it can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ObservableList<Chip> chips() {
        return chips;
    }

    /** The way from the root to what is zoomed on. */
    public ObservableList<Crumb> crumbs() {
        return crumbs;
    }

    /** Adds nothing up any more until it comes into sight again. */
    void rest() {
        rests = true;
    }

    /** Begins, unless that has happened. */
    public void load() {
        rests = false;
        source.shownProperty().get().tree().load();
    }

    /** Gives a node the full width. */
    public void zoom(final int node) {
        zoom(FlameZoom.of(node));
    }

    /** Gives that the full width. */
    void zoom(final FlameZoom wanted) {
        if (!wanted.equals(zoom.get())) {
            past.push(zoom.get());
            zoom.set(wanted);
        }
    }

    /** Returns to what was zoomed on before, or out by one level. */
    public void back() {
        final WeightedTree drawn = tree();
        if (!past.isEmpty()) {
            zoom.set(past.pop());
        } else if (drawn != null && zoom.get().isPart()) {
            zoom.set(FlameZoom.of(zoom.get().node()));
        } else if (drawn != null && zoom.get().node() > 0) {
            zoom.set(FlameZoom.of(drawn.parent(zoom.get().node())));
        }
    }

    /** Shows a node in the inspector, and tells the other views of a profile. */
    public void choose(final int node) {
        chosen.set(node);
        final WeightedTree drawn = tree();
        if (drawn == null || node == WeightedTree.NONE) {
            return;
        }
        final ProfileLens lens = source.lens();
        if (lens != null && node > 0) {
            lens.functionProperty().set(drawn.name(node));
        }
        if (drawn.payload(node) != WeightedTree.NONE) {
            select.accept(drawn.payload(node));
        }
    }

    /** Goes on to the next match, or to the one before; zooms out if it is outside of what is zoomed on. */
    public void goToMatch(final boolean forward) {
        final TreeSearch matches = found.get();
        final WeightedTree drawn = tree();
        if (matches == null || drawn == null || matches.count() == 0) {
            return;
        }
        final int from = chosen.get();
        final int next = forward ? matches.next(from) : matches.previous(from == WeightedTree.NONE ? 0 : from);
        if (!zoom.get().shows(drawn, next)) {
            zoom(0);
        }
        choose(next);
    }

    /** The stack of a node, a name a line: of calls the innermost first, of all else the outermost first. */
    String stack(final int node) {
        final WeightedTree drawn = tree();
        if (drawn == null || node == WeightedTree.NONE) {
            return "";
        }
        final ProfileSource profile = source.profile();
        final List<String> names = drawn.path(node);
        final boolean isOnTop = source.lens() == null
                || profile != null && profile.shapeProperty().get() == FlameShape.INVERTED;
        return String.join("\n", isOnTop ? names : names.reversed());
    }

    private void showWay() {
        final WeightedTree drawn = tree();
        final List<Chip> narrowed = new ArrayList<>();
        final List<Crumb> way = new ArrayList<>();
        narrowed.addAll(source.chips());
        final FlameZoom now = zoom.get();
        if (drawn != null && (now.node() > 0 || now.isPart())) {
            final List<Integer> nodes = new ArrayList<>();
            for (int node = now.node(); node > 0; node = drawn.parent(node)) {
                nodes.addFirst(node);
            }
            if (nodes.size() > MOST_CRUMBS) {
                final int hidden = nodes.get(nodes.size() - MOST_CRUMBS);
                nodes.subList(0, nodes.size() - MOST_CRUMBS + 1).clear();
                way.add(new Crumb("…", () -> zoom(hidden)));
            }
            nodes.forEach(node -> way.add(new Crumb(shortName(drawn.name(node)), () -> zoom(node))));
            if (now.isPart()) {
                way.add(new Crumb(Messages.get("flame.part",
                        Sizes.count(FlameZoom.count(drawn, now.first(), now.last()))), () -> zoom(now)));
            }
            narrowed.add(new Chip(Messages.get("flame.chip", way.getLast().text()), () -> zoom(0)));
        }
        chips.setAll(narrowed);
        crumbs.setAll(way);
    }

    private void search() {
        final int mine = ++asked;
        final WeightedTree drawn = tree();
        final String text = search.get().strip();
        if (drawn == null) {
            return;
        }
        if (FlameSearch.isQuick(drawn, text)) {
            show(FlameSearch.of(drawn, text), drawn);
            return;
        }
        problem.set("");
        matched.set(Messages.get("flame.searching"));
        final Loadable<FlameSearch> work = source.aside(() -> FlameSearch.of(drawn, text));
        work.whenReady(result -> {
            if (mine == asked) {
                show(result, drawn);
            }
        });
        work.load();
    }

    private void show(final FlameSearch result, final WeightedTree drawn) {
        final TreeSearch matches = result.matches();
        found.set(matches);
        problem.set(result.problem());
        if (matches == null) {
            matched.set(result.problem());
        } else {
            matched.set(Messages.get(matches.count() == 1 ? "flame.matched.one" : "flame.matched",
                    Sizes.count(matches.count()), source.share(drawn, matches)));
        }
    }

    private String shortName(final String name) {
        return PlainName.of(text().shorten(name), PlainName.BRIEF);
    }
}

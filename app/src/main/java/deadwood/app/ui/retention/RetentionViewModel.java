package deadwood.app.ui.retention;

import deadwood.app.ui.object.ObjectReader;
import deadwood.app.ui.object.ObjectRow;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.table.TreeRows;
import deadwood.app.ui.table.TreeRows.Page;
import deadwood.app.ui.text.ClassName;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.Crumb;
import deadwood.app.work.RetentionView;
import deadwood.model.retention.Retention;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The retention tree of one heap, in one of its three forms. */
public final class RetentionViewModel {

    /**
     * The rows at the top, and what they are part of.
     *
     * @param rows the first rows at the top
     * @param whole bytes that a share is a share of
     * @param path the objects that dominate the one the tree is narrowed to, outermost first, it last; empty if it is not
     */
    public record Top(Page<RetentionRow> rows, long whole, List<ObjectRow> path) {

        public Top {
            path = List.copyOf(path);
        }
    }

    /** Above the top rows of all three forms: {@link Retention#ROOT} of the objects, node 0 of the merged trees. */
    private static final RetentionRow ROOT = new RetentionRow("", "", 0, 0, 0, true, Retention.ROOT, WeightedTree.NONE);
    private static final int LONGEST_PATH = 24;

    private final HeapSession session;
    private final Consumer<Integer> select;
    private final Function<RetentionView, Loadable<WeightedTree>> trees;
    private final ObjectProperty<RetentionView> form = new SimpleObjectProperty<>(RetentionView.OBJECT);
    private final ReadOnlyObjectWrapper<Loadable<Top>> top = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper whole = new ReadOnlyLongWrapper();
    private final ObservableList<Chip> chips = FXCollections.observableArrayList();
    private final ObservableList<Crumb> crumbs = FXCollections.observableArrayList();
    private final TreeRows<RetentionRow> rows = new TreeRows<>(new Source());
    private int focus = ObjectRow.NONE;

    /**
     * @param trees the merged trees
     * @param select told the object that somebody wants to know more of
     */
    public RetentionViewModel(final HeapSession session,
            final Function<RetentionView, Loadable<WeightedTree>> trees, final Consumer<Integer> select) {
        this.session = session;
        this.trees = trees;
        this.select = select;
        form.addListener((_, _, _) -> {
            focus = ObjectRow.NONE;
            restart();
        });
    }

    public TreeRows<RetentionRow> rows() {
        return rows;
    }

    /** Object by object, or merged. */
    public ObjectProperty<RetentionView> formProperty() {
        return form;
    }

    /** What the view waits for. */
    public ReadOnlyObjectProperty<Loadable<Top>> topProperty() {
        return top.getReadOnlyProperty();
    }

    /** Bytes that a share is a share of. */
    public ReadOnlyLongProperty wholeProperty() {
        return whole.getReadOnlyProperty();
    }

    public ObservableList<Chip> chips() {
        return chips;
    }

    public ObservableList<Crumb> crumbs() {
        return crumbs;
    }

    /** Begins, unless that has happened. */
    public void load() {
        if (top.get() == null) {
            restart();
        }
    }

    /** Narrows the tree to one object and what it dominates; {@link ObjectRow#NONE} shows all again. */
    public void focus(final int object) {
        focus = object;
        if (form.get() == RetentionView.OBJECT) {
            restart();
        } else {
            // which restarts, and forgets the focus
            form.set(RetentionView.OBJECT);
            focus = object;
            restart();
        }
    }

    public void select(final RetentionRow row) {
        if (row.object() != ObjectRow.NONE) {
            select.accept(row.object());
        }
    }

    private void restart() {
        final Loadable<Top> before = top.get();
        final Loadable<Top> next = form.get() == RetentionView.OBJECT
                ? objects(focus)
                : merged(trees.apply(form.get()));
        if (before != null) {
            before.forget();
        }
        next.whenReady(this::show);
        top.set(next);
        next.load();
    }

    private void show(final Top found) {
        whole.set(found.whole());
        rows.show(ROOT, found.rows());
        chips.clear();
        crumbs.clear();
        for (final ObjectRow step : found.path()) {
            crumbs.add(new Crumb(ClassName.of(step.typeName()).simpleName(), () -> focus(step
                    .object())));
        }
        if (!found.path().isEmpty()) {
            final ObjectRow last = found.path().getLast();
            chips.add(new Chip(Messages.get("retention.chip", ClassName.of(last.typeName())
                    .simpleName() + " @" + last.address()), () -> focus(ObjectRow.NONE)));
            rows.toggle(rows.rows().getFirst());
        }
    }

    private Loadable<Top> objects(final int narrowedTo) {
        return session.loadable(Messages.get("job.retention"), (snapshot, progress, cancel) -> {
            final ObjectReader reader = new ObjectReader(snapshot, progress, cancel);
            final long bytes = reader.retention().reachableBytes();
            if (narrowedTo == ObjectRow.NONE) {
                return new Top(children(reader, Retention.ROOT, 0, TreeRows.PAGE), bytes, List.of());
            }
            return new Top(new Page<>(List.of(RetentionRow.of(reader.row(narrowedTo))), 1), bytes,
                    path(reader, narrowedTo));
        });
    }

    private static List<ObjectRow> path(final ObjectReader reader, final int object) {
        final List<ObjectRow> path = new ArrayList<>();
        int at = object;
        while (at >= 0 && path.size() < LONGEST_PATH) {
            path.add(reader.row(at));
            at = reader.retention().idom(at);
        }
        Collections.reverse(path);
        return path;
    }

    private Loadable<Top> merged(final Loadable<WeightedTree> tree) {
        return tree.map(loaded -> {
            return new Top(Page.of(childRows(loaded, 0), 0, TreeRows.PAGE), loaded.total(0, 0), List.of());
        });
    }

    private static List<RetentionRow> childRows(final WeightedTree tree, final int node) {
        final List<RetentionRow> children = new ArrayList<>();
        for (int child = tree.firstChild(node); child != WeightedTree.NONE; child = tree.nextSibling(child)) {
            children.add(RetentionRow.of(tree, child));
        }
        return children;
    }

    private static Page<RetentionRow> children(final ObjectReader reader, final int object, final int from,
            final int count) {
        final Retention.Children children = reader.retention().children(object);
        final List<RetentionRow> page = new ArrayList<>();
        for (int i = from; i < Math.min(children.count(), from + count); i++) {
            page.add(RetentionRow.of(reader.row(children.get(i))));
        }
        return new Page<>(page, children.count());
    }

    private void ask(final int object, final int from, final int count, final Consumer<Page<RetentionRow>> receiver) {
        session.ask(Messages.get("job.children"), (snapshot, progress, cancel) -> children(
                new ObjectReader(snapshot, progress, cancel), object, from, count), receiver);
    }

    private final class Source implements TreeRows.Source<RetentionRow> {

        @Override
        public boolean hasChildren(final RetentionRow node) {
            return node.hasChildren();
        }

        @Override
        public void children(final RetentionRow node, final int from, final int count,
                final Consumer<Page<RetentionRow>> receiver) {
            if (form.get() == RetentionView.OBJECT) {
                ask(node.object(), from, count, receiver);
                return;
            }
            final WeightedTree tree = trees.apply(form.get()).value();
            if (tree != null) {
                receiver.accept(Page.of(childRows(tree, Math.max(node.node(), 0)), from, count));
            }
        }
    }
}

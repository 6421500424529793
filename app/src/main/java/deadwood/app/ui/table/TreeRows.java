package deadwood.app.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * A tree as the rows of a table: a node is followed by its children while it is open. Children are asked for a page at a time, when
 * somebody looks at them. For the thread of the toolkit.
 *
 * @param <N> what a node of the tree is; no two nodes of the tree are equal
 */
public final class TreeRows<N> {

    /** Children asked for at once. */
    public static final int PAGE = 200;

    /** Where the nodes come from. */
    public interface Source<N> {

        boolean hasChildren(N node);

        /**
         * Hands children to {@code receiver}, now or later, on the thread of the rows.
         *
         * @param from index of the first child wanted
         * @param count how many are wanted at the most
         */
        void children(N node, int from, int count, Consumer<Page<N>> receiver);
    }

    /**
     * Some children of a node.
     *
     * @param nodes the children asked for
     * @param total how many children the node has
     */
    public record Page<N>(List<N> nodes, int total) {

        public Page {
            nodes = List.copyOf(nodes);
        }

        /** The part of a whole list that was asked for. */
        public static <N> Page<N> of(final List<N> all, final int from, final int count) {
            final int start = Math.min(from, all.size());
            return new Page<>(all.subList(start, Math.min(start + count, all.size())), all.size());
        }
    }

    /** A row of the table. */
    public sealed interface Row<N> {

        /** Levels below the top, 0 at the top. */
        int depth();
    }

    /**
     * A node of the tree.
     *
     * @param isOpen whether its children follow, or are on their way
     */
    public record NodeRow<N>(N node, int depth, boolean hasChildren, boolean isOpen) implements Row<N> {}

    /**
     * In place of children that are on their way or were not asked for yet.
     *
     * @param parent whose children they are
     * @param from index of the first of them
     * @param count how many there are, 0 while they are on their way
     */
    public record MoreRow<N>(N parent, int depth, int from, int count) implements Row<N> {}

    private final Source<N> source;
    private final ObservableList<Row<N>> rows = FXCollections.observableArrayList();

    public TreeRows(final Source<N> source) {
        this.source = source;
    }

    /** The rows, to be shown and not to be changed. */
    public ObservableList<Row<N>> rows() {
        return rows;
    }

    /**
     * Starts over with the children of a node at the top, closed.
     *
     * @param root is not shown itself
     * @param first its first children
     */
    public void show(final N root, final Page<N> first) {
        rows.setAll(childRows(root, 0, 0, first));
    }

    /** Opens what is closed, closes what is open; asks for more where there is more. */
    public void toggle(final Row<N> row) {
        switch (row) {
            case final NodeRow<N> node when node.isOpen() -> close(node);
            case final NodeRow<N> node -> open(node);
            case final MoreRow<N> more -> more(more);
        }
    }

    /** Shows the children of a row. */
    public void open(final NodeRow<N> row) {
        final int index = rows.indexOf(row);
        if (row.isOpen() || !row.hasChildren() || index < 0) {
            return;
        }
        rows.set(index, new NodeRow<>(row.node(), row.depth(), true, true));
        final MoreRow<N> waiting = new MoreRow<>(row.node(), row.depth() + 1, 0, 0);
        rows.add(index + 1, waiting);
        source.children(row.node(), 0, PAGE, page -> replace(waiting, page));
    }

    /** Hides all that is below a row. */
    public void close(final NodeRow<N> row) {
        final int index = rows.indexOf(row);
        if (!row.isOpen() || index < 0) {
            return;
        }
        rows.remove(index + 1, end(index));
        rows.set(index, new NodeRow<>(row.node(), row.depth(), row.hasChildren(), false));
    }

    /** Asks for the children that a row stands for. */
    public void more(final MoreRow<N> more) {
        if (more.count() > 0) {
            source.children(more.parent(), more.from(), PAGE, page -> replace(more, page));
        }
    }

    /** One past the last row below the row at {@code index}. */
    private int end(final int index) {
        final int depth = rows.get(index).depth();
        int end = index + 1;
        while (end < rows.size() && rows.get(end).depth() > depth) {
            end++;
        }
        return end;
    }

    private void replace(final MoreRow<N> placeholder, final Page<N> page) {
        final int at = rows.indexOf(placeholder);
        if (at >= 0) {
            rows.remove(at);
            rows.addAll(at, childRows(placeholder.parent(), placeholder.depth(), placeholder.from(), page));
        }
    }

    private List<Row<N>> childRows(final N parent, final int depth, final int from, final Page<N> page) {
        final List<Row<N>> children = new ArrayList<>(page.nodes().size() + 1);
        for (final N node : page.nodes()) {
            children.add(new NodeRow<>(node, depth, source.hasChildren(node), false));
        }
        final int next = from + page.nodes().size();
        if (next < page.total() && !page.nodes().isEmpty()) {
            children.add(new MoreRow<>(parent, depth, next, page.total() - next));
        }
        return children;
    }

    /**
     * Opens the rows that lead to a node whose ancestors, from the top on, are known. Works on what the source hands over at once.
     *
     * @return the index of the last of them that could be found; −1 if not even the first could
     */
    public int reveal(final List<N> path) {
        int at = -1;
        int from = 0;
        for (int depth = 0; depth < path.size(); depth++) {
            final int found = indexOf(path.get(depth), depth, from);
            if (found < 0) {
                return at;
            }
            at = found;
            if (depth < path.size() - 1 && rows.get(at) instanceof final NodeRow<N> row) {
                open(row);
            }
            from = at + 1;
        }
        return at;
    }

    /** The row of a node among siblings that begin at {@code from}; pages are asked for until it is there. */
    private int indexOf(final N node, final int depth, final int from) {
        int i = from;
        while (i < rows.size() && rows.get(i).depth() >= depth) {
            final Row<N> row = rows.get(i);
            if (row instanceof final NodeRow<N> candidate && row.depth() == depth && candidate.node().equals(node)) {
                return i;
            }
            if (row instanceof final MoreRow<N> further && row.depth() == depth) {
                more(further);
                if (i < rows.size() && rows.get(i).equals(row)) {
                    return -1;
                }
            } else {
                i++;
            }
        }
        return -1;
    }
}

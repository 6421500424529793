package deadwood.app.ui.calls;

import deadwood.app.ui.table.TreeRows;
import deadwood.app.ui.table.TreeRows.NodeRow;
import deadwood.app.ui.table.TreeRows.Page;
import deadwood.app.ui.table.TreeRows.Row;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call tree as rows. */
final class CallRows {

    /** A chain of single calls is opened that far at once, so that one does not click through frames between which nothing is decided. */
    private static final int LONGEST_CHAIN = 40;

    private final TreeRows<CallRow> rows = new TreeRows<>(new Source());
    private @Nullable WeightedTree tree;

    TreeRows<CallRow> rows() {
        return rows;
    }

    void show(final WeightedTree shown) {
        tree = shown;
        rows.show(CallRow.of(shown, 0), Page.of(children(shown, 0), 0, TreeRows.PAGE));
        openHeaviest();
    }

    void clear() {
        tree = null;
        rows.rows().clear();
    }

    /** Opens the first rows as long as each is all that the one above it calls. */
    private void openHeaviest() {
        int at = 0;
        while (at < LONGEST_CHAIN && at < rows.rows().size()
                && rows.rows().get(at) instanceof final NodeRow<CallRow> row
                && row.hasChildren()) {
            rows.open(row);
            final boolean isOnly = at + 1 < rows.rows().size()
                    && rows.rows().get(at
                            + 1) instanceof NodeRow<CallRow>(final CallRow child, final int _, final boolean _, final boolean _)
                    && child.total() == row.node().total();
            if (!isOnly) {
                return;
            }
            at++;
        }
    }

    private static List<CallRow> children(final WeightedTree tree, final int node) {
        final List<CallRow> children = new ArrayList<>();
        for (int child = tree.firstChild(node); child != WeightedTree.NONE; child = tree.nextSibling(child)) {
            children.add(CallRow.of(tree, child));
        }
        return children;
    }

    /** The number of a row, −1 in place of one that stands for others. */
    static long number(final Row<CallRow> row, final java.util.function.ToLongFunction<CallRow> number,
            final long none) {
        return row instanceof final NodeRow<CallRow> node ? number.applyAsLong(node.node()) : none;
    }

    private final class Source implements TreeRows.Source<CallRow> {

        @Override
        public boolean hasChildren(final CallRow node) {
            return node.hasChildren();
        }

        @Override
        public void children(final CallRow node, final int from, final int count,
                final Consumer<Page<CallRow>> receiver) {
            final WeightedTree shown = tree;
            if (shown != null) {
                receiver.accept(Page.of(CallRows.children(shown, node.node()), from, count));
            }
        }
    }
}

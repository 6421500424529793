package deadwood.app.ui.compare;

import deadwood.app.ui.object.ObjectRow;
import deadwood.model.diff.HeapDelta;
import deadwood.model.diff.HeapDelta.ClassDelta;
import deadwood.model.diff.HeapDelta.StructureDelta;
import deadwood.model.tree.TreeDelta;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something in two snapshots. Sizes are bytes.
 *
 * @param name what it is called
 * @param suffix what follows the name in a quiet tone, or ""
 * @param state on which sides it is
 * @param countBefore how many objects, instances or structures it is before
 * @param objectBefore an object that stands for it in the first snapshot, or {@link ObjectRow#NONE}
 * @param objectAfter an object that stands for it in the second snapshot, or {@link ObjectRow#NONE}
 * @param node the node of the union of the trees, {@link WeightedTree#NONE} if it is of no tree
 */
public record DeltaRow(String name, String suffix, HeapDelta.State state, long before, long after, long countBefore,
        long countAfter, int objectBefore, int objectAfter, int node, boolean hasChildren) {

    private static final int BYTES = 0;
    private static final int OBJECTS = 1;

    /** Above all others. */
    static final DeltaRow ROOT = new DeltaRow("", "", HeapDelta.State.BOTH, 0, 0, 0, 0, ObjectRow.NONE, ObjectRow.NONE,
            0, true);

    /** Bytes after minus bytes before. */
    public long delta() {
        return after - before;
    }

    /** Count after minus count before. */
    public long countDelta() {
        return countAfter - countBefore;
    }

    static DeltaRow of(final TreeDelta trees, final int node) {
        final WeightedTree union = trees.union();
        final int before = trees.beforeNode(node);
        final int after = trees.afterNode(node);
        final HeapDelta.State state = switch (trees.state(node)) {
            case BOTH -> HeapDelta.State.BOTH;
            case NEW -> HeapDelta.State.NEW;
            case GONE -> HeapDelta.State.GONE;
        };
        return new DeltaRow(union.name(node), "", state, trees.totalBefore(BYTES, node), trees.totalAfter(BYTES, node),
                trees.totalBefore(OBJECTS, node), trees.totalAfter(OBJECTS, node),
                before == WeightedTree.NONE ? ObjectRow.NONE : trees.before().payload(before),
                after == WeightedTree.NONE ? ObjectRow.NONE : trees.after().payload(after), node,
                union.firstChild(node) != WeightedTree.NONE);
    }

    /** The children of a node, the largest change first. */
    static List<DeltaRow> children(final TreeDelta trees, final int node) {
        final List<DeltaRow> rows = new ArrayList<>();
        final WeightedTree union = trees.union();
        for (int child = union.firstChild(node); child != WeightedTree.NONE; child = union.nextSibling(child)) {
            rows.add(of(trees, child));
        }
        rows.sort(Comparator.comparingLong((DeltaRow row) -> -Math.abs(row.delta()))
                .thenComparingLong(row -> -Math.max(row.before(), row.after())).thenComparing(DeltaRow::name));
        return rows;
    }

    static DeltaRow of(final ClassDelta type) {
        return new DeltaRow(type.className(), "", type.state(), type.shallowBefore(), type.shallowAfter(), type
                .instancesBefore(), type.instancesAfter(), ObjectRow.NONE, ObjectRow.NONE, WeightedTree.NONE, false);
    }

    static DeltaRow of(final StructureDelta structure) {
        final long before = structure.before() == null ? 0 : structure.before().retainedSize();
        final long after = structure.after() == null ? 0 : structure.after().retainedSize();
        return new DeltaRow(structure.where(), structure.type(), structure.state(), before, after,
                structure.before() == null ? 0 : structure.before().count(),
                structure.after() == null ? 0 : structure.after().count(),
                structure.objectsBefore().isEmpty() ? ObjectRow.NONE : structure.objectsBefore().getFirst(),
                structure.objectsAfter().isEmpty() ? ObjectRow.NONE : structure.objectsAfter().getFirst(),
                WeightedTree.NONE, false);
    }
}

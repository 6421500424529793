package deadwood.app.ui.compare;

import deadwood.app.ui.object.ObjectRow;
import deadwood.model.diff.HeapDelta.ClassDelta;
import deadwood.model.diff.HeapDelta.State;
import deadwood.model.diff.HeapDelta.StructureDelta;
import deadwood.model.tree.WeightedTree;

/**
 * Something in two snapshots. Sizes are bytes.
 *
 * @param name what it is called
 * @param suffix what follows the name in a quiet tone, or ""
 * @param presence on which sides it is
 * @param countBefore how many objects, instances or structures it is before
 * @param objectBefore an object that stands for it in the first snapshot, or {@link ObjectRow#NONE}
 * @param objectAfter an object that stands for it in the second snapshot, or {@link ObjectRow#NONE}
 * @param node the node of the union of the trees, {@link WeightedTree#NONE} if it is of no tree
 */
public record DeltaRow(String name, String suffix, Presence presence, long before, long after, long countBefore,
        long countAfter, int objectBefore, int objectAfter, int node, boolean hasChildren) {

    /** On which sides something is. */
    public enum Presence {
        BOTH,
        NEW,
        GONE,
        /** Not shown before: it was not there, or among the smaller ones. */
        NEW_OR_WAS_SMALLER,
        /** No longer shown: it is not there, or among the smaller ones. */
        GONE_OR_SMALLER;

        /** Whether the first snapshot shows it. */
        public boolean isBefore() {
            return this != NEW && this != NEW_OR_WAS_SMALLER;
        }

        /** Whether the second snapshot shows it. */
        public boolean isAfter() {
            return this != GONE && this != GONE_OR_SMALLER;
        }

        private static Presence of(final State state) {
            return switch (state) {
                case BOTH -> BOTH;
                case NEW -> NEW;
                case GONE -> GONE;
            };
        }
    }

    /** Above all others. */
    static final DeltaRow ROOT = new DeltaRow("", "", Presence.BOTH, 0, 0, 0, 0, ObjectRow.NONE, ObjectRow.NONE, 0,
            true);

    /** Bytes after minus bytes before. */
    public long delta() {
        return after - before;
    }

    /** Count after minus count before. */
    public long countDelta() {
        return countAfter - countBefore;
    }

    static DeltaRow of(final ClassDelta type) {
        return new DeltaRow(type.className(), "", Presence.of(type.state()), type.shallowBefore(), type.shallowAfter(),
                type.instancesBefore(), type.instancesAfter(), ObjectRow.NONE, ObjectRow.NONE, WeightedTree.NONE,
                false);
    }

    static DeltaRow of(final StructureDelta structure) {
        final long before = structure.before() == null ? 0 : structure.before().retainedSize();
        final long after = structure.after() == null ? 0 : structure.after().retainedSize();
        return new DeltaRow(structure.where(), structure.type(), Presence.of(structure.state()), before, after,
                structure.before() == null ? 0 : structure.before().count(),
                structure.after() == null ? 0 : structure.after().count(),
                structure.objectsBefore().isEmpty() ? ObjectRow.NONE : structure.objectsBefore().getFirst(),
                structure.objectsAfter().isEmpty() ? ObjectRow.NONE : structure.objectsAfter().getFirst(),
                WeightedTree.NONE, false);
    }
}

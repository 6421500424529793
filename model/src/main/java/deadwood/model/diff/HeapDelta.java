package deadwood.model.diff;

import deadwood.model.tree.TreeDelta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two heaps.
 *
 * @param findings what to look at, the most expensive first
 * @param classes classes of either side by Δ of shallow bytes, largest change first
 * @param structures structures of either side, matched by where they hang and type, largest change of retained bytes first
 * @param retention the union of the two retention trees merged by class
 * @param totals sums of both sides
 */
public record HeapDelta(List<Finding> findings, List<ClassDelta> classes, List<StructureDelta> structures,
        TreeDelta retention, Totals totals) {

    public HeapDelta {
        findings = List.copyOf(findings);
        classes = List.copyOf(classes);
        structures = List.copyOf(structures);
    }

    /** Whether something is on both sides or on one. */
    public enum State {
        BOTH, NEW, GONE
    }

    /** The reachable instances of a class by name, its loaders summed: they add up to {@link Totals}. Sizes are bytes. */
    public record ClassDelta(String className, State state, long instancesBefore, long instancesAfter,
            long shallowBefore, long shallowAfter,
            long retainedBefore, long retainedAfter) {

        public long deltaInstances() {
            return instancesAfter - instancesBefore;
        }

        public long deltaShallow() {
            return shallowAfter - shallowBefore;
        }

        public long deltaRetained() {
            return retainedAfter - retainedBefore;
        }
    }

    /** The structures of one type in one place. */
    public record StructureDelta(String where, String type, State state, @Nullable Measures before,
            @Nullable Measures after,
            List<Integer> objectsBefore, List<Integer> objectsAfter) {

        public StructureDelta {
            objectsBefore = List.copyOf(objectsBefore);
            objectsAfter = List.copyOf(objectsAfter);
        }

        public long deltaRetained() {
            return (after == null ? 0 : after.retainedSize()) - (before == null ? 0 : before.retainedSize());
        }
    }

    /** Reachable objects and bytes of both sides. */
    public record Totals(long objectsBefore, long objectsAfter, long bytesBefore, long bytesAfter) {}
}

package deadwood.model.structure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Which structures are in which group of a {@link StructureReport}. Immutable. */
public final class StructureMembers {

    /** No groups. */
    static final StructureMembers NONE = new StructureMembers(new int[1], new int[0], Map.of());

    private final int[] starts;
    private final int[] objects;
    private final Map<Integer, List<int[]>> deadRoots;

    /**
     * @param starts where the objects of each group begin, and the end of the last
     * @param objects ids, group by group
     * @param deadRoots of groups of tries the topmost dead nodes of each trie
     */
    StructureMembers(final int[] starts, final int[] objects, final Map<Integer, List<int[]>> deadRoots) {
        this.starts = starts;
        this.objects = objects;
        this.deadRoots = Map.copyOf(deadRoots);
    }

    /** Number of structures in a group. */
    public int count(final int group) {
        return starts[group + 1] - starts[group];
    }

    /** Calls {@code action} with the id of each structure of a group. */
    public void forEach(final int group, final IntConsumer action) {
        Arrays.stream(objects, starts[group], starts[group + 1]).forEach(action);
    }

    /** Calls {@code action} with the id of each dead node of the group's tries whose parent is not dead. */
    public void forEachDeadRoot(final int group, final IntConsumer action) {
        deadRoots.getOrDefault(group, List.of()).forEach(roots -> Arrays.stream(roots).forEach(action));
    }
}

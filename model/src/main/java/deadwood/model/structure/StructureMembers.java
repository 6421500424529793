package deadwood.model.structure;

import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.NativeColumnStore;
import java.io.IOException;
import java.util.function.IntConsumer;

/** Which structures are in which group of a {@link StructureReport}. Immutable. */
public final class StructureMembers {

    static final String OBJECTS = "structures";
    static final String STARTS = "structure groups";
    static final String DEAD_ROOTS = "dead trie nodes";
    static final String DEAD_STARTS = "dead trie node groups";

    private final IntColumn starts;
    private final IntColumn objects;
    private final IntColumn deadStarts;
    private final IntColumn deadRoots;

    /**
     * @param starts where the objects of each group begin, and the end of the last
     * @param objects ids, group by group
     * @param deadStarts where the dead nodes of each group begin, and the end of the last
     * @param deadRoots ids of the topmost dead nodes, group by group
     */
    StructureMembers(final IntColumn starts, final IntColumn objects, final IntColumn deadStarts,
            final IntColumn deadRoots) {
        this.starts = starts;
        this.objects = objects;
        this.deadStarts = deadStarts;
        this.deadRoots = deadRoots;
    }

    /** Copies arrays into the columns of a store. */
    static StructureMembers of(final int[] starts, final int[] objects, final int[] deadStarts, final int[] deadRoots,
            final ColumnStore store) throws IOException {
        return new StructureMembers(column(store, STARTS, starts), column(store, OBJECTS, objects),
                column(store, DEAD_STARTS, deadStarts), column(store, DEAD_ROOTS, deadRoots));
    }

    private static IntColumn column(final ColumnStore store, final String name, final int[] values)
            throws IOException {
        final IntColumn column = store.ints(name, values.length);
        column.set(0, values, 0, values.length);
        return column;
    }

    /** Those of no groups. */
    static StructureMembers none() {
        try {
            return of(new int[1], new int[0], new int[1], new int[0], new NativeColumnStore());
        } catch (final IOException e) {
            throw new IllegalStateException("there is no room for two numbers", e);
        }
    }

    /** Number of groups. */
    int groups() {
        return (int) Math.min(starts.size(), deadStarts.size()) - 1;
    }

    /** Number of structures in a group. */
    public int count(final int group) {
        return starts.get(group + 1L) - starts.get(group);
    }

    /** Calls {@code action} with the id of each structure of a group. */
    public void forEach(final int group, final IntConsumer action) {
        forEach(starts, objects, group, action);
    }

    /** Calls {@code action} with the id of each dead node of the group's tries whose parent is not dead. */
    public void forEachDeadRoot(final int group, final IntConsumer action) {
        forEach(deadStarts, deadRoots, group, action);
    }

    private static void forEach(final IntColumn starts, final IntColumn values, final int group,
            final IntConsumer action) {
        final int end = starts.get(group + 1L);
        for (int at = starts.get(group); at < end; at++) {
            action.accept(values.get(at));
        }
    }
}

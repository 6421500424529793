package deadwood.model.structure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The structures of one type that hang in one place: one row of the table of structures. Measures are sums over the group.
 *
 * @param where the holding classes and fields: {@code static com.acme.Router.INSTANCE → routes → trie}
 * @param type class name of the structures
 * @param kind their shape
 * @param count how many there are
 * @param objects ids of the largest by retained size, largest first, at most {@value #MAXIMUM_OBJECTS}
 * @param entries entries held
 * @param capacity entries that fit
 * @param emptySlots slots with nothing in them
 * @param wastedBytes bytes of empty slots and dead nodes, as in {@link Structure#wastedBytes}
 * @param retainedSize retained bytes, what one of them retains inside another counted once
 * @param trie what only tries have, or null
 */
public record StructureGroup(String where, String type, StructureKind kind, long count, List<Integer> objects,
        long entries, long capacity,
        long emptySlots, long wastedBytes, long retainedSize, @Nullable TrieMeasures trie) {

    /** Objects named in a group. */
    public static final int MAXIMUM_OBJECTS = 20;

    public StructureGroup {
        objects = List.copyOf(objects);
    }
}

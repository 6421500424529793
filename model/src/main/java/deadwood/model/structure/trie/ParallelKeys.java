package deadwood.model.structure.trie;

import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether packed arrays of children have an array of primitives beside them that is as long and says which piece of a key leads to
 * each: {@code byte[] keys; Node[] children}. In a B-tree there is such an array, too, but no key comes twice in it.
 */
final class ParallelKeys {

    /** Nodes that must have been seen, and keys of each that are looked at. */
    private static final int MINIMUM_NODES = 16;
    private static final int KEYS = 4;

    private final HeapGraph heap;
    private final FieldReader reader;
    private final FamilyPlan plan;
    private final Set<Long> distinct = new HashSet<>();
    private long keys;

    ParallelKeys(final HeapGraph heap, final FieldReader reader, final FamilyPlan plan) {
        this.heap = heap;
        this.reader = reader;
        this.plan = plan;
    }

    /** @param nodes some that have children in arrays */
    boolean areBeside(final int[] nodes) {
        int matches = 0;
        for (final int node : nodes) {
            matches += hasKeys(node) ? 1 : 0;
        }
        // Half of the keys at least come again.
        return nodes.length >= MINIMUM_NODES && matches * 2 >= nodes.length && keys > 0
                && distinct.size() * 2L <= keys;
    }

    private boolean hasKeys(final int node) {
        for (final FamilyPlan.Part part : plan.parts(heap.classIdOf(node))) {
            if (part.role() == FamilyPlan.Role.ARRAY) {
                reader.select(node);
                final int array = reader.readReference(part.offset());
                if (array != HeapGraph.NONE && hasKeys(node, heap.arrayLength(array))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean hasKeys(final int node, final int length) {
        for (final Field field : heap.classOf(node).fields()) {
            if (field.type().isReference()) {
                reader.select(node);
                final int target = reader.readReference(field.offset());
                final FieldType element = target == HeapGraph.NONE ? null : heap.classOf(target).elementType();
                if (element != null && isKey(element) && heap.arrayLength(target) == length) {
                    read(target, element, length);
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isKey(final FieldType element) {
        return switch (element) {
            case BYTE, CHAR, SHORT, INT, LONG -> true;
            case REFERENCE, BOOLEAN, FLOAT, DOUBLE -> false;
        };
    }

    private void read(final int array, final FieldType element, final int length) {
        for (int i = 0; i < Math.min(length, KEYS); i++) {
            final long bits = heap.object(array, reader).bits(element, (long) i * element.bytes(0));
            // What is not used yet is zero and says nothing.
            if (bits != 0) {
                keys++;
                distinct.add(bits);
            }
        }
    }
}

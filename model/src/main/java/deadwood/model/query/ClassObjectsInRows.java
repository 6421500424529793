package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import java.util.BitSet;

/**
 * Which classes stand at the end of the rows of their instances: those whose class object is no entry point, so that only its
 * instances are sure to keep it ({@link HeapGraph}).
 */
final class ClassObjectsInRows {

    private final BitSet classes = new BitSet();

    ClassObjectsInRows(final HeapGraph heap) {
        for (final ClassInfo type : heap.classes().all()) {
            if (type.mirror() != HeapGraph.NONE && !isEntryPoint(heap, type.mirror())) {
                classes.set(type.id());
            }
        }
    }

    private static boolean isEntryPoint(final HeapGraph heap, final int object) {
        int low = 0;
        int high = heap.entryPointCount() - 1;
        while (low <= high) {
            final int middle = low + high >>> 1;
            final int entry = heap.entryPoint(middle);
            if (entry == object) {
                return true;
            }
            if (entry < object) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    /** Whether the row of an instance of the class ends with the class object, before the locals if it is a thread. */
    boolean has(final int classId) {
        return classes.get(classId);
    }
}

package deadwood.model.query;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import java.util.Arrays;

/** Finds the reachable strings that say what one of them says. */
public final class EqualStrings {

    private static final int CHECK_EVERY = 1 << 14;

    private EqualStrings() {}

    /**
     * Their ids, ascending, that of {@code example} among them.
     *
     * @throws deadwood.model.heap.FieldSourceException if the dump is no longer there
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static int[] of(final Retention retention, final int example, final CancelSignal cancel) {
        final HeapGraph heap = retention.heap();
        final StringContents contents = new StringContents(heap);
        final int array = contents.arrayOf(example);
        int[] found = new int[16];
        int count = 0;
        try (FieldReader reader = heap.fields().reader()) {
            for (int object = 0; object < heap.objectCount(); object++) {
                if (object % CHECK_EVERY == 0) {
                    cancel.check();
                }
                if (contents.isString(object) && retention.isReachable(object)
                        && mayBeEqual(heap, contents, array, contents.arrayOf(object))
                        && contents.equal(example, object, reader)) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, count * 2);
                    }
                    found[count++] = object;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Mostly the length of the array tells strings apart without a look at what is in them. */
    private static boolean mayBeEqual(final HeapGraph heap, final StringContents contents, final int left,
            final int right) {
        return left != HeapGraph.NONE && right != HeapGraph.NONE && (left == right || contents.areParts()
                || heap.arrayLength(left) == heap.arrayLength(right));
    }
}

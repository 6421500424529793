package deadwood.model.structure.measure;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.BitSet;

/** Numbers the nodes of tries and vectors from 0 in the order of their ids: one bit an object and 4 bytes for 64 objects. Immutable. */
final class NodeNumbers {

    private static final int CHECK_EVERY = 1 << 16;

    private final long[] words;
    private final int[] ranks;
    private final int[] objects;

    private NodeNumbers(final long[] words, final int count) {
        this.words = words;
        this.ranks = new int[words.length];
        this.objects = new int[count];
        int rank = 0;
        for (int word = 0; word < words.length; word++) {
            ranks[word] = rank;
            for (long rest = words[word]; rest != 0; rest &= rest - 1) {
                objects[rank++] = (word << 6) + Long.numberOfTrailingZeros(rest);
            }
        }
    }

    static NodeNumbers of(final HeapGraph heap, final HeapCatalog catalog, final Retention retention,
            final CancelSignal cancel) {
        if (!catalog.hasTrieNodes()) {
            return new NodeNumbers(new long[0], 0);
        }
        final long[] words = new long[(heap.objectCount() >>> 6) + 1];
        int count = 0;
        for (int object = 0; object < heap.objectCount(); object++) {
            if ((object & CHECK_EVERY - 1) == 0) {
                cancel.check();
            }
            if (catalog.isTrieNode(heap.classIdOf(object)) && retention.isReachable(object)) {
                words[object >>> 6] |= 1L << object;
                count++;
            }
        }
        return new NodeNumbers(words, count);
    }

    /** Numbers some nodes alone. */
    static NodeNumbers of(final BitSet nodes) {
        return new NodeNumbers(nodes.toLongArray(), nodes.cardinality());
    }

    int size() {
        return objects.length;
    }

    /** The number of an object, −1 if it is no node. */
    int of(final int object) {
        final int word = object >>> 6;
        if (word >= words.length || (words[word] & 1L << object) == 0) {
            return -1;
        }
        return ranks[word] + Long.bitCount(words[word] & (1L << object) - 1);
    }

    int object(final int number) {
        return objects[number];
    }

    /** The first node behind an object, −1 if there is none. */
    int next(final int object) {
        final int number = object < 0 ? 0 : of(object) + 1;
        return number < objects.length ? objects[number] : -1;
    }
}

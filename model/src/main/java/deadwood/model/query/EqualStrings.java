package deadwood.model.query;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.GrowingArrays;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the reachable strings that say what some of them say: in one pass over the heap, on all processors, however many are asked for. */
public final class EqualStrings {

    private static final int GRAIN = 1 << 16;

    private final HeapGraph heap;
    private final StringContents contents;
    private final int[] examples;
    /** Examples by the hash of their array, and by their length: most strings have another. */
    private final Map<Long, List<Integer>> byHash = new HashMap<>();
    private final BitSet lengths = new BitSet();
    private final List<GrowingArrays.Ints> found = new ArrayList<>();

    private EqualStrings(final HeapGraph heap, final int[] examples) {
        this.heap = heap;
        this.contents = new StringContents(heap);
        this.examples = examples;
        try (FieldReader reader = heap.fields().reader()) {
            final ContentHash hash = new ContentHash(Long.SIZE);
            for (int i = 0; i < examples.length; i++) {
                found.add(new GrowingArrays.Ints());
                final int array = contents.arrayOf(examples[i]);
                if (array != HeapGraph.NONE) {
                    lengths.set(heap.arrayLength(array));
                    byHash.computeIfAbsent(hashOf(examples[i], array, hash, reader), _ -> new ArrayList<>(1)).add(i);
                }
            }
        }
    }

    /**
     * For each example the ids of the strings that say the same, ascending, its own among them.
     *
     * @param examples ids of strings
     * @throws deadwood.model.heap.FieldSourceException if the dump is no longer there
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static List<int[]> of(final Retention retention, final List<Integer> examples, final CancelSignal cancel)
            throws IOException {
        final HeapGraph heap = retention.heap();
        final EqualStrings strings = new EqualStrings(heap, examples.stream().mapToInt(Integer::intValue).toArray());
        try (PerThread<Reading> readers = new PerThread<>(() -> new Reading(heap), Reading::close)) {
            ParallelRanges.run(heap.objectCount(), GRAIN, cancel, (from, to) -> readers.with(reading -> {
                for (int object = (int) from; object < to; object++) {
                    if (strings.contents.isString(object) && retention.isReachable(object)) {
                        strings.look(object, reading);
                    }
                }
            }));
        }
        return strings.found.stream().map(ids -> {
            final int[] sorted = ids.trimmed(ids.size()).clone();
            Arrays.sort(sorted);
            return sorted;
        }).toList();
    }

    /** What a thread reads with. */
    private static final class Reading {

        private final FieldReader reader;
        private final ContentHash hash = new ContentHash(Long.SIZE);

        Reading(final HeapGraph heap) {
            this.reader = heap.fields().reader();
        }

        void close() {
            reader.close();
        }
    }

    private void look(final int string, final Reading reading) {
        final int array = contents.arrayOf(string);
        if (array == HeapGraph.NONE || !contents.areParts() && !lengths.get(heap.arrayLength(array))) {
            return;
        }
        for (final int example : byHash.getOrDefault(hashOf(string, array, reading.hash, reading.reader), List.of())) {
            if (contents.equal(examples[example], string, reading.reader)) {
                final GrowingArrays.Ints ids = found.get(example);
                synchronized (ids) {
                    ids.add(string);
                }
            }
        }
    }

    private long hashOf(final int string, final int array, final ContentHash hash, final FieldReader reader) {
        final StringContents.Part part = contents.partOf(string, array, reader);
        return hash.of(reader, part.start(), part.bytes());
    }
}

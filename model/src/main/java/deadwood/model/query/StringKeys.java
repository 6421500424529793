package deadwood.model.query;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectSet;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.LongColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A hash of its content for every string. One pass over the dump in the order of the objects hashes the arrays, each once however many
 * strings have it, and notes which strings are encoded in UTF-16; eight bytes an array and two bits an object is all that is
 * kept. Where strings can be parts of an array (before JDK 7u6) they are hashed one by one when asked for.
 */
final class StringKeys {

    static final int GRAIN = 1 << 16;

    private final HeapGraph heap;
    private final StringContents contents;
    private final int bits;
    private final ObjectSet strings;
    private final ObjectSet wide;
    private final ObjectSet arrays;
    private final ObjectSet.@Nullable Ranks ranks;
    private final LongColumn hashes;
    private final long count;
    private final long size;

    private StringKeys(final HeapGraph heap, final StringContents contents, final int bits, final ColumnStore scratch,
            final ObjectSet strings, final ObjectSet arrays, final long count, final long size) throws IOException {
        this.heap = heap;
        this.contents = contents;
        this.bits = bits;
        this.strings = strings;
        this.arrays = arrays;
        this.count = count;
        this.size = size;
        this.wide = ObjectSet.empty(scratch, "strings in UTF-16", heap.objectCount());
        this.ranks = contents.areParts() ? null : arrays.ranks(scratch);
        this.hashes = scratch.longs("hashes of strings", ranks == null ? 0 : ranks.size());
    }

    /**
     * @param included the strings that will be asked about
     * @param bits of the hashes, 1 … 64
     */
    static StringKeys of(final HeapGraph heap, final StringContents contents, final IntPredicate included,
            final int bits, final ColumnStore scratch, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final int count = heap.objectCount();
        final ObjectSet strings = ObjectSet.empty(scratch, "strings", count);
        final ObjectSet arrays = ObjectSet.empty(scratch, "arrays of strings", count);
        final Progress.Step marking = progress.begin("finding strings", count, Progress.Unit.OBJECTS);
        final AtomicLong sum = new AtomicLong();
        final AtomicLong bytes = new AtomicLong();
        ParallelRanges.run(count, GRAIN, cancel, (from, to) -> {
            long found = 0;
            long size = 0;
            for (int object = (int) from; object < to; object++) {
                if (included.test(object)) {
                    strings.add(object);
                    found++;
                    size += heap.shallowSize(object);
                    final int array = contents.arrayOf(object);
                    if (array != HeapGraph.NONE && arrays.addShared(array)) {
                        size += heap.shallowSize(array);
                    }
                }
            }
            sum.addAndGet(found);
            bytes.addAndGet(size);
            marking.advance(to - from);
        });
        final StringKeys keys = new StringKeys(heap, contents, bits, scratch, strings, arrays, sum.get(),
                bytes.get());
        keys.hash(scratch, progress.begin("reading strings", count, Progress.Unit.OBJECTS), cancel);
        return keys;
    }

    private void hash(final ColumnStore scratch, final Progress.Step step, final CancelSignal cancel)
            throws IOException {
        if (ranks == null) {
            step.advance(heap.objectCount());
            return;
        }
        final ObjectSet read = ObjectSet.empty(scratch, "strings and their arrays", heap.objectCount());
        read.addAll(strings);
        read.addAll(arrays);
        try (PerThread<Reading> readers = new PerThread<>(() -> new Reading(heap, bits), Reading::close)) {
            ParallelRanges.run(heap.objectCount(), GRAIN, cancel, (from, to) -> {
                readers.with(reading -> read.forEach((int) from, (int) to, object -> hash(object, reading, ranks)));
                step.advance(to - from);
            });
        }
    }

    private void hash(final int object, final Reading reading, final ObjectSet.Ranks numbers) {
        if (strings.contains(object)) {
            if (contents.coderOf(object, reading.reader) != 0) {
                wide.add(object);
            }
            return;
        }
        reading.reader.select(object);
        final long bytes = reading.reader.payloadSize();
        // An array whose elements are not in the dump has no content to compare.
        if (bytes > 0 || heap.arrayLength(object) == 0) {
            hashes.set(numbers.of(object), reading.hash.of(reading.reader, 0, bytes));
        }
    }

    /** What a thread needs to hash contents itself. */
    static final class Reading implements AutoCloseable {

        final FieldReader reader;
        final ContentHash hash;

        Reading(final HeapGraph heap, final int bits) {
            this.reader = heap.fields().reader();
            this.hash = new ContentHash(bits);
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    /** What {@link #of} wants of each thread. */
    Reading reading() {
        return new Reading(heap, bits);
    }

    /** The strings that can be asked about, those without characters included. */
    ObjectSet strings() {
        return strings;
    }

    /** Number of those. */
    long count() {
        return count;
    }

    /** Shallow size of the strings and their arrays, each once, in bytes. */
    long size() {
        return size;
    }

    /** Number of arrays that the strings have. */
    int arrays() {
        return ranks == null ? arrays.size() : ranks.size();
    }

    /** The hash of a string, equal for equal strings; {@link ContentHash#NONE} for one without its characters. */
    long of(final int string, final Reading reading) {
        return of(string, contents.arrayOf(string), reading);
    }

    /** @param array the one of the string, which the caller knows */
    long of(final int string, final int array, final Reading reading) {
        if (array == HeapGraph.NONE) {
            return ContentHash.NONE;
        }
        if (ranks == null) {
            final StringContents.Part part = contents.partOf(string, array, reading.reader);
            return reading.hash.of(reading.reader, part.start(), part.bytes());
        }
        final long hash = hashes.get(ranks.of(array));
        return hash == ContentHash.NONE || !wide.contains(string) ? hash : reading.hash.combined(hash, 1);
    }
}

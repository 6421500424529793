package deadwood.importers.hprof;

import deadwood.importers.ImportException;
import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.HeapGraphCodec;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.LongColumn;
import deadwood.model.store.StoreFullException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Marks the addresses of objects, one bit for each {@code 1 << shift} bytes of heap, by several threads in any order; then becomes
 * an {@link AddressIndex}. Nothing is sorted: the order of the bits is the order of the addresses.
 */
final class AddressBits implements AutoCloseable {

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final VarHandle BITS = INT.varHandle();
    private static final long LOW = 0xffff_ffffL;
    private static final long CHUNK_BYTES = (long) AddressIndex.CHUNK_WORDS * Integer.BYTES;

    private final Arena arena = Arena.ofShared();
    private final ConcurrentHashMap<Long, MemorySegment> chunks = new ConcurrentHashMap<>();
    private final int shift;
    private final int maximumChunks;
    private long size;

    /**
     * @param shift addresses are multiples of {@code 1 << shift}
     * @param maximumChunks addresses that are strewn over more chunks than that are refused by {@link Marker#mark}
     */
    AddressBits(final int shift, final int maximumChunks) {
        this.shift = shift;
        this.maximumChunks = maximumChunks;
    }

    /** Number of objects; once frozen. */
    long size() {
        return size;
    }

    private @Nullable MemorySegment chunk(final long key) throws StoreFullException {
        final MemorySegment chunk = chunks.get(key);
        if (chunk != null || chunks.size() >= maximumChunks) {
            return chunk;
        }
        try {
            return chunks.computeIfAbsent(key, _ -> arena.allocate(CHUNK_BYTES, Long.BYTES));
        } catch (final OutOfMemoryError e) {
            throw new StoreFullException(
                    "there is no memory for the bits of its addresses, of which there are %,d bytes"
                            .formatted(chunks.size() * CHUNK_BYTES),
                    e);
        }
    }

    /** Marks for one thread: gathers the bits of a word and writes it when the next one begins. */
    final class Marker {

        private final long misalignment = (1L << shift) - 1;
        private long key = -1;
        private @Nullable MemorySegment chunk;
        private int word;
        private int bits;
        private long duplicates;
        private long marked;

        /** @return false if the address cannot be one: null, misaligned, or strewn too far */
        boolean mark(final long address) throws StoreFullException {
            if (address == 0 || (address & misalignment) != 0) {
                return false;
            }
            final long itsKey = AddressIndex.chunkKey(address, shift);
            final int itsWord = AddressIndex.wordInChunk(address, shift);
            if (itsKey != key || itsWord != word) {
                flush();
                if (itsKey != key) {
                    chunk = AddressBits.this.chunk(itsKey);
                    key = itsKey;
                }
                word = itsWord;
            }
            if (chunk == null) {
                return false;
            }
            final int bit = AddressIndex.bit(address, shift);
            if ((bits & bit) != 0) {
                duplicates++;
            }
            bits |= bit;
            marked++;
            return true;
        }

        /** Writes what was gathered: to be called at the end. */
        void flush() {
            if (bits != 0 && chunk != null) {
                final int before = (int) BITS.getAndBitwiseOr(chunk, (long) word * Integer.BYTES, bits);
                duplicates += Integer.bitCount(before & bits);
            }
            bits = 0;
        }

        /** Number of addresses that were marked before. */
        long duplicates() {
            return duplicates;
        }

        /** Number of addresses taken, duplicates included. */
        long marked() {
            return marked;
        }
    }

    /**
     * The bits as an index; ends this.
     *
     * @param file what to name when there are too many objects
     */
    Frozen freeze(final ColumnStore store, final Path file, final CancelSignal cancel) throws IOException {
        final long[] keys = chunks.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        final LongColumn words = store.longs(HeapGraphCodec.ADDRESS_WORDS,
                (long) keys.length * AddressIndex.CHUNK_WORDS);
        final long[] ranked = new long[AddressIndex.CHUNK_WORDS];
        long rank = 0;
        for (int i = 0; i < keys.length; i++) {
            final MemorySegment chunk = java.util.Objects.requireNonNull(chunks.get(keys[i]));
            for (int word = 0; word < ranked.length; word++) {
                final int bits = chunk.getAtIndex(INT, word);
                ranked[word] = rank << 32 | bits & LOW;
                rank += Integer.bitCount(bits);
            }
            words.set((long) i * ranked.length, ranked, 0, ranked.length);
            cancel.check();
        }
        size = rank;
        close();
        if (rank > Integer.MAX_VALUE - 1) {
            throw new ImportException.TooLarge(
                    file + " holds " + rank + " objects; Deadwood can number " + (Integer.MAX_VALUE - 1));
        }
        return new Frozen(new AddressIndex(shift, keys, words, (int) rank), shift, keys, words);
    }

    /** Gives back the bits; again does nothing. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    /** The index and what it is made of, for those who pass over all addresses in order. */
    record Frozen(AddressIndex index, int shift, long[] keys, LongColumn words) {

        /** The address of the first bit of a word. */
        long addressOfWord(final long word) {
            final long chunkStart = keys[(int) (word / AddressIndex.CHUNK_WORDS)] * AddressIndex.CHUNK_WORDS;
            return (chunkStart + word % AddressIndex.CHUNK_WORDS) * AddressIndex.WORD_ADDRESSES << shift;
        }
    }
}

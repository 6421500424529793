package deadwood.model.heap;

import deadwood.model.store.LongColumn;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Turns addresses into dense ids in address order and back: a bitmap with ranks.
 * <p>
 * A word holds the bits of 32 neighbouring addresses below the number of objects before them, so a look-up is one load
 * and one population count. The words stand in chunks of {@value #CHUNK_WORDS}; a hash finds the chunk of an address. Only
 * chunks with objects exist.
 */
public final class AddressIndex {

    /** Words in a chunk; a power of two. */
    public static final int CHUNK_WORDS = 1 << 16;
    /** Addresses whose bits stand in one word. */
    public static final int WORD_ADDRESSES = 32;

    /** In place of an address: there is none. */
    public static final long NO_ADDRESS = 0;

    private static final int WORD_SHIFT = Integer.numberOfTrailingZeros(WORD_ADDRESSES);
    private static final int CHUNK_SHIFT = WORD_SHIFT + Integer.numberOfTrailingZeros(CHUNK_WORDS);
    private static final long BITS = 0xFFFF_FFFFL;

    private final int shift;
    private final long[] chunkKeys;
    private final long[] hashKeys;
    private final int[] hashChunks;
    private final LongColumn words;
    private final int objectCount;

    /**
     * @param shift addresses are multiples of {@code 1 << shift}
     * @param chunkKeys {@link #chunkKey} of each chunk, ascending
     * @param words the words of the chunks one after the other: rank in the upper half, bits in the lower
     * @param objectCount number of bits set
     */
    public AddressIndex(final int shift, final long[] chunkKeys, final LongColumn words, final int objectCount) {
        if (words.size() != (long) chunkKeys.length * CHUNK_WORDS) {
            throw new IllegalArgumentException(words.size() + " words for " + chunkKeys.length + " chunks");
        }
        this.shift = shift;
        this.chunkKeys = chunkKeys.clone();
        this.words = words;
        this.objectCount = objectCount;
        final int capacity = Integer.highestOneBit(Math.max(chunkKeys.length, 1) * 4);
        this.hashKeys = new long[capacity];
        this.hashChunks = new int[capacity];
        java.util.Arrays.fill(hashChunks, -1);
        for (int chunk = 0; chunk < chunkKeys.length; chunk++) {
            int slot = slotOf(chunkKeys[chunk]);
            while (hashChunks[slot] >= 0) {
                slot = slot + 1 & capacity - 1;
            }
            hashKeys[slot] = chunkKeys[chunk];
            hashChunks[slot] = chunk;
        }
    }

    /** The key of the chunk an address falls into, ascending with unsigned addresses. */
    public static long chunkKey(final long address, final int shift) {
        return address >>> shift + CHUNK_SHIFT;
    }

    /** The word of its chunk an address falls into. */
    public static int wordInChunk(final long address, final int shift) {
        return (int) (address >>> shift + WORD_SHIFT) & CHUNK_WORDS - 1;
    }

    /** The bit of its word an address has. */
    public static int bit(final long address, final int shift) {
        return 1 << (address >>> shift);
    }

    private int slotOf(final long key) {
        return (int) (key * 0x9E37_79B9_7F4A_7C15L >>> 40) & hashChunks.length - 1;
    }

    private int chunkOf(final long key) {
        int slot = slotOf(key);
        while (true) {
            final int chunk = hashChunks[slot];
            if (chunk < 0 || hashKeys[slot] == key) {
                return chunk;
            }
            slot = slot + 1 & hashChunks.length - 1;
        }
    }

    /** Number of objects. */
    public int objectCount() {
        return objectCount;
    }

    /** The id of the object at the address, or {@link HeapGraph#NONE}. */
    public int idOf(final long address) {
        if ((address & (1L << shift) - 1) != 0) {
            return HeapGraph.NONE;
        }
        final int chunk = chunkOf(chunkKey(address, shift));
        if (chunk < 0) {
            return HeapGraph.NONE;
        }
        final long word = words.get((long) chunk * CHUNK_WORDS + wordInChunk(address, shift));
        final int bit = bit(address, shift);
        if ((word & bit & BITS) == 0) {
            return HeapGraph.NONE;
        }
        return (int) (word >>> 32) + Integer.bitCount((int) word & bit - 1);
    }

    /**
     * The address of an object.
     *
     * @throws IndexOutOfBoundsException if there is no such object
     */
    public long addressOf(final int id) {
        java.util.Objects.checkIndex(id, objectCount);
        long low = 0;
        long high = words.size() - 1;
        while (low < high) {
            final long middle = low + high + 1 >>> 1;
            if (words.get(middle) >>> 32 <= id) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        final long word = words.get(low);
        int bits = (int) word;
        for (int skip = id - (int) (word >>> 32); skip > 0; skip--) {
            bits &= bits - 1;
        }
        return address(low, bits);
    }

    /** The lowest address of an object above that of another object, as unsigned numbers; {@link #NO_ADDRESS} above the last. */
    public long addressAfter(final long address) {
        final int chunk = chunkOf(chunkKey(address, shift));
        if (chunk < 0) {
            throw new IllegalArgumentException("no object is near 0x" + Long.toHexString(address));
        }
        long at = (long) chunk * CHUNK_WORDS + wordInChunk(address, shift);
        final int bit = bit(address, shift);
        int bits = (int) words.get(at) & ~(bit | bit - 1);
        while (bits == 0) {
            if (++at == words.size()) {
                return NO_ADDRESS;
            }
            bits = (int) words.get(at);
        }
        return address(at, bits);
    }

    /** The address of the lowest of some bits of a word. */
    private long address(final long word, final int bits) {
        final long chunkStart = chunkKeys[(int) (word / CHUNK_WORDS)] << CHUNK_SHIFT;
        final long inChunk = (word & CHUNK_WORDS - 1) << WORD_SHIFT;
        return chunkStart + inChunk + Integer.numberOfTrailingZeros(bits) << shift;
    }

    /** Number of objects of each word are turned into ranks: call once after all bits are set. @return the number of objects */
    public static long rank(final LongColumn words) {
        long rank = 0;
        for (long i = 0; i < words.size(); i++) {
            final long bits = words.get(i) & BITS;
            words.set(i, rank << 32 | bits);
            rank += Long.bitCount(bits);
        }
        return rank;
    }

    /** An index of addresses that are sorted ascending as unsigned numbers, without duplicates; for graphs made in memory. */
    public static AddressIndex of(final long[] addresses, final int shift, final deadwood.model.store.ColumnStore store)
            throws IOException {
        final long[] keys = java.util.Arrays.stream(addresses).map(address -> chunkKey(address, shift)).distinct()
                .toArray();
        final LongColumn words = store.longs(HeapGraphCodec.ADDRESS_WORDS, (long) keys.length * CHUNK_WORDS);
        int chunk = 0;
        for (final long address : addresses) {
            while (keys[chunk] != chunkKey(address, shift)) {
                chunk++;
            }
            final long at = (long) chunk * CHUNK_WORDS + wordInChunk(address, shift);
            words.set(at, words.get(at) | bit(address, shift) & BITS);
        }
        return new AddressIndex(shift, keys, words, (int) rank(words));
    }

    void write(final DataOutput out) throws IOException {
        out.writeInt(shift);
        out.writeInt(objectCount);
        HeapGraphCodec.writeLongs(chunkKeys, out);
    }

    static AddressIndex read(final DataInput in, final LongColumn words) throws IOException {
        final int shift = in.readInt();
        final int objectCount = in.readInt();
        return new AddressIndex(shift, HeapGraphCodec.readLongs(in), words, objectCount);
    }
}

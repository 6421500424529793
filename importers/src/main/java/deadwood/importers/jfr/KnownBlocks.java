package deadwood.importers.jfr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * From a node of the trie and the bytes of some frames to the node that these lead to. Takes a bounded part of the Java heap; what comes
 * later is not kept.
 */
final class KnownBlocks {

    /** What is not there. */
    static final int NONE = -1;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST = 1 << 12;
    /** Of the Java heap. */
    private static final int SHARE = 12;
    private static final long LEAST = 1 << 22;
    private static final long LARGEST = 1 << 28;
    private static final int ENTRY = 5;
    private static final int FROM = 1;
    private static final int LENGTH = 2;
    private static final int HASH = 3;
    private static final int LED_TO = 4;

    private final int mostBytes = (int) Math.clamp(Runtime.getRuntime().maxMemory() / SHARE, LEAST, LARGEST);
    private int[] slots = new int[FIRST];
    // above, from, length, hash and below of each
    private int[] entries = new int[ENTRY << 10];
    private byte[] kept = new byte[1 << 16];
    private int keptSize;
    private int size;
    private int slot;
    private int hash;

    private static int hash(final int node, final byte[] bytes, final int from, final int to) {
        long mixed = node * 0x9E37_79B9_7F4A_7C15L;
        int at = from;
        while (at + Long.BYTES <= to) {
            mixed = (mixed ^ (long) LONGS.get(bytes, at)) * 0xC2B2_AE3D_27D4_EB4FL;
            mixed ^= mixed >>> 32;
            at += Long.BYTES;
        }
        while (at < to) {
            mixed = (mixed ^ bytes[at++]) * 0x9E37_79B9_7F4A_7C15L;
        }
        return (int) (mixed ^ mixed >>> 32);
    }

    /** The node that the bytes lead to, {@link #NONE} if that is not known: then {@link #put} is to follow. */
    int find(final int node, final byte[] bytes, final int from, final int to) {
        hash = hash(node, bytes, from, to);
        slot = hash & slots.length - 1;
        for (int entry = slots[slot]; entry > 0; entry = slots[slot]) {
            final int at = (entry - 1) * ENTRY;
            if (entries[at + HASH] == hash && entries[at] == node && entries[at + LENGTH] == to - from
                    && Arrays.equals(kept, entries[at + FROM], entries[at + FROM] + to - from, bytes, from, to)) {
                return entries[at + LED_TO];
            }
            slot = slot + 1 & slots.length - 1;
        }
        return NONE;
    }

    /** Puts what was not found, if there is room. */
    void put(final int node, final byte[] bytes, final int from, final int to, final int below) {
        final int length = to - from;
        if ((long) keptSize + length + (long) size * ENTRY * Integer.BYTES > mostBytes) {
            return;
        }
        if (keptSize + length > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(keptSize + length, kept.length * 2));
        }
        System.arraycopy(bytes, from, kept, keptSize, length);
        if ((size + 1) * ENTRY > entries.length) {
            entries = Arrays.copyOf(entries, entries.length * 2);
        }
        final int at = size * ENTRY;
        entries[at] = node;
        entries[at + FROM] = keptSize;
        entries[at + LENGTH] = length;
        entries[at + HASH] = hash;
        entries[at + LED_TO] = below;
        keptSize += length;
        slots[slot] = ++size;
        if (size * 2 > slots.length) {
            grow();
        }
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int entry = 1; entry <= size; entry++) {
            int free = entries[(entry - 1) * ENTRY + HASH] & slots.length - 1;
            while (slots[free] > 0) {
                free = free + 1 & slots.length - 1;
            }
            slots[free] = entry;
        }
    }
}

package deadwood.importers.samples;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers distinct byte sequences from 0. The sequences stand one behind the other in pages, each behind its number and its length, so
 * that comparing touches one place; the table holds half of the hash beside the place, so that what differs is seldom touched at all. For one thread.
 */
public final class ByteInterner {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PAGE_BITS = 20;
    private static final int HEADER = 8;
    /** Places are counted in eights of bytes, so that an int holds them. */
    private static final int UNIT_BITS = 3;
    private static final int UNITS_OF_PAGE = 1 << PAGE_BITS - UNIT_BITS;
    private static final int FIRST = 1 << 10;

    private final List<byte[]> pages = new ArrayList<>();
    private final IntList fills = new IntList();
    private long[] slots = new long[FIRST];
    private int current;
    private int size;

    /** Takes each sequence. */
    @FunctionalInterface
    public interface Sequences {
        /** @param bytes holds the sequence between {@code from} and {@code to} */
        void sequence(int id, byte[] bytes, int from, int to);
    }

    public ByteInterner() {
        pages.add(new byte[FIRST * HEADER]);
        fills.add(HEADER); // place 0 is what a free slot holds
    }

    /** Number of distinct sequences. */
    public int size() {
        return size;
    }

    /** The number of the sequence between {@code from} and {@code to}. */
    public int id(final byte[] bytes, final int from, final int to) {
        final int hash = hash(bytes, from, to);
        final int mask = slots.length - 1;
        int at = hash & mask;
        for (long slot = slots[at]; slot != 0; slot = slots[at]) {
            if ((int) (slot >>> 32) == hash) {
                final int place = (int) slot;
                final byte[] page = pages.get(place >>> PAGE_BITS - UNIT_BITS);
                final int begin = (place & UNITS_OF_PAGE - 1) << UNIT_BITS;
                final int length = (int) INTS.get(page, begin + 4);
                if (length == to - from
                        && Arrays.equals(page, begin + HEADER, begin + HEADER + length, bytes, from, to)) {
                    return (int) INTS.get(page, begin);
                }
            }
            at = at + 1 & mask;
        }
        slots[at] = (long) hash << 32 | place(bytes, from, to) & 0xffff_ffffL;
        if (++size * 2L > slots.length) {
            grow();
        }
        return size - 1;
    }

    private static int hash(final byte[] bytes, final int from, final int to) {
        long hash = (to - from) * 0x9E37_79B9_7F4A_7C15L;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * 0xC2B2_AE3D_27D4_EB4FL;
            hash ^= hash >>> 32;
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << 8 | bytes[at] & 0xff;
        }
        hash = (hash ^ rest) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (hash ^ hash >>> 32);
    }

    /** Copies a sequence behind the others. */
    private int place(final byte[] bytes, final int from, final int to) {
        final int length = to - from;
        final int needed = HEADER + length + HEADER - 1 & -HEADER;
        int page = current;
        if (fills.get(page) + needed > pages.get(page).length) {
            page = room(needed);
        }
        final int begin = fills.get(page);
        final byte[] target = pages.get(page);
        INTS.set(target, begin, size);
        INTS.set(target, begin + 4, length);
        System.arraycopy(bytes, from, target, begin + HEADER, length);
        fills.set(page, begin + needed);
        return page << PAGE_BITS - UNIT_BITS | begin >> UNIT_BITS;
    }

    /** A page with room: the current one, grown; a new one; or one of its own for what is larger than a page. */
    private int room(final int needed) {
        final byte[] page = pages.get(current);
        final long larger = Math.max(page.length * 2L, Long.highestOneBit((long) fills.get(current) + needed) * 2);
        if (larger <= 1 << PAGE_BITS) {
            pages.set(current, Arrays.copyOf(page, (int) larger));
            return current;
        }
        if (pages.size() == 1 << 32 - PAGE_BITS + UNIT_BITS) {
            throw new OutOfMemoryError("more than 2^35 bytes of distinct sequences");
        }
        pages.add(new byte[Math.max(needed, 1 << PAGE_BITS)]);
        fills.add(0);
        if (needed <= 1 << PAGE_BITS) {
            current = pages.size() - 1;
        }
        return pages.size() - 1;
    }

    private void grow() {
        final long[] old = slots;
        slots = new long[old.length * 2];
        final int mask = slots.length - 1;
        for (final long slot : old) {
            if (slot != 0) {
                int at = (int) (slot >>> 32) & mask;
                while (slots[at] != 0) {
                    at = at + 1 & mask;
                }
                slots[at] = slot;
            }
        }
    }

    /** Gives up the table, and with it {@link #id}: only {@link #forEach} can be used from here on. */
    public void seal() {
        slots = new long[0];
    }

    /** Hands out all sequences, most of them in the order of their numbers. */
    public void forEach(final Sequences sequences) {
        for (int i = 0; i < pages.size(); i++) {
            final byte[] page = pages.get(i);
            int at = i == 0 ? HEADER : 0;
            while (at < fills.get(i)) {
                final int begin = at + HEADER;
                final int length = (int) INTS.get(page, at + 4);
                sequences.sequence((int) INTS.get(page, at), page, begin, begin + length);
                at = begin + length + HEADER - 1 & -HEADER;
            }
        }
    }
}

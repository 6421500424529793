package deadwood.importers.folded;

import deadwood.importers.text.TextLines;
import java.util.Arrays;

/** The distinct names of frames as bytes, numbered from 0: one array of bytes and an open table over it, no object a name. */
final class FrameNames {

    private static final int FIRST = 1 << 10;
    private static final int LARGEST = Integer.MAX_VALUE - 64;

    private byte[] bytes = new byte[FIRST * 16];
    private int[] ends = new int[FIRST];
    private long[] hashes = new long[FIRST];
    private int[] table = new int[2 * FIRST];
    private int size;

    int size() {
        return size;
    }

    /** The number of a name, which is new where it has not been seen. */
    int of(final byte[] text, final int from, final int to, final long hash) {
        int slot = (int) (hash >>> 32) & table.length - 1;
        while (table[slot] != 0) {
            final int name = table[slot] - 1;
            if (hashes[name] == hash && is(name, text, from, to)) {
                return name;
            }
            slot = slot + 1 & table.length - 1;
        }
        return add(text, from, to, hash, slot);
    }

    boolean is(final int name, final byte[] text, final int from, final int to) {
        return Arrays.equals(bytes, start(name), ends[name], text, from, to);
    }

    String text(final int name) {
        return TextLines.text(bytes, start(name), ends[name]);
    }

    private int start(final int name) {
        return name == 0 ? 0 : ends[name - 1];
    }

    private int add(final byte[] text, final int from, final int to, final long hash, final int slot) {
        final int start = start(size);
        final long needed = start + (long) (to - from);
        if (needed > LARGEST) {
            throw new OutOfMemoryError("names of frames");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, 2L * bytes.length)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        System.arraycopy(text, from, bytes, start, to - from);
        ends[size] = (int) needed;
        hashes[size] = hash;
        table[slot] = ++size;
        if (2 * size > table.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        table = new int[2 * table.length];
        for (int name = 0; name < size; name++) {
            int slot = (int) (hashes[name] >>> 32) & table.length - 1;
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = name + 1;
        }
    }
}

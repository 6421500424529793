package deadwood.importers.elf;

import deadwood.importers.ImportException;

/** Reads one value behind the other. */
final class ElfCursor {

    private static final int BITS = 7;
    private static final int MORE = 0x80;
    private static final int SIGN = 0x40;

    private final ElfBytes bytes;
    private final long end;
    private long at;

    /** @param end behind the last byte that may be read */
    ElfCursor(final ElfBytes bytes, final long at, final long end) throws ImportException.Corrupt {
        if (at < 0 || end > bytes.size() || at > end) {
            throw bytes.damage("a part of it ends outside");
        }
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    long at() {
        return at;
    }

    boolean hasMore() {
        return at < end;
    }

    /** Leaves out some bytes. @return where they began */
    long skip(final long length) throws ImportException.Corrupt {
        if (length < 0 || length > end - at) {
            throw bytes.damage("a part of it is longer than what it is in");
        }
        final long begin = at;
        at += length;
        return begin;
    }

    int u8() throws ImportException.Corrupt {
        return bytes.u8(skip(1));
    }

    int i8() throws ImportException.Corrupt {
        return (byte) u8();
    }

    int u16() throws ImportException.Corrupt {
        return bytes.u16(skip(Short.BYTES));
    }

    long u32() throws ImportException.Corrupt {
        return bytes.u32(skip(Integer.BYTES));
    }

    long word(final int size) throws ImportException.Corrupt {
        return bytes.word(skip(size), size);
    }

    /** LEB128 without a sign; what is beyond 64 bits is lost. */
    long unsigned() throws ImportException.Corrupt {
        long value = 0;
        int shift = 0;
        while (true) {
            final int next = u8();
            if (shift < Long.SIZE) {
                value |= (long) (next & MORE - 1) << shift;
            }
            shift += BITS;
            if (next < MORE) {
                return value;
            }
        }
    }

    /** LEB128 with a sign. */
    long signed() throws ImportException.Corrupt {
        long value = 0;
        int shift = 0;
        while (true) {
            final int next = u8();
            if (shift < Long.SIZE) {
                value |= (long) (next & MORE - 1) << shift;
            }
            shift += BITS;
            if (next < MORE) {
                return shift < Long.SIZE && (next & SIGN) != 0 ? value | -1L << shift : value;
            }
        }
    }

    /** A text that a zero ends. @return where it begins */
    long text() throws ImportException.Corrupt {
        final long begin = at;
        final int behind = bytes.textEnd(begin);
        skip(behind - begin);
        return begin;
    }
}

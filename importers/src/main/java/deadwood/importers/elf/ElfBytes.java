package deadwood.importers.elf;

import deadwood.importers.ImportException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Inflater;

/** A piece of a binary in memory, little endian. Whatever lies outside is told as damage. */
final class ElfBytes {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    /** Longer names are cut: no person reads them. */
    private static final int LONGEST_TEXT = 1 << 14;

    private final byte[] bytes;
    private final String what;
    private final long fileOffset;

    /**
     * @param what names it in messages
     * @param fileOffset where it begins in the file
     */
    ElfBytes(final byte[] bytes, final String what, final long fileOffset) {
        this.bytes = bytes;
        this.what = what;
        this.fileOffset = fileOffset;
    }

    int size() {
        return bytes.length;
    }

    String what() {
        return what;
    }

    /** Something in it contradicts the format. */
    ImportException.Corrupt damage(final String message) {
        return new ImportException.Corrupt(what + " is damaged: " + message, fileOffset);
    }

    /** Gives the bytes from an offset on to be inflated. */
    void feed(final Inflater inflater, final int from) {
        inflater.setInput(bytes, from, bytes.length - from);
    }

    private int checked(final long offset, final int length) throws ImportException.Corrupt {
        if (offset < 0 || offset > bytes.length - length) {
            throw damage("it refers to byte %s of %,d".formatted(Long.toUnsignedString(offset), bytes.length));
        }
        return (int) offset;
    }

    int u8(final long offset) throws ImportException.Corrupt {
        return bytes[checked(offset, 1)] & 0xff;
    }

    int u16(final long offset) throws ImportException.Corrupt {
        return (short) SHORT.get(bytes, checked(offset, Short.BYTES)) & 0xffff;
    }

    int i32(final long offset) throws ImportException.Corrupt {
        return (int) INT.get(bytes, checked(offset, Integer.BYTES));
    }

    long u32(final long offset) throws ImportException.Corrupt {
        return i32(offset) & 0xffff_ffffL;
    }

    long u64(final long offset) throws ImportException.Corrupt {
        return (long) LONG.get(bytes, checked(offset, Long.BYTES));
    }

    /** An address or a size: 8 or 4 bytes. */
    long word(final long offset, final int size) throws ImportException.Corrupt {
        return size == Long.BYTES ? u64(offset) : u32(offset);
    }

    /** The text up to a zero or the end. */
    String text(final long offset) throws ImportException.Corrupt {
        final int begin = checked(offset, 0);
        final int limit = Math.min(bytes.length, begin + LONGEST_TEXT);
        int end = begin;
        while (end < limit && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }

    /** Whether the text at an offset is this one, of ASCII. */
    boolean is(final long offset, final String text) throws ImportException.Corrupt {
        final int begin = checked(offset, 0);
        if (text.length() >= bytes.length - begin || bytes[begin + text.length()] != 0) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[begin + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the text at an offset ends: behind its zero. */
    int textEnd(final long offset) throws ImportException.Corrupt {
        int end = checked(offset, 0);
        while (u8(end) != 0) {
            end++;
        }
        return end + 1;
    }
}

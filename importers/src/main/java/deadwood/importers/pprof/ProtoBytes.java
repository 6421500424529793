package deadwood.importers.pprof;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes of a protobuf message under construction. */
final class ProtoBytes {

    private static final int VARINT_BYTES = 10;

    private byte[] bytes = new byte[256];
    private int size;

    /**
     * Writes a varint.
     *
     * @return the position behind it
     */
    static int putVarint(final byte[] target, final int begin, final long value) {
        int at = begin;
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            target[at++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        target[at++] = (byte) rest;
        return at;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    private void room(final int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + (bytes.length >> 1)));
        }
    }

    void varint(final long value) {
        room(VARINT_BYTES);
        size = putVarint(bytes, size, value);
    }

    /** A field with a number, which is left out if that is 0, as proto3 does. */
    void number(final int field, final long value) {
        if (value != 0) {
            varint((long) field << 3 | ProtoReader.VARINT);
            varint(value);
        }
    }

    void flag(final int field, final boolean value) {
        number(field, value ? 1 : 0);
    }

    /** A field with a length. */
    void message(final int field, final ProtoBytes content) {
        message(field, content.bytes, content.size);
    }

    void message(final int field, final byte[] content) {
        message(field, content, content.length);
    }

    private void message(final int field, final byte[] content, final int length) {
        varint((long) field << 3 | ProtoReader.LENGTH);
        varint(length);
        raw(content, length);
    }

    /** Bytes as they are. */
    void raw(final byte[] content, final int length) {
        room(length);
        System.arraycopy(content, 0, bytes, size, length);
        size += length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Writes what is there and begins anew. */
    void drainTo(final OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        size = 0;
    }
}

package deadwood.importers.pprof;

import java.util.function.LongConsumer;

/**
 * Reads the fields of a protobuf message, one after the other. Damage ends the message: what came before it counts. For one thread;
 * {@link #over} makes it begin anew.
 */
final class ProtoReader {

    /** Wire types. */
    static final int VARINT = 0;
    static final int FIXED_64 = 1;
    static final int LENGTH = 2;
    static final int FIXED_32 = 5;

    private static final int MAXIMUM_FIELD = (1 << 29) - 1;

    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private boolean damaged;
    private int field;
    private int wire;
    private long value;
    private int from;
    private int to;

    ProtoReader over(final byte[] message, final int begin, final int limit) {
        bytes = message;
        at = begin;
        end = limit;
        damaged = false;
        return this;
    }

    /** Goes to the next field; no if there is none, or nothing that can be one. */
    boolean next() {
        if (at >= end || damaged) {
            return false;
        }
        final long tag = varint();
        field = (int) (tag >>> 3);
        wire = (int) tag & 7;
        if (damaged || tag >>> 3 > MAXIMUM_FIELD || field == 0) {
            return fail();
        }
        return switch (wire) {
            case VARINT -> {
                value = varint();
                yield !damaged;
            }
            case FIXED_64 -> skip(8);
            case LENGTH -> {
                final long length = varint();
                yield !damaged && length >= 0 && length <= end - at ? skip((int) length) : fail();
            }
            case FIXED_32 -> skip(4);
            default -> fail();
        };
    }

    private boolean skip(final int count) {
        if (count > end - at) {
            return fail();
        }
        from = at;
        at += count;
        to = at;
        return true;
    }

    private boolean fail() {
        damaged = true;
        return false;
    }

    /** The varint here; {@link #damaged} if there is none. */
    private long varint() {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                break;
            }
            final byte next = bytes[at++];
            result |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return result;
            }
        }
        damaged = true;
        return 0;
    }

    /** Whether the message ended in something that is no field. */
    boolean damaged() {
        return damaged;
    }

    /** Behind the field. */
    int position() {
        return at;
    }

    int field() {
        return field;
    }

    int wire() {
        return wire;
    }

    /** Of a varint. */
    long value() {
        return value;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the content of a field with a length begins. */
    int from() {
        return from;
    }

    /** Behind it. */
    int to() {
        return to;
    }

    /** Whether the field is that number, once or, packed, many times over. */
    boolean isNumbers(final int number) {
        return field == number && (wire == VARINT || wire == LENGTH);
    }

    /** Whether it is that message. */
    boolean isMessage(final int number) {
        return field == number && wire == LENGTH;
    }

    /** Hands out the numbers of a field that is repeated, packed or not. */
    void numbers(final LongConsumer sink) {
        if (wire == VARINT) {
            sink.accept(value);
            return;
        }
        final int after = at;
        final int limit = end;
        at = from;
        end = to;
        while (at < end && !damaged) {
            final long number = varint();
            if (!damaged) {
                sink.accept(number);
            }
        }
        at = after;
        end = limit;
    }
}

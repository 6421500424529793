package deadwood.importers.pprof;

import java.nio.charset.StandardCharsets;

/** Profiles for tests, message by message, in any order and form. */
public final class Proto {

    private final ProtoBytes bytes = new ProtoBytes();

    /** A field with a number, 0 included. */
    public Proto number(final int field, final long value) {
        bytes.varint((long) field << 3 | ProtoReader.VARINT);
        bytes.varint(value);
        return this;
    }

    public Proto message(final int field, final Proto content) {
        bytes.message(field, content.bytes);
        return this;
    }

    public Proto text(final int field, final String text) {
        bytes.message(field, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public Proto strings(final String... texts) {
        for (final String text : texts) {
            text(PprofFields.STRING_TABLE, text);
        }
        return this;
    }

    public Proto packed(final int field, final long... values) {
        final ProtoBytes content = new ProtoBytes();
        for (final long value : values) {
            content.varint(value);
        }
        bytes.message(field, content);
        return this;
    }

    public Proto unpacked(final int field, final long... values) {
        for (final long value : values) {
            number(field, value);
        }
        return this;
    }

    public Proto raw(final byte[] more) {
        bytes.raw(more, more.length);
        return this;
    }

    public byte[] toArray() {
        return bytes.toArray();
    }

    public static Proto of() {
        return new Proto();
    }

    public static Proto type(final long name, final long unit) {
        return of().number(PprofFields.TYPE_NAME, name).number(PprofFields.TYPE_UNIT, unit);
    }

    public static Proto function(final long id, final long name) {
        return of().number(PprofFields.FUNCTION_ID, id).number(PprofFields.FUNCTION_NAME, name);
    }

    /** A location with one line each for the functions, the innermost first. */
    public static Proto location(final long id, final long address, final long... functions) {
        final Proto location = of().number(PprofFields.LOCATION_ID, id).number(PprofFields.LOCATION_ADDRESS, address);
        for (final long function : functions) {
            location.message(PprofFields.LOCATION_LINE,
                    of().number(PprofFields.LINE_FUNCTION, function).number(PprofFields.LINE_LINE, 7));
        }
        return location;
    }

    public static Proto sample(final long[] locations, final long... values) {
        return of().packed(PprofFields.SAMPLE_LOCATION, locations).packed(PprofFields.SAMPLE_VALUE, values);
    }

    /** One sample type, two functions in two locations, two samples; strings last. */
    public static Proto small() {
        return of().message(PprofFields.SAMPLE_TYPE, type(1, 2))
                .message(PprofFields.SAMPLE, sample(new long[]{1, 2}, 10))
                .message(PprofFields.SAMPLE, sample(new long[]{2}, 32)
                        .message(PprofFields.SAMPLE_LABEL, of().number(PprofFields.LABEL_KEY, 5)
                                .number(PprofFields.LABEL_NUM, 8)))
                .message(PprofFields.LOCATION, location(1, 0x10, 1))
                .message(PprofFields.LOCATION, location(2, 0x20, 2))
                .message(PprofFields.FUNCTION, function(1, 3)).message(PprofFields.FUNCTION, function(2, 4))
                .strings("", "cpu", "nanoseconds", "leaf", "main", "bytes")
                .number(PprofFields.TIME_NANOS, 1_000_000_007L);
    }
}

package deadwood.importers.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Turns UTF-16 into UTF-8 piece by piece; a surrogate without its other half becomes {@code ?}. */
final class Utf16Decoder {

    private static final int PIECE = 1 << 14;

    private final Source source;
    private final boolean bigEndian;
    private final byte[] raw = new byte[PIECE];
    private int rawKept;
    private byte[] ready = new byte[0];
    private int readyAt;
    private String highSurrogate = "";

    /** Where UTF-16 comes from. */
    @FunctionalInterface
    interface Source {
        int read(byte[] into, int from, int length) throws IOException;
    }

    Utf16Decoder(final Source source, final boolean bigEndian) {
        this.source = source;
        this.bigEndian = bigEndian;
    }

    int read(final byte[] into, final int from, final int length) throws IOException {
        while (readyAt == ready.length) {
            if (!decode()) {
                return -1;
            }
        }
        final int given = Math.min(length, ready.length - readyAt);
        System.arraycopy(ready, readyAt, into, from, given);
        readyAt += given;
        return given;
    }

    /** @return false at the end */
    private boolean decode() throws IOException {
        final int read = source.read(raw, rawKept, raw.length - rawKept);
        if (read < 0) {
            final boolean more = !highSurrogate.isEmpty();
            ready(highSurrogate);
            highSurrogate = "";
            return more;
        }
        final int bytes = rawKept + read;
        final int even = bytes & ~1;
        String text = highSurrogate + new String(raw, 0, even,
                bigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        highSurrogate = "";
        if (!text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1))) {
            highSurrogate = text.substring(text.length() - 1);
            text = text.substring(0, text.length() - 1);
        }
        ready(text);
        rawKept = bytes - even;
        if (rawKept > 0) {
            raw[0] = raw[even];
        }
        return true;
    }

    private void ready(final String text) {
        ready = text.getBytes(StandardCharsets.UTF_8);
        readyAt = 0;
    }
}

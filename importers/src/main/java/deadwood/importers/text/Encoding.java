package deadwood.importers.text;

import java.nio.charset.StandardCharsets;

/** How a text file was saved, as far as its byte order mark says. PowerShell writes UTF-16 when output is redirected to a file. */
public enum Encoding {
    /** Without a mark. */
    UTF_8(0),
    /** With a mark. */
    UTF_8_MARKED(3),
    /** The high byte first. */
    UTF_16_BE(2),
    /** The low byte first. */
    UTF_16_LE(2);

    static final int MARK_BYTES = 3;

    private final int markBytes;

    Encoding(final int markBytes) {
        this.markBytes = markBytes;
    }

    /** Length of the byte order mark. */
    public int markBytes() {
        return markBytes;
    }

    /** @param head the first bytes of the file */
    public static Encoding of(final byte[] head) {
        if (startsWith(head, 0xef, 0xbb, 0xbf)) {
            return UTF_8_MARKED;
        }
        if (startsWith(head, 0xfe, 0xff)) {
            return UTF_16_BE;
        }
        return startsWith(head, 0xff, 0xfe) ? UTF_16_LE : UTF_8;
    }

    /**
     * The head of a file as text; what is no text becomes U+FFFD.
     *
     * @param head the first bytes of the file; the last character may be cut off
     */
    public static String text(final byte[] head) {
        final Encoding encoding = of(head);
        return new String(head, encoding.markBytes, head.length - encoding.markBytes, switch (encoding) {
            case UTF_8, UTF_8_MARKED -> StandardCharsets.UTF_8;
            case UTF_16_BE -> StandardCharsets.UTF_16BE;
            case UTF_16_LE -> StandardCharsets.UTF_16LE;
        });
    }

    private static boolean startsWith(final byte[] head, final int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}

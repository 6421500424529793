package deadwood.importers.campaign;

import deadwood.importers.OpenedText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What becomes of a file: bytes changed, left out, put in, twice, of another file. By seed. */
final class Faults {

    private static final List<String> PIECES = List.of("\n", " ", "@", "0x", "-", "9".repeat(30), "[", "]", "{", "}",
            "\"",
            "\\", "\t", "#", ":", ",", "gc ", "goroutine 1 [x]:\n", "\0", "\u00ff", "1e999", ";", "=",
            "--- Memory map: ---\n",
            "$a=$a$a\n", "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u0001", "18446744073709551615");
    private static final int LONGEST_CUT = 40;

    private Faults() {}

    /**
     * A file changed at one to four places.
     *
     * @param other another file, of which pieces are taken
     */
    static byte[] mutated(final byte[] file, final byte[] other, final Random random) {
        byte[] changed = file.clone();
        for (int times = 1 + random.nextInt(4); times > 0 && changed.length > 0; times--) {
            final int at = random.nextInt(random.nextBoolean() ? changed.length : Math.min(changed.length, 120));
            final int count = Math.min(changed.length - at, 1 + random.nextInt(LONGEST_CUT));
            changed = switch (random.nextInt(7)) {
                case 0 -> with(changed, at, (byte) random.nextInt());
                case 1 -> with(changed, at, (byte) (changed[at] ^ 1 << random.nextInt(8)));
                case 2 -> with(changed, at, (byte) (random.nextBoolean() ? 0xff : 0));
                case 3 -> spliced(changed, at, at + count, new byte[0]);
                case 4 -> spliced(changed, at, at, PIECES.get(random.nextInt(PIECES.size()))
                        .getBytes(StandardCharsets.ISO_8859_1));
                case 5 -> spliced(changed, at, at, Arrays.copyOfRange(changed, at, at + count));
                default -> {
                    final int from = random.nextInt(other.length);
                    yield spliced(changed, at, at, Arrays.copyOfRange(other, from,
                            Math.min(other.length, from + count)));
                }
            };
        }
        return changed;
    }

    private static byte[] with(final byte[] file, final int at, final byte value) {
        file[at] = value;
        return file;
    }

    /** A file with the bytes between two places replaced. */
    private static byte[] spliced(final byte[] file, final int from, final int to, final byte[] by) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + by.length);
        out.write(file, 0, from);
        out.writeBytes(by);
        out.write(file, to, file.length - to);
        return out.toByteArray();
    }

    /** One file behind the other. */
    static byte[] joined(final byte[] first, final byte[] second) {
        return spliced(first, first.length, first.length, second);
    }

    /** A gzip in a gzip. */
    static byte[] twiceGzipped(final byte[] file) throws IOException {
        return OpenedText.gzip(OpenedText.gzip(file));
    }
}

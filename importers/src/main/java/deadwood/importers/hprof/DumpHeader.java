package deadwood.importers.hprof;

import deadwood.importers.ImportException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a dump: {@code JAVA PROFILE 1.0.2}, NUL, u4 size of ids, u8 milliseconds since 1970.
 *
 * @param version "1.0.2"
 * @param idSize bytes of an id: 4 or 8
 * @param taken when the dump was begun, null if the file says nothing sensible
 * @param length bytes of the header, where the first record begins
 */
record DumpHeader(String version, int idSize, @Nullable Instant taken, int length) {

    static final String MAGIC = "JAVA PROFILE ";

    private static final int LONGEST = 64;
    private static final long YEAR_9999 = 253_402_300_800_000L;

    static boolean begins(final byte[] head) {
        return head.length > MAGIC.length()
                && new String(head, 0, MAGIC.length(), StandardCharsets.ISO_8859_1).equals(MAGIC);
    }

    /** @param head the first bytes of the file, up to 4096 of them */
    static DumpHeader of(final Path file, final byte[] head) throws ImportException {
        int end = MAGIC.length();
        while (end < head.length && end < LONGEST && head[end] != 0) {
            end++;
        }
        final String version = new String(head, MAGIC.length(), Math.max(end - MAGIC.length(), 0),
                StandardCharsets.ISO_8859_1);
        final boolean cut = end == head.length;
        if (!cut && head[end] != 0 || !version.matches(cut ? "[0-9.]{0,6}" : "1\\.0(\\.[0-9])?")) {
            throw new ImportException.Corrupt(file + " is no heap dump of a known version: the header says "
                    + printable(version), 0);
        }
        if (end + 1 + Integer.BYTES + Long.BYTES > head.length) {
            throw new ImportException.Truncated(file + " ends inside the header of a heap dump");
        }
        final ByteBuffer rest = ByteBuffer.wrap(head, end + 1, Integer.BYTES + Long.BYTES);
        final int idSize = rest.getInt();
        if (idSize != 4 && idSize != 8) {
            throw new ImportException.Corrupt(
                    file + " is a damaged heap dump: ids of " + idSize + " bytes at offset " + (end + 1)
                            + ", where 4 or 8 are expected",
                    end + 1);
        }
        final long millis = rest.getLong();
        final Instant taken = millis > 0 && millis < YEAR_9999 ? Instant.ofEpochMilli(millis) : null;
        return new DumpHeader(version, idSize, taken, end + 1 + Integer.BYTES + Long.BYTES);
    }

    private static String printable(final String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}

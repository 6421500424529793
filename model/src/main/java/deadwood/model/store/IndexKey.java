package deadwood.model.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Says which file an index belongs to: a file that was changed, replaced or moved has another key.
 *
 * @param path absolute path with links resolved
 * @param size in bytes
 * @param modifiedNanos time of the last change, nanoseconds since 1970
 * @param headHash SHA-256 of the first {@value #HEAD} bytes, in hexadecimal
 */
public record IndexKey(String path, long size, long modifiedNanos, String headHash) {

    private static final int HEAD = 1 << 16;

    /** @throws IOException if the file cannot be read */
    public static IndexKey of(final Path file) throws IOException {
        final Path real = file.toRealPath();
        final BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
        final byte[] head;
        try (InputStream input = Files.newInputStream(real)) {
            head = input.readNBytes(HEAD);
        }
        final java.time.Instant modified = attributes.lastModifiedTime().toInstant();
        return new IndexKey(real.toString(), attributes.size(),
                modified.getEpochSecond() * 1_000_000_000L + modified.getNano(), hash(head));
    }

    /** A name for the index of this file's path: the index of a changed file replaces the old one. */
    public String directoryName() {
        return directoryName(path);
    }

    static String directoryName(final String path) {
        return hash(path.getBytes(StandardCharsets.UTF_8)).substring(0, 24);
    }

    private static String hash(final byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

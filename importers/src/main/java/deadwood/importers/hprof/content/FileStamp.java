package deadwood.importers.hprof.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** How a file was when it was opened. */
final class FileStamp {

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final @Nullable FileTime modified;
    private final @Nullable Object key;

    private FileStamp(final Path file, final FileChannel channel, final long size,
            final @Nullable BasicFileAttributes attributes) {
        this.file = file;
        this.channel = channel;
        this.size = size;
        this.modified = attributes == null ? null : attributes.lastModifiedTime();
        this.key = attributes == null ? null : attributes.fileKey();
    }

    static FileStamp of(final Path file, final FileChannel channel) throws IOException {
        return new FileStamp(file, channel, channel.size(), attributes(file));
    }

    private static @Nullable BasicFileAttributes attributes(final Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (final IOException e) {
            // Deleted or moved away: what is open stays readable.
            return null;
        }
    }

    /** Size in bytes. */
    long size() {
        return size;
    }

    /** @throws ChangedFileException if the open file was written to since */
    void check() throws IOException {
        final long now = channel.size();
        if (now != size) {
            throw new ChangedFileException(file + " has changed since it was opened: it had " + size
                    + " bytes, now it has " + now + "; open it again");
        }
        final BasicFileAttributes attributes = attributes(file);
        if (attributes != null && modified != null && (key == null || key.equals(attributes.fileKey()))
                && !attributes.lastModifiedTime().equals(modified)) {
            throw new ChangedFileException(
                    file + " has changed since it was opened: it was written to; open it again");
        }
    }
}

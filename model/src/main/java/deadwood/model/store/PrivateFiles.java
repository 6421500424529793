package deadwood.model.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and directories that their owner alone may read: what stands in a heap is nobody else's business. */
public final class PrivateFiles {

    private PrivateFiles() {}

    /** Whether files have POSIX permissions here. */
    static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** Creates a directory, and those above it that are missing, readable by the owner alone. */
    public static void createDirectories(final Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, attributes("rwx------"));
        }
    }

    /** Creates a new empty file of a name of its own, readable by the owner alone. */
    public static Path createTemporary(final Path directory, final String prefix, final String suffix)
            throws IOException {
        createDirectories(directory);
        return Files.createTempFile(directory, prefix, suffix, attributes("rw-------"));
    }

    private static FileAttribute<?>[] attributes(final String permissions) {
        return posix()
                ? new FileAttribute<?>[]{
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}

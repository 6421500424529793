package deadwood.model.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Files and directories that their owner alone may read: what stands in a heap is nobody else's business. */
public final class PrivateFiles {

    /** Write permission of group and others, as stat(2) has it. */
    private static final int OTHERS_WRITE = 0022;

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

    /**
     * Whether a file belongs to the user of this process and nobody else can write it. True where files have no POSIX permissions: there the
     * directory of the user is all there is to go by.
     *
     * @throws java.nio.file.NoSuchFileException if it is not there
     */
    static boolean isOwn(final Path file) throws IOException {
        if (!posix()) {
            return Files.exists(file) || Files.size(file) >= 0;
        }
        final Map<String, Object> attributes = Files.readAttributes(file, "unix:uid,mode");
        return attributes.get("uid") instanceof final Integer uid && uid == Owner.UID
                && attributes.get("mode") instanceof final Integer mode && (mode & OTHERS_WRITE) == 0;
    }

    /** The user of this process. */
    private static final class Owner {

        private static final int NOBODY = -1;
        static final int UID = find();

        private static int find() {
            // Linux says it of the process; elsewhere the home directory belongs to its user.
            final Path process = Path.of("/proc/self");
            try {
                return (Integer) Files.getAttribute(
                        Files.exists(process) ? process : Path.of(System.getProperty("user.home")), "unix:uid");
            } catch (final IOException | UnsupportedOperationException e) {
                return NOBODY;
            }
        }
    }

    private static FileAttribute<?>[] attributes(final String permissions) {
        return posix()
                ? new FileAttribute<?>[]{
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}

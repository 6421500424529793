package deadwood.importers.hprof.content;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.IndexKey;
import deadwood.model.store.PrivateFiles;
import deadwood.model.store.Progress;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * Inflates a gzip file that can only be read from its beginning. What it inflates to stays in the directory of the file's index, so that it
 * need not be done twice, and goes with the index; a damaged file is inflated each time, because each time has to say so.
 */
final class InflatedFile {

    private static final int BUFFER = 1 << 18;
    private static final String PREFIX = "inflated-";
    private static final String SUFFIX = ".hprof";
    /** As the index cache's: what is left behind under such a name is removed after a while. */
    private static final String UNFINISHED = ".building";
    /** Space that stays free for the columns of the heap. */
    private static final long RESERVE = 1L << 30;

    private final Path file;
    private final ImportOptions options;
    private final Path directory;

    private InflatedFile(final Path file, final ImportOptions options) {
        this.file = file;
        this.options = options;
        this.directory = options.indexes().directory();
    }

    /** @param warnings what was damaged */
    record Inflated(DumpContent content, List<ImportWarning> warnings) {}

    /**
     * @param again whether what was kept of another time is of no use
     * @throws ImportException.AboveLimit if it inflates to more than the options allow
     * @throws ImportException.TooLarge if there is no space for it
     */
    static Inflated of(final Path file, final ImportOptions options, final boolean again, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final InflatedFile inflated = new InflatedFile(file, options);
        final Path kept = inflated.kept(IndexKey.of(file));
        final CheckedFile content = again || !options.indexed() ? null : CheckedFile.open(kept);
        return content != null ? new Inflated(content, List.of()) : inflated.inflate(kept, progress, cancel);
    }

    /** The name says which state of the file it was made of. */
    private Path kept(final IndexKey key) {
        return directory.resolve(key.directoryName()).resolve(
                PREFIX + Long.toHexString(key.size()) + '-' + Long.toHexString(key.modifiedNanos()) + '-'
                        + key.headHash().substring(0, 16) + SUFFIX);
    }

    private Inflated inflate(final Path kept, final Progress progress, final CancelSignal cancel) throws IOException {
        final Path scratch = scratch();
        boolean moved = false;
        try {
            final long limit = limit();
            final List<ImportWarning> warnings;
            try (FileChannel out = FileChannel.open(scratch, StandardOpenOption.WRITE)) {
                warnings = copy(out, limit, progress, cancel);
            }
            if (!warnings.isEmpty() || !options.indexed()) {
                final FileChannel channel = FileChannel.open(scratch,
                        Set.of(StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE));
                moved = true;
                return new Inflated(new FileContent(scratch, channel), warnings);
            }
            keep(scratch, kept);
            moved = true;
            final CheckedFile content = CheckedFile.open(kept);
            if (content == null) {
                throw new IOException(kept + " cannot be read again");
            }
            return new Inflated(content, warnings);
        } finally {
            if (!moved) {
                Files.deleteIfExists(scratch);
            }
        }
    }

    private Path scratch() throws ImportException {
        try {
            return PrivateFiles.createTemporary(directory, PREFIX, UNFINISHED);
        } catch (final IOException e) {
            throw new ImportException.TooLarge(
                    file + " is compressed and there is nowhere to inflate it: the cache directory "
                            + directory + " cannot be written (" + e.getMessage() + ")");
        }
    }

    private long limit() throws IOException {
        final long needed = InflatedSize.estimate(file);
        final long allowed = options.inflateLimit();
        if (needed > allowed) {
            throw new ImportException.AboveLimit(file, needed, allowed);
        }
        final long free = Files.getFileStore(directory).getUsableSpace();
        if (needed > free - RESERVE) {
            throw new ImportException.TooLarge(
                    "%s cannot be opened: it inflates to about %,d bytes and a reserve of %,d is kept; %,d are free in %s"
                            .formatted(file, needed, RESERVE, free, directory));
        }
        return Math.min(allowed, free - RESERVE);
    }

    private List<ImportWarning> copy(final FileChannel out, final long limit, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final byte[] buffer = new byte[BUFFER];
        final CheckedFile.Checksums checksums = new CheckedFile.Checksums();
        long written = 0;
        try (InputStream raw = Files.newInputStream(file);
                GzipMembers members = new GzipMembers(raw, BUFFER,
                        progress.begin("inflating", Files.size(file), Progress.Unit.BYTES))) {
            try {
                for (int read = members.read(buffer); read >= 0; read = members.read(buffer)) {
                    cancel.check();
                    checkLimit(written + read, limit);
                    write(out, ByteBuffer.wrap(buffer, 0, read), written);
                    checksums.update(buffer, 0, read);
                    written += read;
                }
            } catch (final EOFException | ZipException e) {
                if (written == 0) {
                    throw new ImportException.Corrupt(file + " cannot be inflated: " + e.getMessage(), 0);
                }
                return List.of(new ImportWarning(written,
                        "the compressed file is damaged or cut at its byte %d (%s); the %d bytes before were inflated"
                                .formatted(members.consumed(), e.getMessage(), written)));
            }
            final long behind = Files.size(file) - members.consumed();
            if (behind > 0) {
                return List.of(new ImportWarning(written,
                        "the last %d bytes of the compressed file are not gzip and were left out".formatted(behind)));
            }
        }
        if (options.indexed()) {
            write(out, checksums.footer(), written);
        }
        return List.of();
    }

    private void checkLimit(final long size, final long limit) throws ImportException {
        if (size > options.inflateLimit()) {
            throw new ImportException.AboveLimit(file, size, options.inflateLimit());
        }
        if (size > limit) {
            throw new ImportException.TooLarge(
                    "%s cannot be opened: it inflates to more than the %,d bytes there are in %s"
                            .formatted(file, limit, directory));
        }
    }

    private void write(final FileChannel out, final ByteBuffer bytes, final long position) throws IOException {
        long at = position;
        try {
            while (bytes.hasRemaining()) {
                at += out.write(bytes, at);
            }
        } catch (final IOException e) {
            throw new ImportException.TooLarge(file + " cannot be opened: there is no space to inflate it after "
                    + at + " bytes (" + e.getMessage() + ")");
        }
    }

    /** Moves it to its name and removes what was kept of the file as it was before. */
    private static void keep(final Path scratch, final Path kept) throws IOException {
        final Path home = java.util.Objects.requireNonNull(kept.getParent());
        PrivateFiles.createDirectories(home);
        try (Stream<Path> files = Files.list(home)) {
            for (final Path old : (Iterable<Path>) files::iterator) {
                // Another process may have made the same just now and be about to open it: the move replaces that whole.
                if (!old.equals(kept) && String.valueOf(old.getFileName()).startsWith(PREFIX)) {
                    Files.deleteIfExists(old);
                }
            }
        }
        try {
            Files.move(scratch, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (final AtomicMoveNotSupportedException | FileAlreadyExistsException e) {
            Files.move(scratch, kept, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

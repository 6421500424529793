package deadwood.importers.hprof;

import deadwood.importers.ImportException;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Inflates a compressed dump into a file of the cache directory that is gone when it is closed or the process ends. */
final class GzipScratch {

    private static final int BUFFER = 1 << 20;

    private GzipScratch() {}

    /**
     * @return the inflated content; as much of it as could be had if the file is damaged
     * @throws ImportException.TooLarge if there is no space for it
     */
    static FileChannel inflate(final Path file, final Path directory, final Warnings warnings,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final FileChannel scratch = scratch(file, directory);
        boolean kept = false;
        try (CountingInput counting = new CountingInput(Files.newInputStream(file),
                progress.begin("inflating", Files.size(file), Progress.Unit.BYTES))) {
            copy(file, counting, scratch, warnings, cancel);
            kept = true;
            return scratch;
        } finally {
            if (!kept) {
                scratch.close();
            }
        }
    }

    private static FileChannel scratch(final Path file, final Path directory) throws IOException {
        final boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        try {
            Files.createDirectories(directory, posix ? permissions("rwx------") : new FileAttribute<?>[0]);
            final Path path = Files.createTempFile(directory, "inflated-", ".scratch",
                    posix ? permissions("rw-------") : new FileAttribute<?>[0]);
            return FileChannel.open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE));
        } catch (final IOException e) {
            throw new ImportException.TooLarge(
                    file + " is compressed and there is nowhere to inflate it: the cache directory "
                            + directory + " cannot be written (" + e.getMessage() + ")");
        }
    }

    private static FileAttribute<?>[] permissions(final String text) {
        return new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))};
    }

    private static void copy(final Path file, final CountingInput counting, final FileChannel scratch,
            final Warnings warnings, final CancelSignal cancel) throws IOException {
        final byte[] buffer = new byte[BUFFER];
        long written = 0;
        try (InputStream inflated = new GZIPInputStream(counting, BUFFER)) {
            while (true) {
                cancel.check();
                final int read = inflated.read(buffer);
                if (read < 0) {
                    return;
                }
                write(file, scratch, ByteBuffer.wrap(buffer, 0, read), written);
                written += read;
            }
        } catch (final EOFException | ZipException e) {
            if (written == 0) {
                throw new ImportException.Corrupt(file + " cannot be inflated: " + e.getMessage(), 0);
            }
            warnings.add(written,
                    "the compressed file is damaged or cut at its byte %d (%s); the %d bytes before were inflated"
                            .formatted(counting.count, e.getMessage(), written));
        }
    }

    private static void write(final Path file, final FileChannel scratch, final ByteBuffer bytes, final long position)
            throws IOException {
        long at = position;
        try {
            while (bytes.hasRemaining()) {
                at += scratch.write(bytes, at);
            }
        } catch (final IOException e) {
            throw new ImportException.TooLarge(file + " cannot be opened: there is no space to inflate it after "
                    + at + " bytes (" + e.getMessage() + ")");
        }
    }

    private static final class CountingInput extends FilterInputStream {

        private final Progress.Step step;
        private long count;

        CountingInput(final InputStream in, final Progress.Step step) {
            super(in);
            this.step = step;
        }

        @Override
        public int read(final byte[] target, final int from, final int length) throws IOException {
            final int read = super.read(target, from, length);
            if (read > 0) {
                count += read;
                step.advance(read);
            }
            return read;
        }
    }
}

package deadwood.importers;

import deadwood.model.heap.ClassCount;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Opens a file of any known format: looks at its first bytes, peels gzip once and asks each importer. */
public final class Importers {

    private static final int GZIP_MAGIC = 0x1f8b;

    private final List<Importer> importers;

    /** The importers of all modules. */
    public Importers() {
        this(ServiceLoader.load(Importer.class).stream().map(ServiceLoader.Provider::get).toList());
    }

    Importers(final List<Importer> importers) {
        this.importers = List.copyOf(importers);
    }

    /**
     * @throws ImportException if the file is of no known format or nothing useful could be read; the message is for a person
     * @throws IOException if the file system failed
     */
    public Snapshot open(final Path file, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final Recognised recognised = recognise(file);
        return recognised.importer.read(file, recognised.gzipped, options, progress, cancel);
    }

    /**
     * Counts the objects of a heap by class without opening it.
     *
     * @return null if the file has to be opened for that
     * @throws ImportException if the file is of no known format; the message is for a person
     * @throws IOException if the file system failed
     */
    public @Nullable List<ClassCount> counts(final Path file, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final Recognised recognised = recognise(file);
        return recognised.importer.counts(file, recognised.gzipped, options, progress, cancel);
    }

    private record Recognised(Importer importer, boolean gzipped) {}

    private Recognised recognise(final Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ImportException.UnknownFormat(file + " is a directory; give a file");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ImportException.UnknownFormat(file + " is no regular file; save what it gives to a file first");
        }
        final Head head = head(file);
        for (final Importer importer : importers) {
            if (importer.recognises(head.bytes())) {
                return new Recognised(importer, head.gzipped());
            }
        }
        if (head.gzipped() && isGzip(head.bytes())) {
            throw new ImportException.UnknownFormat(file + " is compressed twice; inflate it once first");
        }
        throw new ImportException.UnknownFormat(file + " is of no format that Deadwood knows ("
                + String.join(", ", importers.stream().filter(Importer::reads).map(Importer::format).toList()) + ")");
    }

    private static boolean isGzip(final byte[] head) {
        return head.length > 1 && ((head[0] & 0xff) << 8 | head[1] & 0xff) == GZIP_MAGIC;
    }

    private record Head(byte[] bytes, boolean gzipped) {}

    private static Head head(final Path file) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), Importer.HEAD_BYTES)) {
            raw.mark(2);
            final int magic = raw.read() << 8 | raw.read();
            if (magic < 0) {
                throw new ImportException.UnknownFormat(
                        file + (Files.size(file) == 0 ? " is empty" : " holds a single byte"));
            }
            raw.reset();
            return magic == GZIP_MAGIC
                    ? new Head(inflatedHead(file, raw), true)
                    : new Head(raw.readNBytes(Importer.HEAD_BYTES), false);
        } catch (final NoSuchFileException e) {
            throw new ImportException.UnknownFormat(file + " does not exist");
        } catch (final AccessDeniedException e) {
            throw new ImportException.UnknownFormat(file + " may not be read: permission denied");
        } catch (final FileSystemException e) {
            throw new ImportException.UnknownFormat(file + " cannot be read"
                    + (e.getReason() == null ? "" : ": " + e.getReason()));
        }
    }

    private static byte[] inflatedHead(final Path file, final InputStream raw) throws IOException {
        final byte[] head = new byte[Importer.HEAD_BYTES];
        int filled = 0;
        try (InputStream inflated = new GZIPInputStream(raw)) {
            while (filled < head.length) {
                final int read = inflated.read(head, filled, head.length - filled);
                if (read < 0) {
                    break;
                }
                filled += read;
            }
        } catch (final IOException e) {
            if (filled == 0) {
                throw new ImportException.Corrupt(file + " looks like gzip but cannot be inflated: "
                        + (e.getMessage() == null ? "it ends within its first bytes" : e.getMessage()), 0);
            }
        }
        return java.util.Arrays.copyOf(head, filled);
    }
}

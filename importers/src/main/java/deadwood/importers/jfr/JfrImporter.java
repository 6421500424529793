package deadwood.importers.jfr;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.importers.hprof.content.ChangedFileException;
import deadwood.importers.hprof.content.DumpContent;
import deadwood.importers.hprof.content.OpenedContent;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads Flight Recorder recordings of JDK 9 and later, of OpenJDK 8 and of async-profiler. */
public final class JfrImporter implements Importer {

    private static final int VERSION_BYTES = 8;

    @Override
    public String format() {
        return "JFR recording";
    }

    @Override
    public boolean recognises(final byte[] head) {
        return head.length >= Integer.BYTES && ByteBuffer.wrap(head).getInt() == ChunkHeader.MAGIC;
    }

    @Override
    public Snapshot read(final Path file, final boolean gzipped, final ImportOptions options,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final OpenedContent opened = OpenedContent.of(file, gzipped, false, options, progress, cancel);
        final DumpContent content = opened.content();
        boolean kept = false;
        try {
            final byte[] head = head(content);
            JfrReading.checkVersion(file, head);
            final JfrReading reading = new JfrReading(content, options, progress, cancel);
            final Snapshot.Content read = reading.read();
            content.checkUnchanged();
            if (read.events() == null && reading.referenceEvents() == 0) {
                throw nothing(file, content, reading.warnings().list());
            }
            final List<ImportWarning> warnings = new ArrayList<>(opened.warnings());
            warnings.addAll(reading.warnings().list());
            // The tables of events read it on; without them nobody does.
            kept = read.events() != null;
            return new Snapshot(file, Files.size(file), "JFR %d.%d".formatted(head[5], head[7]), reading.began(),
                    warnings, read);
        } catch (final OutOfMemoryError e) {
            throw new ImportException.TooLarge(
                    "%s cannot be opened: its stacks and constants need more than the %d MiB of Java heap there are"
                            .formatted(file, Runtime.getRuntime().maxMemory() >> 20));
        } catch (final ChangedFileException e) {
            throw new ImportException.Corrupt(Objects.requireNonNullElse(e.getMessage(), "changed"), 0);
        } finally {
            if (!kept) {
                content.close();
            }
        }
    }

    private static byte[] head(final DumpContent content) throws IOException {
        final ByteBuffer head = ByteBuffer.allocate(VERSION_BYTES);
        while (head.hasRemaining() && content.read(head, head.position()) > 0) {
            // until it is full or the file ends
        }
        return head.array();
    }

    private static ImportException nothing(final Path file, final DumpContent content,
            final List<ImportWarning> warnings) {
        if (content.size() < ChunkHeader.BYTES) {
            return new ImportException.Truncated(file + " ends within the first %d bytes of a recording"
                    .formatted(ChunkHeader.BYTES));
        }
        return warnings.isEmpty()
                ? new ImportException.Corrupt(file + " holds no chunk that can be read", 0)
                : new ImportException.Corrupt("%s holds nothing that can be read: %s".formatted(file,
                        warnings.getLast().message()), Math.max(0, warnings.getLast().offset()));
    }
}

package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.importers.hprof.fixture.HeapFixture;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSourceException;
import deadwood.model.heap.HeapGraph;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Dumps that are cut, overwritten, replaced or deleted while they are read, and afterwards, when values are asked for. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file that is open can be neither replaced nor deleted there")
class ChangedDumpTest {

    private static final int STRINGS = 3000;
    private static final List<String> STEPS = List.of("reading records", "finding objects", "reading references");

    @TempDir
    private Path directory;

    /** What somebody does to a file. */
    private enum Change {
        CUT {
            @Override
            void apply(final Path file) throws IOException {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(channel.size() / 3);
                }
            }
        },
        OVERWRITTEN {
            @Override
            void apply(final Path file) throws IOException {
                final byte[] zeros = new byte[(int) Files.size(file)];
                Files.write(file, zeros, StandardOpenOption.WRITE);
            }
        },
        REPLACED {
            @Override
            void apply(final Path file) throws IOException {
                final Path other = Files.write(file.resolveSibling("other"), new byte[100]);
                Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            }
        },
        DELETED {
            @Override
            void apply(final Path file) throws IOException {
                Files.delete(file);
            }
        };

        abstract void apply(Path file) throws IOException;

        /** Whether the bytes are still there for who has the file open. */
        boolean leavesContent() {
            return this == REPLACED || this == DELETED;
        }
    }

    private Map<String, byte[]> forms() throws IOException {
        final HeapFixture fixture = new HeapFixture();
        for (int i = 0; i < STRINGS; i++) {
            fixture.string("s" + i, "text " + i * 31 % 1000);
        }
        final byte[] dump = Files.readAllBytes(fixture.segments(20_000).write(directory.resolve("plain.hprof")));
        final ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(dump);
        }
        return Map.of("dump.hprof", dump, "blocks.hprof.gz", BlockGzip.of(dump, 10_000, 1, 1).bytes(),
                "whole.hprof.gz", gzip.toByteArray());
    }

    /** A file that was written long ago. */
    private Path file(final String name, final byte[] bytes) throws IOException {
        final Path file = Files.write(directory.resolve(name), bytes);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
        return file;
    }

    private Snapshot open(final Path file, final Progress progress) throws IOException {
        return new Importers().open(file, new ImportOptions(directory.resolve("cache"), 2), progress,
                CancelSignal.NEVER);
    }

    @Test
    void whileItIsRead() throws IOException {
        for (final Map.Entry<String, byte[]> form : forms().entrySet()) {
            for (final Change change : Change.values()) {
                for (final String step : STEPS) {
                    final Path file = file(form.getKey(), form.getValue());
                    final Progress progress = (name, _, _) -> {
                        if (name.equals(step)) {
                            apply(change, file);
                        }
                        return _ -> {};
                    };
                    final String what = form.getKey() + ' ' + change + " at " + step;
                    if (change.leavesContent() || form.getKey().startsWith("whole")) {
                        // Plain gzip is read from what it was inflated to before the first of these steps.
                        try (Snapshot snapshot = open(file, progress)) {
                            assertThat(Reading.heap(snapshot).objectCount()).as(what).isGreaterThan(2 * STRINGS);
                            assertThat(snapshot.warnings()).as(what).isEmpty();
                        }
                    } else {
                        assertThatThrownBy(() -> open(file, progress)).as(what).isInstanceOf(ImportException.class)
                                .hasMessageContaining(form.getKey()).hasMessageNotContaining("\n")
                                .hasMessageNotContaining("Exception");
                    }
                }
            }
        }
    }

    private static void apply(final Change change, final Path file) {
        try {
            change.apply(file);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whenValuesAreAskedFor() throws IOException {
        for (final Map.Entry<String, byte[]> form : forms().entrySet()) {
            for (final Change change : Change.values()) {
                final Path file = file(form.getKey(), form.getValue());
                final String what = form.getKey() + ' ' + change;
                try (Snapshot snapshot = open(file, Progress.NONE)) {
                    final String before = texts(Reading.heap(snapshot));
                    change.apply(file);
                    if (change.leavesContent() || form.getKey().startsWith("whole")) {
                        assertThat(texts(Reading.heap(snapshot))).as(what).isEqualTo(before);
                    } else {
                        assertThatThrownBy(() -> texts(Reading.heap(snapshot))).as(what)
                                .isInstanceOf(FieldSourceException.class).hasMessageContaining(form.getKey())
                                .hasMessageContaining("has changed since it was opened")
                                .hasMessageNotContaining("\n");
                    }
                }
            }
        }
    }

    private static String texts(final HeapGraph heap) {
        final StringBuilder texts = new StringBuilder();
        try (FieldReader reader = heap.fields().reader()) {
            for (int object = 0; object < heap.objectCount(); object++) {
                texts.append(heap.object(object, reader).text()).append(' ');
            }
        }
        return texts.toString();
    }

    @Test
    void aFileThatGrowsIsNotTakenForAWholeOne() throws IOException {
        final byte[] dump = forms().get("dump.hprof");
        final Path file = file("dump.hprof", Arrays.copyOf(dump, dump.length / 2));
        final Progress progress = (name, _, _) -> {
            if (name.equals("reading references")) {
                try {
                    Files.write(file, Arrays.copyOfRange(dump, dump.length / 2, dump.length),
                            StandardOpenOption.APPEND);
                } catch (final IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return _ -> {};
        };
        assertThatThrownBy(() -> open(file, progress)).isInstanceOf(ImportException.class)
                .hasMessageContaining("has changed since it was opened");
    }
}

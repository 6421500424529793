package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.importers.hprof.fixture.HeapFixture;
import deadwood.importers.hprof.write.HprofRoot;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureScan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cancels at every report of progress (at some in a build without {@code -Pcampaign}), from opening to structures: nothing is left behind, neither files nor open ones. */
class CancelTest {

    private static final boolean CAMPAIGN = Boolean.getBoolean("deadwood.campaign");
    /** So many places to cancel at are tried in every build, of each form of the dump. */
    private static final int SLICE = 40;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @TempDir
    private Path directory;

    private long openFiles() throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(DESCRIPTORS)) {
            return files.filter(file -> {
                try {
                    return Files.readSymbolicLink(file).startsWith(directory);
                } catch (final IOException e) {
                    // The descriptor through which this directory was listed.
                    return false;
                }
            }).count();
        }
    }

    private Map<String, byte[]> forms() throws IOException {
        final HeapFixture fixture = new HeapFixture();
        fixture.type("com.acme.Entry", "Object key", "Object value", "Object next", "int hash");
        for (int i = 0; i < 200; i++) {
            fixture.string("s" + i, "text " + i);
            fixture.object("e" + i, "com.acme.Entry").with("key", "s" + i).with("next",
                    i % 50 == 0 ? null : "e" + (i - 1));
        }
        fixture.root("e199", HprofRoot.Unknown::new);
        final byte[] dump = Files.readAllBytes(fixture.segments(20_000).write(directory.resolve("plain.hprof")));
        final ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(dump);
        }
        return Map.of("dump.hprof", dump, "blocks.hprof.gz", BlockGzip.of(dump, 100_000, 1, 1).bytes(),
                "whole.hprof.gz", gzip.toByteArray());
    }

    /** Cancels itself at a report of progress. */
    private static final class Cancelling implements Progress, CancelSignal {

        private final AtomicInteger left;

        Cancelling(final int reports) {
            this.left = new AtomicInteger(reports);
        }

        @Override
        public Step begin(final String name, final long total, final Unit unit) {
            left.decrementAndGet();
            return _ -> left.decrementAndGet();
        }

        @Override
        public boolean isCancelled() {
            return left.get() < 0;
        }
    }

    private void work(final Path file, final int threads, final Cancelling cancel) throws IOException {
        try (Snapshot snapshot = new Importers().open(file, new ImportOptions(directory.resolve("cache"), threads),
                cancel, cancel)) {
            StructureScan.of(Reading.heap(snapshot), RetentionAnalysis.of(Reading.heap(snapshot), true, cancel, cancel),
                    cancel, cancel);
            cancel.check();
        }
    }

    @Test
    void everyReportCanBeTheLast() throws IOException {
        for (final Map.Entry<String, byte[]> form : forms().entrySet()) {
            final Path file = Files.write(directory.resolve(form.getKey()), form.getValue());
            final int before = Integer.MAX_VALUE / 2;
            final Cancelling counting = new Cancelling(before);
            work(file, 2, counting);
            final int reports = before - counting.left.get();
            assertThat(reports).isGreaterThan(15);
            final long descriptors = openFiles();
            for (int i = 0; i < reports; i += CAMPAIGN ? 1 : Math.max(reports / SLICE, 1)) {
                final Cancelling cancel = new Cancelling(i);
                // What was kept of the run before would spare some of the work.
                clear();
                assertThatThrownBy(() -> work(file, 2, cancel)).as("%s cancelled at report %d", form.getKey(), i)
                        .isInstanceOf(CancellationException.class);
                assertThat(openFiles()).as("%s cancelled at report %d", form.getKey(), i).isEqualTo(descriptors);
                assertThat(left()).allMatch(path -> path.toString().matches(".*\\.(hprof|index)"));
            }
        }
    }

    private java.util.List<Path> left() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void clear() throws IOException {
        for (final Path file : left()) {
            Files.delete(file);
        }
    }
}

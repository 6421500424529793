package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.ImportException;
import deadwood.model.heap.HeapGraph;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts a dump of a JVM at seeded places; with {@code -Pcampaign} one of more than 100 MB at a thousand. */
class LargeCutsTest {

    private static final boolean CAMPAIGN = Boolean.getBoolean("deadwood.campaign");
    private static final int CUTS = Integer.getInteger("deadwood.cuts", CAMPAIGN ? 1000 : 8);
    private static final int EXERCISED = 8;
    private static final long LARGE = 100_000_000;

    @TempDir
    private Path directory;

    @Test
    void holdWhatStandsBeforeTheCut() throws Exception {
        final Path dump = CAMPAIGN
                ? SmallJvm.dump(directory, "-Xmx1g", "-Dnodes=160000")
                : SmallJvm.dump(directory, "-Xmx128m");
        final ObjectEnds ends = new ObjectEnds(dump);
        final long size = Files.size(dump);
        assertThat(!CAMPAIGN || size > LARGE).as("%d bytes", size).isTrue();
        assertThat(objects(dump, false)).isEqualTo(ends.before(size));
        final List<Long> cuts = new Random(11).longs(CUTS, 40, size).boxed().sorted((a, b) -> Long.compare(b, a))
                .toList();
        for (int i = 0; i < cuts.size(); i++) {
            final long cut = cuts.get(i);
            try (FileChannel channel = FileChannel.open(dump, StandardOpenOption.WRITE)) {
                channel.truncate(cut);
            }
            assertThat(objects(dump, i % EXERCISED == 0)).as("cut at %d", cut).isEqualTo(ends.before(cut));
        }
    }

    private static int objects(final Path dump, final boolean exercised) throws IOException {
        try (Snapshot snapshot = Reading.open(dump)) {
            final HeapGraph heap = Reading.heap(snapshot);
            assertThat(snapshot.warnings().stream().allMatch(warning -> !warning.message().contains("\n"))).isTrue();
            if (exercised) {
                assertThat(snapshot.warnings()).isNotEmpty();
                DumpExercise.run(heap, heap.objectCount(), CancelSignal.NEVER);
            }
            return heap.objectCount();
        } catch (final ImportException e) {
            assertThat(e.getMessage()).contains(dump.toString()).doesNotContain("\n");
            return 0;
        }
    }
}

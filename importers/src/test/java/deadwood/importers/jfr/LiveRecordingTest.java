package deadwood.importers.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.series.TimeSeries;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.tree.WeightedTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording of a JVM that was started for it: several chunks, old objects, virtual threads, an event of the program. */
class LiveRecordingTest {

    @TempDir
    private Path directory;

    @Test
    void agreesWithTheReaderOfTheJdk() throws Exception {
        final Path file = LiveRecording.record(directory, 3);
        try (Snapshot snapshot = RealRecordings.open(file, directory.resolve("cache"))) {
            assertThat(snapshot.warnings()).isEmpty();
            final ReferenceCheck reference = new ReferenceCheck(file, directory);
            assertThat(reference.events()).containsKeys("acme.Order", "jdk.OldObjectSample", "jdk.ObjectCount",
                    "jdk.JavaMonitorEnter", "jdk.ThreadPark", "jdk.SocketRead", "jdk.ExecutionSample");
            reference.check(snapshot);
            final StackProfile profile = RealRecordings.profile(snapshot);
            assertThat(profile.sampleTypes()).contains(new SampleType("cpu", "nanoseconds"),
                    new SampleType("acme.Order_count", "count"), new SampleType("socket_read_bytes", "bytes"),
                    new SampleType("park_time", "nanoseconds"), new SampleType("alloc_sample_bytes", "bytes"));
            assertThat(profile.total(profile.typeNamed("cpu")))
                    .isEqualTo(10_000_000 * profile.total(profile.typeNamed("cpu_samples")));
            assertThat(profile.total(profile.typeNamed("acme.Order_count")))
                    .isEqualTo(reference.events().get("acme.Order").size());
            assertThat(profile.info().periodType()).isEqualTo(new SampleType("cpu", "nanoseconds"));
            checkChains(Objects.requireNonNull(snapshot.content().chains()), reference);
            assertThat(snapshot.content().heapCounts()).isNotEmpty()
                    .allSatisfy(count -> assertThat(count.rows()).anyMatch(row -> row.className().equals("byte[]")));
            assertThat(snapshot.content().series()).extracting(TimeSeries::name).contains("heap used after GC",
                    "GC pauses", "threads", "allocated by threads", "allocation rate (sampled)");
        }
    }

    private static void checkChains(final WeightedTree chains, final ReferenceCheck reference) {
        assertThat(chains.valueTypes().get(1).name()).isEqualTo("objects");
        assertThat(chains.total(1, 0)).isEqualTo(reference.events().get("jdk.OldObjectSample").size());
        final List<String> names = IntStream.range(0, chains.size()).mapToObj(chains::name).toList();
        assertThat(names).anyMatch(name -> name.matches("java\\.util\\.HashMap( \\(Size: \\d+\\))?\\.table"))
                .anyMatch(name -> name.contains(LiveRecording.class.getName()) && name.endsWith(".KEPT"))
                .anyMatch(name -> name.matches("java\\.lang\\.Object\\[\\].* \\[\\d+ of \\d+\\]"));
    }
}

package deadwood.importers.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.ImportOptions;
import deadwood.model.event.EventTables;
import deadwood.model.profile.Label;
import deadwood.model.profile.StackProfile;
import deadwood.model.series.HeapCount;
import deadwood.model.series.TimeSeries;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value of a recording that was written with known ones. */
class KnownValuesTest {

    private static final int SAMPLES = 12;
    private static final long MILLI = 1_000_000;

    @TempDir
    private Path directory;

    private Snapshot open(final boolean compressed) throws IOException {
        final Path file = Files.write(directory.resolve("known.jfr"),
                new SmallRecording(compressed).chunks(1, SAMPLES));
        final Snapshot snapshot = new JfrImporter().read(file, false, new ImportOptions(directory, 2), Progress.NONE,
                CancelSignal.NEVER);
        assertThat(snapshot.warnings()).isEmpty();
        return snapshot;
    }

    private static void check(final Snapshot snapshot, final String name, final String unit, final long[] millis,
            final double... values) {
        final TimeSeries series = snapshot.content().series().stream().filter(each -> each.name().equals(name))
                .findFirst().orElseThrow();
        assertThat(series.unit()).isEqualTo(unit);
        assertThat(series.values()).as(name).containsExactly(values);
        for (int i = 0; i < millis.length; i++) {
            assertThat(series.times()[i]).as(name).isEqualTo(SmallRecording.START + millis[i] * MILLI);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void series(final boolean compressed) throws IOException {
        try (Snapshot snapshot = open(compressed)) {
            check(snapshot, "CPU load of the JVM, user", "ratio", new long[]{8, 9}, 0.25, 0.75);
            check(snapshot, "CPU load of the machine", "ratio", new long[]{8, 9}, 0.5, 1);
            check(snapshot, "heap used before GC", "bytes", new long[]{10}, 9_000_000_000.0);
            check(snapshot, "heap used after GC", "bytes", new long[]{11}, 4_000);
            check(snapshot, "GC pauses", "nanoseconds", new long[]{10}, 2 * MILLI);
            final TimeSeries rate = snapshot.content().series().stream()
                    .filter(each -> each.name().equals("allocation rate (sampled)")).findFirst().orElseThrow();
            assertThat(rate.values()).containsExactly(1 << 20);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void objectsByClass(final boolean compressed) throws IOException {
        try (Snapshot snapshot = open(compressed)) {
            assertThat(snapshot.content().heapCounts()).containsExactly(new HeapCount(
                    SmallRecording.START + 12 * MILLI, List.of(new HeapCount.Row("java.lang.String", 40, 960),
                            new HeapCount.Row("byte[]", 41, 2_000))));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void chainOfReferences(final boolean compressed) throws IOException {
        try (Snapshot snapshot = open(compressed)) {
            final WeightedTree chains = Objects.requireNonNull(snapshot.content().chains());
            int node = 0;
            final List<String> path = new ArrayList<>();
            while (chains.childCount(node) > 0) {
                assertThat(chains.childCount(node)).isEqualTo(1);
                assertThat(chains.total(0, node)).isEqualTo(1 << 16);
                node = chains.firstChild(node);
                path.add(chains.name(node));
            }
            assertThat(path).containsExactly("Static Field (Class Loader Data): Server.class",
                    "java.util.HashMap (the sessions).table", "java.lang.Object[] [3 of 16]",
                    "[2 references that were not recorded]", "byte[] [65520]");
            assertThat(chains.self(1, node)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void samples(final boolean compressed) throws IOException {
        try (Snapshot snapshot = open(compressed)) {
            final StackProfile profile = RealRecordings.profile(snapshot);
            assertThat(total(profile, "cpu_samples")).isEqualTo(SAMPLES);
            assertThat(total(profile, "cpu")).isEqualTo(SAMPLES * 20 * MILLI);
            assertThat(total(profile, "alloc_sample_bytes")).isEqualTo(1 << 20);
            assertThat(total(profile, "malloc_objects")).isEqualTo(3);
            assertThat(total(profile, "malloc_bytes")).isEqualTo(700);
            assertThat(total(profile, "native_leak_objects")).isEqualTo(2);
            assertThat(total(profile, "native_leak_bytes")).isEqualTo(600);
            assertThat(total(profile, "old_object_bytes")).isEqualTo(1 << 16);
            final int cpu = profile.typeNamed("cpu_samples");
            for (int i = 0; i < SAMPLES; i++) {
                final int sample = profile.firstSample(cpu) + i;
                final int[] frames = profile.stacks().framesOf(profile.stack(sample));
                final List<String> found = new ArrayList<>();
                for (final int frame : frames) {
                    found.addFirst(profile.frames().function(frame).name() + ":" + profile.frames().line(frame));
                }
                assertThat(found).isEqualTo(SmallRecording.stack(i % 3, 2 + i % 4).stream()
                        .map(frame -> frame.type().replace('/', '.') + "." + frame.method() + ":" + frame.line())
                        .toList());
                assertThat(profile.labels(profile.labelSet(sample))).containsExactlyInAnyOrder(
                        new Label.Text("thread", "worker " + i % 2), new Label.Text("state", "STATE_RUNNABLE"));
                assertThat(profile.time(sample)).isEqualTo(SmallRecording.START + i * MILLI);
            }
        }
    }

    private static long total(final StackProfile profile, final String type) {
        assertThat(profile.typeNamed(type)).as(type).isNotNegative();
        return profile.total(profile.typeNamed(type));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rows(final boolean compressed) throws IOException {
        try (Snapshot snapshot = open(compressed)) {
            final EventTables events = Objects.requireNonNull(snapshot.content().events());
            final List<List<@Nullable Object>> rows = new ArrayList<>();
            events.forEach("acme.Note", row -> rows.add(new ArrayList<>(row)), CancelSignal.NEVER);
            final Instant begin = RecordingMerge.instant(SmallRecording.START);
            assertThat(rows).containsExactly(
                    List.of(begin.plusMillis(14), "\u00e9\u4e2d", true, "x", -3L, 0.5),
                    List.of(begin.plusMillis(15), "caf\u00e9", false, "\0", 3L, -1.0));
        }
    }
}

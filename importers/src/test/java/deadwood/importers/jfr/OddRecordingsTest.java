package deadwood.importers.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.ImportOptions;
import deadwood.importers.jfr.fixture.ChunkFixture;
import deadwood.importers.jfr.fixture.RecordingBytes;
import deadwood.importers.jfr.fixture.RecordingTypes;
import deadwood.model.event.EventTables;
import deadwood.model.profile.SampleType;
import deadwood.model.series.HeapCount;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings with settings and values that are right but seldom. */
class OddRecordingsTest {

    @TempDir
    private Path directory;

    private Snapshot open(final ChunkFixture chunk) throws IOException {
        final Path file = Files.write(directory.resolve("odd.jfr"), chunk.toArray());
        final Snapshot snapshot = new JfrImporter().read(file, false, new ImportOptions(directory, 1), Progress.NONE,
                CancelSignal.NEVER);
        assertThat(snapshot.warnings()).isEmpty();
        return snapshot;
    }

    private static List<List<@Nullable Object>> rows(final Snapshot snapshot, final String type) throws IOException {
        final List<List<@Nullable Object>> rows = new ArrayList<>();
        final EventTables events = Objects.requireNonNull(snapshot.content().events());
        events.forEach(type, rows::add, CancelSignal.NEVER);
        return rows;
    }

    /** async-profiler's interval is a time only if its event is a clock. */
    @ParameterizedTest
    @CsvSource({"cpu, cpu_samples cpu", "ctimer, cpu_samples cpu", "cache-misses, cpu_samples",
        "java.lang.String.intern, cpu_samples"})
    void intervalsOfEventsThatAreNoClockAreNoTime(final String event, final String expected) throws IOException {
        final RecordingTypes types = new RecordingTypes();
        final long sample = types.addEvent("jdk.ExecutionSample", RecordingTypes.stack());
        final long setting = types.addEvent("jdk.ActiveSetting", RecordingTypes.value("id", "long"),
                RecordingTypes.value("name", "java.lang.String"), RecordingTypes.value("value", "java.lang.String"));
        final ChunkFixture chunk = new ChunkFixture(types, true);
        chunk.event(setting, chunk.bytes().putLong(0).putLong(0).putText("event").putText(event));
        chunk.event(setting, chunk.bytes().putLong(0).putLong(0).putText("interval").putText("1000000"));
        chunk.event(sample, chunk.bytes().putLong(0)
                .putLong(chunk.stack(List.of(new ChunkFixture.Frame("a/B", "c", "()V", 1, "Inlined")))));
        try (Snapshot snapshot = open(chunk)) {
            assertThat(Objects.requireNonNull(snapshot.profile()).sampleTypes().stream().map(SampleType::name))
                    .containsExactly(expected.split(" "));
        }
    }

    @Test
    void allocationsThatTwoEventsSampleAreNotAddedUp() throws IOException {
        final RecordingTypes types = new RecordingTypes();
        final long sample = types.addEvent("jdk.ObjectAllocationSample", RecordingTypes.value("weight", "long"));
        final long buffer = types.addEvent("jdk.ObjectAllocationInNewTLAB", RecordingTypes.value("tlabSize", "long"));
        final ChunkFixture chunk = new ChunkFixture(types, true);
        chunk.event(sample, chunk.bytes().putLong(0).putLong(700));
        chunk.event(buffer, chunk.bytes().putLong(0).putLong(600));
        try (Snapshot snapshot = open(chunk)) {
            assertThat(snapshot.content().series()).singleElement()
                    .satisfies(rate -> assertThat(rate.values()).containsExactly(700));
        }
    }

    /** A virtual machine that flushes writes the header of the chunk into it now and then: no chunk begins there. */
    @Test
    void aChunkThatHoldsItsOwnHeaderIsReadWholeEvenIfItIsCut() throws IOException {
        final RecordingTypes types = new RecordingTypes();
        final long number = types.addEvent("acme.Number", RecordingTypes.value("number", "long"));
        final long flush = types.addEvent("acme.Flush", IntStream.range(0, 3 + ChunkHeader.BYTES)
                .mapToObj(i -> RecordingTypes.value("byte" + i, "byte")).toArray(RecordingTypes.Field[]::new));
        final ChunkFixture chunk = new ChunkFixture(types, true);
        final byte[] header = Arrays.copyOf(chunk.toArray(), ChunkHeader.BYTES);
        for (int i = 0; i < 50; i++) {
            chunk.event(number, chunk.bytes().putLong(0).putLong(i));
            if (i % 10 == 5) {
                final RecordingBytes copy = chunk.bytes().putLong(0).putByte(1).putByte(1).putByte(header.length);
                for (final byte each : header) {
                    copy.putByte(each);
                }
                chunk.event(flush, copy);
            }
        }
        final byte[] whole = chunk.toArray();
        for (final byte[] bytes : List.of(Arrays.copyOf(whole, whole.length - 1),
                Arrays.copyOf(whole, whole.length + 9))) {
            final Path file = Files.write(directory.resolve("flushed.jfr"), bytes);
            try (Snapshot snapshot = new JfrImporter().read(file, false, new ImportOptions(directory, 1),
                    Progress.NONE, CancelSignal.NEVER)) {
                assertThat(rows(snapshot, "acme.Number")).hasSize(50);
                assertThat(snapshot.warnings()).isNotEmpty();
            }
        }
    }

    @Test
    void objectsThatTwoEventsCountAreNotCountedTwice() throws IOException {
        final RecordingTypes types = new RecordingTypes();
        final RecordingTypes.Field[] fields = {RecordingTypes.value("gcId", "int"),
            RecordingTypes.key("objectClass", "java.lang.Class"), RecordingTypes.value("count", "long"),
            RecordingTypes.value("totalSize", "long")};
        final long[] events = {types.addEvent("jdk.ObjectCount", fields),
            types.addEvent("jdk.ObjectCountAfterGC", fields)};
        final ChunkFixture chunk = new ChunkFixture(types, true);
        for (final long event : events) {
            chunk.event(event, chunk.bytes().putLong(0).putInt(7).putLong(chunk.type("a/B")).putLong(3).putLong(48));
        }
        try (Snapshot snapshot = open(chunk)) {
            assertThat(snapshot.content().heapCounts()).hasSize(2)
                    .allSatisfy(count -> assertThat(count.rows()).containsExactly(new HeapCount.Row("a.B", 3, 48)));
        }
    }

    @Test
    void eventsOfTwoClassesWithOneNameAreOneTable() throws IOException {
        final RecordingTypes types = new RecordingTypes();
        final long first = types.addEvent("acme.Order", RecordingTypes.value("number", "long"));
        final long second = types.addNamesake("acme.Order");
        final ChunkFixture chunk = new ChunkFixture(types, true);
        chunk.event(first, chunk.bytes().putLong(0).putLong(1));
        chunk.event(second, chunk.bytes().putLong(0).putLong(2));
        chunk.event(first, chunk.bytes().putLong(0).putLong(3));
        try (Snapshot snapshot = open(chunk)) {
            assertThat(Objects.requireNonNull(snapshot.content().events()).types()).singleElement()
                    .satisfies(type -> assertThat(type.count()).isEqualTo(3));
            assertThat(rows(snapshot, "acme.Order")).extracting(List::getLast).containsExactlyInAnyOrder(1L, 2L, 3L);
        }
    }

    @Test
    void spansAndMomentsThatAreNoneAreNotShownAsSuch() throws IOException {
        final RecordingTypes types = new RecordingTypes();
        final long park = types.addEvent("jdk.ThreadPark",
                RecordingTypes.value("timeout", "long", "Timespan:MILLISECONDS"),
                RecordingTypes.value("until", "long", "Timestamp:MILLISECONDS_SINCE_EPOCH"));
        final ChunkFixture chunk = new ChunkFixture(types, true);
        for (final long timeout : new long[]{Long.MIN_VALUE, Long.MAX_VALUE, 1L << 60, -(1L << 60), 5}) {
            chunk.event(park, chunk.bytes().putLong(0).putLong(timeout).putLong(Long.MIN_VALUE));
        }
        try (Snapshot snapshot = open(chunk)) {
            final List<List<@Nullable Object>> rows = rows(snapshot, "jdk.ThreadPark");
            assertThat(rows).extracting(List::getLast).containsOnlyNulls();
            assertThat(rows).extracting(row -> row.get(1)).containsExactlyElementsOf(Arrays.asList(null, "indefinite",
                    Duration.ofMillis(Long.MAX_VALUE / 1_000_000), Duration.ofMillis(Long.MIN_VALUE / 1_000_000),
                    Duration.ofMillis(5)));
        }
    }
}

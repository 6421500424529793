package deadwood.importers.gotext;

import static deadwood.importers.OpenedText.profile;
import static deadwood.importers.OpenedText.samples;
import static deadwood.importers.OpenedText.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.OpenedText;
import deadwood.model.profile.Label;
import deadwood.model.profile.StackProfile;
import deadwood.model.series.TimeSeries;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the formats can say and the samples do not. */
class GoTextFormatsTest {

    @TempDir
    private Path directory;

    private Snapshot open(final String text) throws IOException {
        return OpenedText.open(directory, text);
    }

    @Test
    void scalesAHeapAndNamesItsFrames() throws IOException {
        try (Snapshot snapshot = open(SmallTexts.HEAP)) {
            // 1 / (1 - exp(-1024 / 524288)) = 512.5, 1 / (1 - exp(-2)) = 1.1565
            assertThat(samples(profile(snapshot))).containsExactly(
                    "1537 1574400 512 524800 bytes=1024bytes main.main;main.load",
                    "1 1212696 1 1212696 bytes=1048576bytes main.main;main.(*Cache[...]).Put",
                    "0 0 0 0 0x400fff");
            final StackProfile profile = profile(snapshot);
            assertThat(profile.defaultType()).isEqualTo(3);
            assertThat(profile.info().period()).isEqualTo(524288);
            final int frame = profile.stacks().frame(profile.stack(0));
            assertThat(profile.frames().function(frame).file()).isEqualTo("app/load.go");
            assertThat(profile.frames().line(frame)).isEqualTo(17);
            assertThat(profile.frames().address(frame)).isEqualTo(0x4afff0);
            assertThat(snapshot.warnings()).isEmpty();
            assertThat(snapshot.taken()).isEqualTo(Instant.ofEpochSecond(1_795_153_278L, 822_616_332));
            assertThat(snapshot.content().series()).extracting(TimeSeries::name).containsExactly("Alloc", "StackInuse",
                    "StackSys", "LastGC", "NumGC", "GCCPUFraction", "DebugGC", "PauseNs");
            assertThat(snapshot.content().series().getLast().values()).containsExactly(7, 9);
            assertThat(snapshot.content().series().getLast().times()).containsExactly(1_795_153_278_248_415_504L,
                    1_795_153_278_822_616_332L);
        }
    }

    @Test
    void comparesTheSamplesWithWhatTheFirstLinePromises() throws IOException {
        final String cut = SmallTexts.HEAP.substring(0, SmallTexts.HEAP.indexOf("1: 1048576"));
        try (Snapshot snapshot = open(cut)) {
            assertThat(warnings(snapshot)).containsExactly("the samples add up to 1 where the first line says 2: some "
                    + "are missing, or the file was put together");
        }
    }

    @Test
    void readsLabelsOfGoroutines() throws IOException {
        try (Snapshot snapshot = open(SmallTexts.GOROUTINES)) {
            assertThat(samples(profile(snapshot))).containsExactly("20 main.worker",
                    "2 a \"key\"=v\u00fcl, {x} \ud83d\ude00 =\t main.main", "1 labels={\"a\" main.main",
                    "5 [no stack]");
            assertThat(warnings(snapshot)).singleElement().asString()
                    .startsWith("line 9 has labels that cannot be read; they were kept as one");
        }
    }

    @Test
    void readsContentionOfOlderAndNewerGo() throws IOException {
        final String text = """
                --- mutex:
                cycles/second=2000000000
                sampling period=5
                %s @ 0x401001
                #\t0x401000\tmain.lock+0x1\tapp/lock.go:3

                """;
        try (Snapshot older = open(text.formatted("3000 7"))) {
            assertThat(samples(profile(older))).containsExactly("35 7500 main.lock");
            assertThat(older.format()).isEqualTo("Go mutex profile (text)");
        }
        try (Snapshot newer = open(text.formatted("3000 10"))) {
            assertThat(samples(profile(newer))).containsExactly("10 1500 main.lock");
        }
        try (Snapshot empty = open("--- contention:\ncycles/second=2000000000\n")) {
            assertThat(profile(empty).size()).isZero();
            assertThat(empty.format()).isEqualTo("Go block profile (text)");
        }
        try (Snapshot unknown = open(text.formatted("3000 10").replace("cycles/second=2000000000\n", ""))) {
            assertThat(warnings(unknown)).containsExactly(
                    "the file does not say how many cycles a second has; delays are cycles, not nanoseconds");
        }
    }

    @Test
    void readsTracebacksOfACrash() throws IOException {
        try (Snapshot snapshot = open(SmallTexts.CRASH)) {
            final StackProfile profile = profile(snapshot);
            assertThat(samples(profile)).containsExactly(
                    "1 goroutine=1 state=running locked to thread=true main.main;main.(*T[...]).run;panic",
                    "1 goroutine=18 state=chan receive (nil chan) leaked=true wait=5minutes synctest bubble=3 "
                            + "user=ann req=a: b created by=main.start.func1 created by goroutine=1 "
                            + "created at=app/main.go:9 main.wait;[2 frames elided];runtime.gopark",
                    "1 goroutine=19 state=select (no cases) [stack unavailable]",
                    "1 goroutine=99999999999999999999 state=syscall [no stack]");
            assertThat(profile.frames().address(profile.stacks().frame(profile.stack(1)))).isEqualTo(0x43a0ce);
            assertThat(warnings(snapshot)).containsExactly("4 lines are of no goroutine and were skipped");
        }
    }

    @Test
    void readsLogsWithOtherLinesAndSeveralPrograms() throws IOException {
        try (Snapshot snapshot = open(SmallTexts.GC_LOG)) {
            final List<TimeSeries> series = snapshot.content().series();
            assertThat(series).filteredOn(one -> one.name().equals("live heap")).singleElement()
                    .satisfies(one -> assertThat(one.values()).containsExactly(2 << 20, 3 << 20));
            assertThat(series).filteredOn(one -> one.name().equals("live heap (run 2)")).singleElement()
                    .satisfies(one -> assertThat(one.values()).containsExactly(1 << 20));
            assertThat(series).filteredOn(one -> one.name().equals("stacks")).singleElement()
                    .satisfies(one -> assertThat(one.times()).containsExactly(1_500_000_000L));
            assertThat(series).filteredOn(one -> one.name().equals("returned to the system")).singleElement()
                    .satisfies(one -> assertThat(one.values()).containsExactly(4344 << 10, 208_712 << 10, 500 << 10));
            assertThat(series).filteredOn(one -> one.name().equals("scavenged eagerly")).singleElement()
                    .satisfies(one -> assertThat(one.values()).containsExactly(0, 186_960 << 10));
            assertThat(series).filteredOn(one -> one.name().equals("mark background CPU")).singleElement()
                    .satisfies(one -> assertThat(one.values()).containsExactly(160_000, 180_000));
            assertThat(warnings(snapshot)).containsExactly(
                    "line 6 is cut or garbled and was left out: \"gc 3 @2.0s 0%: 0.1+0\"",
                    "2 other lines of the log were skipped",
                    "the log is of 2 programs, or of one that was started that often; each has series of its own");
        }
    }

    @Test
    void readsWhatAProgramPublishesBesideMemStats() throws IOException {
        try (Snapshot snapshot = open(SmallTexts.EXPVAR)) {
            assertThat(snapshot.format()).isEqualTo("Go expvar of /bin/app -v");
            assertThat(snapshot.content().series()).extracting(TimeSeries::name).containsExactly("requests", "queues.a",
                    "queues.b[0]", "TotalAlloc", "EnableGC");
            assertThat(snapshot.content().series()).extracting(TimeSeries::unit).containsExactly("count", "count",
                    "count", "bytes", "boolean");
            assertThat(warnings(snapshot)).containsExactly("1 values are texts; they were left out");
        }
        try (Snapshot snapshot = open("{\"/gc/heap/live:bytes\": 5, \"/cpu/classes/idle:cpu-seconds\": 1e-7}")) {
            assertThat(snapshot.content().series()).extracting(TimeSeries::unit).containsExactly("bytes",
                    "cpu-seconds");
        }
    }

    @Test
    void readsUtf16AndWindowsLines() throws IOException {
        for (final String text : List.of(SmallTexts.HEAP, SmallTexts.GOROUTINES, SmallTexts.CRASH, SmallTexts.GC_LOG,
                SmallTexts.EXPVAR)) {
            final byte[] windows = ('\ufeff' + text.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE);
            try (Snapshot plain = open(text); Snapshot other = OpenedText.open(directory, OpenedText.gzip(windows))) {
                assertThat(other.format()).isEqualTo(plain.format());
                assertThat(warnings(other)).isEqualTo(warnings(plain));
                if (plain.profile() != null) {
                    assertThat(samples(profile(other))).isEqualTo(samples(profile(plain)));
                }
                assertThat(other.content().series()).extracting(TimeSeries::name)
                        .isEqualTo(plain.content().series().stream().map(TimeSeries::name).toList());
            }
        }
    }

    @Test
    void readsAHundredThousandFramesAndAMillionLabels() throws IOException {
        final StringBuilder text = new StringBuilder("goroutine profile: total 1\n1 @ 0x1\n# labels: {");
        for (int i = 0; i < 1_000_000; i++) {
            text.append(i == 0 ? "" : ", ").append("\"k").append(i).append("\":\"v\"");
        }
        text.append("}\n").append("#\t0x2\tmain.deep+0x1\tapp/deep.go:1\n".repeat(100_000)).append('\n');
        try (Snapshot snapshot = open(text.toString())) {
            final StackProfile profile = profile(snapshot);
            assertThat(profile.stacks().depth(profile.stack(0))).isEqualTo(100_000);
            assertThat(profile.labels(profile.labelSet(0))).hasSize(1_000_000)
                    .contains(new Label.Text("k999999", "v"));
        }
        try (Snapshot snapshot = open(
                "goroutine 1 [running]:\n" + "main.deep()\n\tapp/deep.go:1 +0x1\n".repeat(100_000))) {
            assertThat(profile(snapshot).stacks().size()).isEqualTo(100_001);
        }
    }

    @Test
    void wordsInBracketsAreOfTheStateUnlessTheRuntimeAddsThem() throws IOException {
        try (Snapshot snapshot = open("""
                goroutine 2 [GC worker (idle)]:
                main.main()

                goroutine 3 [select (no cases) (durable), 2 minutes]:
                main.main()

                goroutine 4 [chan send (scan)]:
                main.main()
                """)) {
            assertThat(samples(profile(snapshot))).containsExactly("1 goroutine=2 state=GC worker (idle) main.main",
                    "1 goroutine=3 state=select (no cases) durable=true wait=2minutes main.main",
                    "1 goroutine=4 state=chan send scan=true main.main");
        }
    }
}

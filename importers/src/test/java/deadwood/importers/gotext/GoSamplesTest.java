package deadwood.importers.gotext;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.OpenedText;
import deadwood.model.profile.Label;
import deadwood.model.profile.StackProfile;
import deadwood.model.series.TimeSeries;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Everything of go-samples that is text, against its counts, its own truth and each other. */
class GoSamplesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/deadwood/importers/gotext/go-samples.txt");

    @TempDir
    private Path cache;

    private static Path root() {
        final String root = System.getProperty("deadwood.goSamples", "");
        Assumptions.assumeTrue(!root.isEmpty() && Files.isDirectory(Path.of(root)),
                "no samples of Go: give -Ddeadwood.goSamples=DIR");
        return Path.of(root);
    }

    private static List<Path> files(final String pattern) throws IOException {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList();
        }
    }

    private Snapshot open(final Path file) throws IOException {
        return OpenedText.open(file, cache);
    }

    @Test
    void hasTheCountsOfEveryFile() throws IOException {
        final StringBuilder counts = new StringBuilder();
        for (final Path file : files(".*\\.debug\\d\\.txt|gctrace\\.txt|.*memstats\\.json|.*metrics\\.json|expvar.*")) {
            try (Snapshot snapshot = open(file)) {
                counts.append(root().relativize(file).toString().replace('\\', '/')).append(": ")
                        .append(snapshot.format());
                final StackProfile profile = snapshot.profile();
                if (profile != null) {
                    counts.append("; %d samples, %d stacks, %d frames, totals %s".formatted(profile.size(),
                            profile.stacks().size(), profile.frames().size(),
                            IntStream.range(0, profile.sampleTypes().size())
                                    .mapToObj(
                                            type -> profile.sampleTypes().get(type).name() + " " + profile.total(type))
                                    .toList()));
                }
                final List<TimeSeries> series = snapshot.content().series();
                if (!series.isEmpty()) {
                    counts.append("; %d series, %d points".formatted(series.size(),
                            series.stream().mapToInt(TimeSeries::size).sum()));
                }
                counts.append("; ").append(snapshot.warnings().size()).append(" warnings\n");
            }
        }
        if (Boolean.getBoolean("update.goldens")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, counts);
        }
        assertThat(counts).hasToString(Files.readString(GOLDEN));
    }

    @Test
    void countsTheGoroutinesThatTheProgramCounted() throws IOException {
        for (final Path truth : files("truth-.*\\.json")) {
            final long goroutines = json(truth).get("goroutines").asLong();
            final String moment = truth.getFileName().toString().replaceAll("truth-|\\.json", "");
            for (final int debug : new int[]{1, 2}) {
                try (Snapshot snapshot = open(truth.resolveSibling(moment + ".goroutine.debug" + debug + ".txt"))) {
                    assertThat(OpenedText.profile(snapshot).total(0)).isEqualTo(goroutines);
                }
            }
        }
    }

    @Test
    void saysTheSameOfGoroutinesInBothTexts() throws IOException {
        for (final Path file : files("(after|fixed)\\.goroutine\\.debug2\\.txt")) {
            try (Snapshot each = open(file);
                    Snapshot together = open(file.resolveSibling(
                            file.getFileName().toString().replace("debug2", "debug1")))) {
                final Map<String, List<Long>> stacks = OpenedText.stacks(OpenedText.profile(each));
                OpenedText.stacks(OpenedText.profile(together)).forEach((stack, values) -> {
                    if (stack.contains("leaked") || stack.contains("worker")) {
                        // Those that wait in a mutex have different frames of the runtime in the two.
                        final String known = stack.replaceAll(";(sync|internal/sync)\\..*", "");
                        assertThat(stacks.entrySet().stream()
                                .filter(entry -> entry.getKey().replaceAll(";(sync|internal/sync)\\..*", "")
                                        .equals(known))
                                .mapToLong(entry -> entry.getValue().getFirst()).sum()).isEqualTo(values.getFirst());
                    }
                });
            }
        }
    }

    @Test
    void findsLeakedGoroutines() throws IOException {
        try (Snapshot snapshot = open(root().resolve("go1.26/final.goroutineleak.debug2.txt"))) {
            final StackProfile profile = OpenedText.profile(snapshot);
            final long leaked = IntStream.range(0, profile.size())
                    .filter(sample -> profile.labels(profile.labelSet(sample))
                            .contains(new Label.Text("leaked", "true")))
                    .count();
            try (Snapshot only = open(root().resolve("go1.26/final.goroutineleak.debug1.txt"))) {
                assertThat(leaked).isEqualTo(OpenedText.profile(only).total(0)).isEqualTo(65);
            }
        }
    }

    @Test
    void readsEveryNumberOfMemStatsAndMetrics() throws IOException {
        for (final Path file : files(".*memstats\\.json|.*metrics\\.json|expvar.*")) {
            final Map<String, Double> numbers = new HashMap<>();
            flatten("", json(file), numbers);
            final Map<String, Double> read = new HashMap<>();
            try (Snapshot snapshot = open(file)) {
                for (final TimeSeries series : snapshot.content().series()) {
                    if (!series.name().equals("PauseNs")) {
                        assertThat(series.size()).isEqualTo(1);
                        read.put(series.name(), series.values()[0]);
                    }
                }
                pauses(snapshot, numbers);
            }
            assertThat(read).isEqualTo(numbers);
        }
    }

    /** Compares the pauses and takes them out of the numbers. */
    private static void pauses(final Snapshot snapshot, final Map<String, Double> numbers) {
        final Map<Double, Double> pauses = new HashMap<>();
        for (int i = 0; numbers.containsKey("PauseNs[" + i + "]"); i++) {
            final double end = Objects.requireNonNull(numbers.remove("PauseEnd[" + i + "]"));
            final double pause = Objects.requireNonNull(numbers.remove("PauseNs[" + i + "]"));
            if (end != 0) {
                pauses.put(end, pause);
            }
        }
        for (final TimeSeries series : snapshot.content().series()) {
            if (series.name().equals("PauseNs")) {
                final Map<Double, Double> read = new HashMap<>();
                for (int i = 0; i < series.size(); i++) {
                    assertThat(i == 0 || series.times()[i - 1] <= series.times()[i]).isTrue();
                    read.put((double) series.times()[i], series.values()[i]);
                }
                assertThat(read).isEqualTo(pauses);
                return;
            }
        }
        assertThat(pauses).isEmpty();
    }

    private static void flatten(final String path, final JsonNode node, final Map<String, Double> numbers) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(
                    path.isEmpty() || path.equals("memstats") ? entry.getKey() : path + "." + entry.getKey(),
                    entry.getValue(), numbers));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + i + "]", node.get(i), numbers);
            }
        } else if (node.isNumber()) {
            numbers.put(path, node.asDouble());
        } else if (node.isBoolean()) {
            numbers.put(path, node.asBoolean() ? 1.0 : 0.0);
        }
    }

    @Test
    void readsTheMemStatsBehindAHeapAsThoseInJson() throws IOException {
        for (final Path file : files("(before|after|fixed)\\.heap\\.debug1\\.txt")) {
            try (Snapshot text = open(file);
                    Snapshot json = open(file.resolveSibling(
                            file.getFileName().toString().replace("heap.debug1.txt", "memstats.json")))) {
                final Map<String, Double> before = points(text);
                final Map<String, Double> after = points(json);
                assertThat(before).hasSize(28).containsKey("MaxRSS");
                assertThat(after.keySet()).containsAll(
                        before.keySet().stream().filter(name -> !name.equals("MaxRSS")).toList());
                // The JSON was written some milliseconds later.
                for (final String growing : List.of("TotalAlloc", "Mallocs", "Frees", "NumGC", "BuckHashSys",
                        "LastGC")) {
                    assertThat(before.get(growing)).isLessThanOrEqualTo(after.get(growing)).isPositive();
                }
                assertThat(before.get("HeapInuse") + before.get("HeapIdle")).isEqualTo(before.get("HeapSys"));
                assertThat(before.get("Sys")).isLessThanOrEqualTo(after.get("Sys"));
                assertThat(text.taken()).isNotNull().isBeforeOrEqualTo(json.taken());
            }
        }
    }

    private static Map<String, Double> points(final Snapshot snapshot) {
        final Map<String, Double> points = new HashMap<>();
        snapshot.content().series().stream().filter(series -> series.size() == 1)
                .forEach(series -> points.put(series.name(), series.values()[0]));
        return points;
    }

    @Test
    void readsEveryLineOfGctrace() throws IOException {
        for (final Path file : files("gctrace\\.txt")) {
            final List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            try (Snapshot snapshot = open(file)) {
                final Map<String, TimeSeries> series = new HashMap<>();
                snapshot.content().series().forEach(one -> series.put(one.name(), one));
                final List<String> written = new ArrayList<>();
                for (int i = 0; i < lines.size(); i++) {
                    written.add("gc %.0f @%.3fs %.0f%%%s: %.0f MB goal, %.0f->%.0f->%.0f, %.0f P%s".formatted(
                            at(series, "GC cycle", i), series.get("GC cycle").times()[i] / 1e9,
                            at(series, "GC CPU share since the start", i) * 100,
                            at(series, "checking for goroutine leaks", i) == 1 ? " (leaks)" : "",
                            at(series, "heap goal", i) / (1 << 20), at(series, "heap at GC start", i) / (1 << 20),
                            at(series, "heap at GC end", i) / (1 << 20), at(series, "live heap", i) / (1 << 20),
                            at(series, "processors", i), at(series, "forced", i) == 1 ? " (forced)" : ""));
                }
                assertThat(written).isEqualTo(lines.stream().map(line -> line.replaceAll(
                        "(gc \\d+ @[\\d.]+s \\d+%)( \\(checking for goroutine (leaks)\\))?: .* ms cpu, (\\S+) MB, "
                                + "(\\d+ MB goal), .*, (\\d+ P)",
                        "$1 ($3): $5, $4, $6").replace(" ()", "")).toList());
            }
        }
    }

    private static double at(final Map<String, TimeSeries> series, final String name, final int index) {
        return Objects.requireNonNull(series.get(name)).values()[index];
    }

    private static JsonNode json(final Path file) {
        return new ObjectMapper().readTree(file);
    }
}

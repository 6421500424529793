package deadwood.importers.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import deadwood.model.profile.FrameFilter;
import deadwood.model.profile.FrameTable.Function;
import deadwood.model.profile.FunctionTotals;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the JDK's command {@code jfr} prints of recordings: of real ones, and of one that is made here. */
class JfrToolTest {

    private static final Pattern SUMMARY = Pattern.compile("^ (\\S+) +(\\d+) +\\d+ *$", Pattern.MULTILINE);
    /** A method with its parameters, a number, and a share behind it. */
    private static final Pattern SAMPLES = Pattern.compile("^(\\S.*\\)) {2,}([\\d,]+) +[\\d.]+%\\s*$",
            Pattern.MULTILINE);
    private static final Pattern SHARE = Pattern.compile("^(\\S.*\\)) {2,}([\\d.]+)%\\s*$", Pattern.MULTILINE);
    private static final Pattern LEAK = Pattern.compile("^\\d\\d:\\d\\d:\\d\\d +(\\S+) +", Pattern.MULTILINE);
    private static final Pattern PARAMETER = Pattern.compile("(\\[*)([ZBSCIJFD]|L([^;]+);)");
    /** Rows that a view has at most. */
    private static final int MOST_ROWS = 25;
    private static final Map<String, String> PRIMITIVES = Map.of("Z", "boolean", "B", "byte", "S", "short", "C", "char",
            "I", "int", "J", "long", "F", "float", "D", "double");

    @TempDir
    private Path directory;

    private static String jfr(final Path file, final String... arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jfr").toString());
        command.addAll(List.of(arguments));
        command.add(file.toString());
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    private static String view(final Path file, final String name) throws IOException, InterruptedException {
        return jfr(file, "view", "--width", "600", "--verbose", name);
    }

    @TestFactory
    Stream<DynamicTest> agreesOnRealRecordings() {
        return RealRecordings.all().stream().filter(file -> !file.endsWith("8u40.jfr.gz"))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    final Path plain = directory.resolve(file.getFileName().toString().replace(".gz", ""));
                    check(Files.write(plain, RealRecordings.inflated(file)));
                }));
    }

    @Test
    void agreesOnALiveRecording() throws Exception {
        final Path file = LiveRecording.record(directory, 1);
        try (Snapshot snapshot = check(file)) {
            final StackProfile profile = RealRecordings.profile(snapshot);
            assertThat(profile.total(profile.typeNamed("cpu_samples"))).isPositive();
            assertThat(profile.total(profile.typeNamed("alloc_sample_bytes"))).isPositive();
            final Set<String> candidates = listed(view(file, "memory-leaks-by-class"));
            assertThat(candidates).isNotEmpty();
            assertThat(oldClasses(snapshot)).containsAll(candidates);
        }
    }

    private Snapshot check(final Path file) throws IOException, InterruptedException {
        final Snapshot snapshot = RealRecordings.open(file, directory.resolve("cache"));
        checkSummary(snapshot, jfr(file, "summary"));
        final StackProfile profile = snapshot.profile();
        // async-profiler's samples of threads that sleep go elsewhere: CollapsedGoldensTest
        if (profile != null && profile.typeNamed("wall_samples") < 0) {
            checkHotMethods(profile, view(file, "hot-methods"));
            checkSites(profile, view(file, "allocation-by-site"));
        }
        return snapshot;
    }

    private static void checkSummary(final Snapshot snapshot, final String text) {
        final Map<String, Long> expected = new TreeMap<>();
        final Matcher row = SUMMARY.matcher(text);
        while (row.find()) {
            final long count = Long.parseLong(row.group(2));
            if (count > 0 && !row.group(1).matches(".*\\.(Metadata|Checkpoint|CheckPoint)")) {
                expected.put(row.group(1), count);
            }
        }
        final Map<String, Long> found = new TreeMap<>();
        Objects.requireNonNull(snapshot.content().events()).types()
                .forEach(type -> found.put(type.name(), type.count()));
        assertThat(found).isEqualTo(expected);
    }

    /** What is innermost, as the command writes methods: with the plain names of their parameters' types. */
    private static Map<String, Long> selves(final StackProfile profile, final String typeName) {
        final Map<String, Long> selves = new HashMap<>();
        final int type = profile.typeNamed(typeName);
        if (type >= 0) {
            FunctionTotals.of(profile, type, FrameFilter.ALL).rows().stream().filter(row -> row.self() > 0)
                    .forEach(row -> selves.merge(signature(row.function()), row.self(), Long::sum));
        }
        selves.remove(RecordingMerge.NO_STACK);
        return selves;
    }

    private static String signature(final Function function) {
        final String system = function.systemName();
        if (system.isEmpty()) {
            return function.name();
        }
        if (system.endsWith("." + function.name())) {
            // C functions, by async-profiler: the library stands where a class does.
            final String library = system.substring(0, system.length() - function.name().length());
            return library.replace('/', '.') + function.name() + "()";
        }
        final int open = system.lastIndexOf('(');
        final StringJoiner parameters = new StringJoiner(", ", "(", ")");
        final Matcher parameter = PARAMETER.matcher(
                system.substring(open, system.lastIndexOf(')')));
        while (parameter.find()) {
            final String type = parameter.group(3);
            parameters.add((type == null
                    ? PRIMITIVES.getOrDefault(parameter.group(2), "")
                    : type.substring(type.lastIndexOf('/') + 1)) + "[]".repeat(parameter.group(1).length()));
        }
        return function.name() + parameters;
    }

    private static void checkHotMethods(final StackProfile profile, final String text) {
        final Map<String, Long> selves = selves(profile, "cpu_samples");
        final Map<String, Long> listed = new HashMap<>();
        final Matcher row = SAMPLES.matcher(text);
        int rows = 0;
        while (row.find()) {
            listed.merge(row.group(1), Long.parseLong(row.group(2).replace(",", "")), Long::sum);
            rows++;
        }
        if (rows < MOST_ROWS) {
            assertThat(listed).isEqualTo(selves);
        } else {
            assertThat(selves).containsAllEntriesOf(listed);
            final long least = listed.values().stream().mapToLong(Long::longValue).min().orElseThrow();
            selves.forEach(
                    (name, samples) -> assertThat(listed.containsKey(name) || samples <= least).as(name).isTrue());
        }
    }

    private static void checkSites(final StackProfile profile, final String text) {
        final Map<String, Long> selves = selves(profile, "alloc_sample_bytes");
        final long total = selves.values().stream().mapToLong(Long::longValue).sum();
        final Map<String, Double> listed = new HashMap<>();
        final Matcher row = SHARE.matcher(text);
        while (row.find()) {
            listed.merge(row.group(1), Double.parseDouble(row.group(2)), Double::sum);
        }
        assertThat(listed.isEmpty()).as(text).isEqualTo(selves.isEmpty());
        listed.forEach((name, percent) -> assertThat(100.0 * selves.getOrDefault(name, 0L) / total).as(name)
                .isCloseTo(percent, within(0.006)));
    }

    private static Set<String> listed(final String text) {
        final Set<String> classes = new TreeSet<>();
        final Matcher row = LEAK.matcher(text);
        while (row.find()) {
            classes.add(row.group(1));
        }
        return classes;
    }

    /** The classes of the objects at the ends of the chains. */
    private static Set<String> oldClasses(final Snapshot snapshot) {
        final @Nullable WeightedTree chains = snapshot.content().chains();
        final Set<String> classes = new TreeSet<>();
        for (int node = 0; chains != null && node < chains.size(); node++) {
            if (chains.self(1, node) > 0) {
                classes.add(chains.name(node).replaceFirst(" [(\\[].*", ""));
            }
        }
        return classes;
    }
}

package deadwood.importers.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.profile.FrameTable;
import deadwood.model.profile.Label;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Recordings with folded stacks that another reader (grafana/jfr-parser) made of them, line for line. */
class CollapsedGoldensTest {

    private static final String GOLDEN = "_expected_collapsed.txt.gz";
    private static final long INTERVAL = 10_000_000;
    private static final int TICKS_PER_SECOND = 56;
    private static final Pattern DESCRIPTOR = Pattern.compile("\\([^ ().]*\\)[^ ().]+$");

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> agreesLineForLine() {
        final List<Path> files = RealRecordings.in("collapsed-goldens");
        assertThat(files).isNotEmpty();
        return files.stream().filter(file -> file.toString().endsWith(GOLDEN))
                .map(golden -> DynamicTest.dynamicTest(golden.getFileName().toString(),
                        () -> check(golden, recordingOf(golden, files))));
    }

    private static Path recordingOf(final Path golden, final List<Path> files) {
        final String name = golden.getFileName().toString();
        return files.stream().filter(file -> file.toString().endsWith(".jfr.gz"))
                .filter(file -> name.startsWith(file.getFileName().toString().replace(".jfr.gz", "_")))
                .filter(file -> Character.isDigit(
                        name.charAt(file.getFileName().toString().length() - ".jfr.gz".length() + 1)))
                .findFirst().orElseThrow();
    }

    private void check(final Path golden, final Path recording) throws IOException {
        final byte[] bytes = RealRecordings.inflated(recording);
        // The other reader takes the ticks of a duration for nanoseconds.
        ByteBuffer.wrap(bytes).putLong(TICKS_PER_SECOND, 1_000_000_000L);
        final Path file = Files.write(directory.resolve("recording.jfr"), bytes);
        try (Snapshot snapshot = RealRecordings.open(file, directory.resolve("cache"))) {
            assertThat(snapshot.warnings()).isEmpty();
            final Map<String, List<Long>> expected = new TreeMap<>();
            final String text = new String(RealRecordings.inflated(golden), StandardCharsets.UTF_8);
            text.lines().forEach(line -> add(expected, line.substring(0, line.lastIndexOf(" [")).replace(":4294967295",
                    ":0"), values(line)));
            assertThat(collapsed(RealRecordings.profile(snapshot), golden.getFileName().toString()))
                    .isEqualTo(expected);
        }
    }

    private static long[] values(final String line) {
        final String list = line.substring(line.lastIndexOf(" [") + 2, line.length() - 1);
        return Arrays.stream(list.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    private static void add(final Map<String, List<Long>> lines, final String stack, final long[] values) {
        final List<Long> sums = lines.computeIfAbsent(stack, _ -> new ArrayList<>());
        for (int i = 0; i < values.length; i++) {
            if (sums.size() == i) {
                sums.add(0L);
            }
            sums.set(i, sums.get(i) + values[i]);
        }
    }

    /** The lines of a golden, its sample types by ours. */
    private static Map<String, List<Long>> collapsed(final StackProfile profile, final String golden) {
        final Map<String, List<Long>> lines = new TreeMap<>();
        if (golden.contains("process_cpu_cpu")) {
            // Samples of the wall clock count as CPU where the thread ran.
            final boolean sampled = profile.typeNamed("cpu_samples") >= 0;
            addLines(lines, profile, INTERVAL, !sampled, sampled ? "cpu_samples" : "wall_samples");
        } else if (golden.contains("wall_wall")) {
            addLines(lines, profile, INTERVAL, false, "wall_samples");
        } else if (golden.contains("alloc_in_new_tlab")) {
            addLines(lines, profile, 1, false, "alloc_in_new_tlab_objects", "alloc_in_new_tlab_bytes");
        } else if (golden.contains("alloc_outside_tlab")) {
            addLines(lines, profile, 1, false, "alloc_outside_tlab_objects", "alloc_outside_tlab_bytes");
        } else if (golden.contains("alloc_sample")) {
            addLines(lines, profile, 1, false, "alloc_sample_objects", "alloc_sample_bytes");
        } else if (golden.contains("mutex_contentions")) {
            addLines(lines, profile, 1, false, "monitor_enter_count", "monitor_enter_time");
        } else if (golden.contains("block_contentions")) {
            addLines(lines, profile, 1, false, "park_count", "park_time");
        } else if (golden.contains("memory_live")) {
            addLines(lines, profile, 1, false, "live_objects");
        } else if (golden.contains("memory_malloc")) {
            addLines(lines, profile, 1, false, "malloc_objects", "malloc_bytes");
        } else {
            throw new AssertionError("what is " + golden + "?");
        }
        return lines;
    }

    private static void addLines(final Map<String, List<Long>> lines, final StackProfile profile,
            final long factor, final boolean running, final String... typeNames) {
        final int[] types = Arrays.stream(typeNames).mapToInt(profile::typeNamed).toArray();
        assertThat(types).as(String.join(", ", typeNames)).doesNotContain(-1);
        for (int sample = profile.firstSample(types[0]); sample < profile.endSample(types[0]); sample++) {
            final String stack = stack(profile, sample);
            if (!stack.equals(RecordingMerge.NO_STACK + ":0") && (!running || isRunning(profile, sample))) {
                final int at = sample;
                add(lines, stack, Arrays.stream(types).mapToLong(type -> factor * profile.value(type, at)).toArray());
            }
        }
    }

    private static boolean isRunning(final StackProfile profile, final int sample) {
        return profile.labels(profile.labelSet(sample)).contains(new Label.Text("state", "STATE_RUNNABLE"));
    }

    private static String stack(final StackProfile profile, final int sample) {
        final FrameTable frames = profile.frames();
        return String.join(";", Arrays.stream(profile.stacks().framesOf(profile.stack(sample)))
                .mapToObj(frame -> name(frames.function(frame)) + ":" + frames.line(frame)).toList());
    }

    private static String name(final FrameTable.Function function) {
        if (function.systemName().isEmpty()) {
            return function.name();
        }
        final String name = DESCRIPTOR.matcher(function.systemName()).replaceFirst("");
        return name.startsWith(".") ? "." + mergedSymbol(name.substring(1)) : merged(name);
    }

    /** The class and the method by themselves, as the other reader merges names of generated classes. */
    private static String merged(final String name) {
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            final String type = mergedSymbol(name.substring(0, dot));
            if (!type.equals(name.substring(0, dot))) {
                return type + name.substring(dot);
            }
        }
        return name;
    }

    private record Merge(Pattern pattern, String replacement) {}

    private static final List<Merge> MERGES = List.of(
            new Merge(Pattern.compile("^(jdk/internal/reflect/GeneratedMethodAccessor)(\\d+)$"), "$1_"),
            new Merge(Pattern.compile("^(.+\\$\\$Lambda)(\\$?\\d*[./](0x)?[\\da-f]+|\\d+)$"), "$1_"),
            new Merge(Pattern.compile("^(\\.?/tmp/)?(libzstd-jni-\\d+\\.\\d+\\.\\d+-)(\\d+)(\\.so)( \\(deleted\\))?$"),
                    "libzstd-jni-_.so"),
            new Merge(Pattern.compile("^(\\.?/tmp/)?(lib)?(amazonCorrettoCryptoProvider)(NativeLibraries\\.)?"
                    + "([0-9a-f]{16})(/libcrypto|/libamazonCorrettoCryptoProvider)?(\\.so)( \\(deleted\\))?$"),
                    "libamazonCorrettoCryptoProvider_.so"),
            new Merge(Pattern.compile("^(\\.?/tmp/)?(libasyncProfiler)-(linux-arm64|linux-musl-x64|linux-x64|macos)-"
                    + "(17b9a1d8156277a98ccc871afa9a8f69215f92)(\\.so)( \\(deleted\\))?$"), "libasyncProfiler-_.so"));

    private static String mergedSymbol(final String symbol) {
        String merged = symbol;
        for (final Merge merge : MERGES) {
            merged = merge.pattern.matcher(merged).replaceAll(merge.replacement);
        }
        return merged;
    }
}

package deadwood.importers.folded;

import static deadwood.importers.OpenedText.profile;
import static deadwood.importers.OpenedText.stacks;
import static deadwood.importers.OpenedText.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportException;
import deadwood.importers.OpenedText;
import deadwood.model.profile.FrameKind;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedImporterTest {

    private static final String SIMPLE = "a;b;c 1\na;b;c 1\n\na;b;d 4\na;b;c 3\na;b 5\n";
    private static final Map<String, List<Long>> SIMPLE_STACKS = Map.of("a;b", List.of(5L), "a;b;c", List.of(5L),
            "a;b;d", List.of(4L));

    @TempDir
    private Path directory;

    private Snapshot open(final String text) throws IOException {
        return OpenedText.open(directory, text);
    }

    @Test
    void readsLinesWithWhateverEndsThemAndInWhateverEncoding() throws IOException {
        final String windows = SIMPLE.replace("\n", "\r\n");
        for (final byte[] bytes : List.of(SIMPLE.getBytes(StandardCharsets.UTF_8),
                SIMPLE.stripTrailing().getBytes(StandardCharsets.UTF_8), windows.getBytes(StandardCharsets.UTF_8),
                ('\ufeff' + SIMPLE).getBytes(StandardCharsets.UTF_8),
                ('\ufeff' + windows).getBytes(StandardCharsets.UTF_16LE),
                ('\ufeff' + SIMPLE).getBytes(StandardCharsets.UTF_16BE),
                OpenedText.gzip(SIMPLE.getBytes(StandardCharsets.UTF_8)),
                OpenedText.gzip(('\ufeff' + SIMPLE).getBytes(StandardCharsets.UTF_16BE)))) {
            try (Snapshot snapshot = OpenedText.open(directory, bytes)) {
                assertThat(stacks(profile(snapshot))).isEqualTo(SIMPLE_STACKS);
                assertThat(snapshot.warnings()).isEmpty();
                assertThat(snapshot.format()).isEqualTo("folded stacks");
                assertThat(profile(snapshot).sampleTypes()).containsExactly(new SampleType("samples", "count"));
            }
        }
    }

    @Test
    void readsTwoCounts() throws IOException {
        try (Snapshot snapshot = open("a;b 12 15\na;c 0 3\na;b 1 0\na;d 7\n")) {
            final StackProfile profile = profile(snapshot);
            assertThat(profile.sampleTypes()).extracting(SampleType::name).containsExactly("base", "new");
            assertThat(profile.defaultType()).isEqualTo(1);
            assertThat(stacks(profile)).isEqualTo(Map.of("a;b", List.of(13L, 15L), "a;c", List.of(0L, 3L), "a;d",
                    List.of(0L, 7L)));
            assertThat(warnings(snapshot)).containsExactly(
                    "line 4 has one count where the others have two; it was taken for the second");
        }
    }

    @Test
    void namesInvalidLines() throws IOException {
        try (Snapshot snapshot = open("# made by hand\na;b 1\nno count here\n\na;c x12\na;c 3\n")) {
            assertThat(stacks(profile(snapshot))).isEqualTo(Map.of("a;b", List.of(1L), "a;c", List.of(3L)));
            assertThat(warnings(snapshot)).containsExactly(
                    "line 3 is no folded stack (frames, a space, a count) and was left out: \"no count here\"",
                    "line 5 is no folded stack (frames, a space, a count) and was left out: \"a;c x12\"");
            assertThat(snapshot.warnings().getFirst().offset()).isEqualTo("# made by hand\na;b 1\n".length());
            assertThat(profile(snapshot).info().comments()).containsExactly("made by hand");
        }
        final String many = "a;b 1\n".repeat(1000) + "nothing\n".repeat(30);
        try (Snapshot snapshot = open(many)) {
            assertThat(warnings(snapshot)).hasSize(21).last().asString().startsWith("10 more lines: each is no folded");
        }
    }

    @Test
    void keepsWhatItCanOfOddCounts() throws IOException {
        try (Snapshot snapshot = open("a;b 99999999999999999999999\na;c -5\na;d 2.75\na;e 1.5e+07\na;f 7 \na;g\t8\n")) {
            assertThat(stacks(profile(snapshot))).isEqualTo(
                    Map.of("a;b", List.of(Long.MAX_VALUE), "a;c", List.of(-5L), "a;d", List.of(3L), "a;e",
                            List.of(15_000_000L), "a;f", List.of(7L), "a;g", List.of(8L)));
            assertThat(warnings(snapshot)).containsExactly(
                    "1 counts have a fraction; they were rounded, which makes the total -0.250 too small",
                    "1 counts or sums are beyond 2⁶³ − 1; they were cut to that");
        }
        try (Snapshot snapshot = open("a;b 9223372036854775807\na;b 9223372036854775807\na;c -9223372036854775808\n")) {
            assertThat(stacks(profile(snapshot)))
                    .isEqualTo(Map.of("a;b", List.of(Long.MAX_VALUE), "a;c", List.of(Long.MIN_VALUE)));
            assertThat(warnings(snapshot)).hasSize(1);
        }
    }

    @Test
    void countsWhatHasNoNameUnderItsOwn() throws IOException {
        try (Snapshot snapshot = open("a;;b 1\na; 2\n 3\n;a 4\na;b 5\n")) {
            assertThat(stacks(profile(snapshot))).isEqualTo(
                    Map.of("a;[unknown];b", List.of(1L), "a;[unknown]", List.of(2L), "[no stack]", List.of(3L),
                            "[unknown];a", List.of(4L), "a;b", List.of(5L)));
        }
    }

    @Test
    void tellsKindsBySuffixAndKeepsNames() throws IOException {
        try (Snapshot snapshot = open("m;a_[j];b_[i];c_[k];d_[0];e_[1];f_[x];_[j] 1\n")) {
            final StackProfile profile = profile(snapshot);
            assertThat(stacks(profile)).containsOnlyKeys("m;a_[j];b_[i];c_[k];d_[0];e_[1];f_[x];_[j]");
            assertThat(Arrays.stream(profile.stacks().framesOf(profile.stack(0))).mapToObj(profile.frames()::kind))
                    .containsExactly(FrameKind.UNKNOWN, FrameKind.COMPILED, FrameKind.INLINED, FrameKind.KERNEL,
                            FrameKind.INTERPRETED, FrameKind.COMPILED, FrameKind.UNKNOWN, FrameKind.COMPILED);
        }
    }

    @Test
    void readsNamesThatAreNoUtf8() throws IOException {
        try (Snapshot snapshot = OpenedText.open(directory, "a;ü;b 1\n".getBytes(StandardCharsets.ISO_8859_1))) {
            assertThat(stacks(profile(snapshot))).containsOnlyKeys("a;ü;b");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithASimpleReader(final long seed) throws IOException {
        final Random random = new Random(seed);
        final boolean twoCounts = seed % 3 == 0;
        final String text = RandomStacks.text(random, 3000, twoCounts, seed % 2 == 0 ? "\n" : "\r\n");
        final FoldedOracle oracle = new FoldedOracle(text, twoCounts);
        final Path file = Files.writeString(directory.resolve("random"), text);
        for (final int threads : new int[]{1, 2, 7}) {
            try (Snapshot snapshot = new FoldedReading(file, false, threads, 1, Progress.NONE, CancelSignal.NEVER)
                    .read()) {
                assertThat(stacks(profile(snapshot))).isEqualTo(oracle.stacks);
                assertThat(invalidLines(snapshot)).isEqualTo(oracle.invalid.subList(0, invalidLines(snapshot).size()));
                assertThat(invalidLines(snapshot)).hasSizeGreaterThanOrEqualTo(Math.min(20, oracle.invalid.size()));
            }
        }
    }

    private static List<Integer> invalidLines(final Snapshot snapshot) {
        return warnings(snapshot).stream().filter(warning -> warning.contains(" is no folded stack ")
                && warning.startsWith("line ")).map(warning -> Integer.parseInt(warning.split(" ")[1])).toList();
    }

    @Test
    void readsWhatIsThereOfAFileCutAnywhere() throws IOException {
        final byte[] whole = SIMPLE.getBytes(StandardCharsets.UTF_8);
        for (int length = 7; length <= whole.length; length++) {
            final FoldedOracle oracle = new FoldedOracle(new String(whole, 0, length, StandardCharsets.UTF_8), false);
            try (Snapshot snapshot = OpenedText.open(directory, Arrays.copyOf(whole, length))) {
                assertThat(stacks(profile(snapshot))).isEqualTo(oracle.stacks);
            }
        }
    }

    @Test
    void keepsTheLinesBeforeACompressedFileIsCut() throws IOException {
        final StringBuilder text = new StringBuilder();
        final Random random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            text.append("a;b").append(random.nextInt(1000)).append(";c ").append(random.nextInt(100_000)).append('\n');
        }
        final byte[] whole = OpenedText.gzip(text.toString().getBytes(StandardCharsets.UTF_8));
        try (Snapshot snapshot = OpenedText.open(directory, Arrays.copyOf(whole, whole.length / 2))) {
            assertThat(warnings(snapshot)).singleElement().asString()
                    .matches("the file is cut off within its compressed data after line \\d+; the lines up to there "
                            + "were kept.*");
            final int lines = Integer.parseInt(warnings(snapshot).getFirst().replaceAll(".*line (\\d+);.*", "$1"));
            final String kept = String.join("\n", text.toString().split("\n")).lines().limit(lines)
                    .reduce("", (left, right) -> left + right + "\n");
            assertThat(stacks(profile(snapshot))).isEqualTo(new FoldedOracle(kept, false).stacks);
        }
    }

    @Test
    void readsAStackOfAHundredThousandFrames() throws IOException {
        final String deep = "frame;".repeat(99_999) + "leaf";
        try (Snapshot snapshot = open((deep + " 2\n").repeat(3) + "frame;other 1\n")) {
            final StackProfile profile = profile(snapshot);
            assertThat(profile.stacks().size()).isEqualTo(100_002);
            assertThat(stacks(profile)).isEqualTo(Map.of(deep, List.of(6L), "frame;other", List.of(1L)));
        }
    }

    @Test
    void saysSoWhenThereIsNoStack() {
        assertThatThrownBy(() -> open("x;y" + ";z".repeat(4096)).close()).isInstanceOf(ImportException.Corrupt.class)
                .hasMessageEndingWith("holds no folded stack: no line ends with a space and a count");
    }

    @Test
    void canBeCancelled() throws IOException {
        final Path file = Files.writeString(directory.resolve("cancelled"), SIMPLE);
        assertThatThrownBy(
                () -> new FoldedReading(file, false, 2, 1, Progress.NONE, () -> true).read().close())
                .isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"goroutine profile: total 66\n", "heap profile: 1: 416 [17: 7471952] @ heap/1048576\n",
        "gc 1 @0.178s 0%: 0.044+0.34+0.003 ms clock, 2 P\n", "--- mutex:\ncycles/second=2594807578\n",
        "{\"a\": 1}\n", "just text\nwith lines\n", "a;b;c\n1;2;3\n", "goroutine 1 [running]:\nmain.main()\n",
        "int a = 5;\nint b = 6;\n", "a;b\0c 1\n", "", "12\n"})
    void leavesOthersAlone(final String text) {
        assertThat(new FoldedImporter().recognises(text.getBytes(StandardCharsets.UTF_8))).isFalse();
    }
}

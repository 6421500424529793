package deadwood.importers.elf;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.OpenedText;
import deadwood.model.profile.AddressNames.Call;
import deadwood.model.profile.FrameKind;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.Mapping;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.profile.StackTable;
import deadwood.model.profile.Symbolizer;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Binaries of four versions of Go against the names that their runtime wrote into the profiles of the same runs. */
class GoBinariesTest {

    private static final long UNKNOWN = -1;

    @TempDir
    private Path directory;

    private Path samples(final String version) {
        final String root = System.getProperty("deadwood.goSamples", "");
        Assumptions.assumeTrue(!root.isEmpty() && Files.isDirectory(Path.of(root)),
                "no samples of Go: give -Ddeadwood.goSamples=DIR");
        return Path.of(root).resolve(version);
    }

    private ElfBinary binary(final Path from) throws IOException {
        final Path target = directory.resolve("leaklab");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(from.resolve("leaklab.gz")))) {
            Files.copy(in, target);
        }
        return ElfBinary.open(target);
    }

    private StackProfile profile(final Path file) throws IOException {
        try (Snapshot snapshot = OpenedText.open(file, directory)) {
            return Objects.requireNonNull(snapshot.profile());
        }
    }

    private static List<Path> files(final Path from, final String pattern) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"go1.19", "go1.23", "go1.24", "go1.26"})
    void namesWhatTheRuntimeNames(final String version) throws IOException {
        final Path from = samples(version);
        int addresses = 0;
        try (ElfBinary binary = binary(from)) {
            for (final Path file : files(from, ".*\\.pb\\.gz")) {
                final Map<Long, String> expected = new TreeMap<>();
                final StackProfile profile = profile(file);
                locations(profile).forEach(expected::put);
                expected.remove(UNKNOWN);
                final Map<Long, String> actual = new TreeMap<>();
                final Mapping mapping = profile.frames().mappings().getFirst();
                for (final long address : expected.keySet()) {
                    actual.put(address, text(binary.at(mapping, address)));
                }
                assertThat(actual).as(file.toString()).isEqualTo(expected);
                addresses += expected.size();
            }
            assertThat(binary.warnings()).isEmpty();
        }
        assertThat(addresses).isGreaterThan(500);
    }

    /** By address: the calls there, the innermost first. */
    private static Map<Long, String> locations(final StackProfile profile) {
        final FrameTable frames = profile.frames();
        final StackTable stacks = profile.stacks();
        final Map<Long, String> calls = new TreeMap<>();
        for (int sample = 0; sample < profile.size(); sample++) {
            StringBuilder text = new StringBuilder();
            for (int at = profile.stack(sample); at != StackTable.ROOT; at = stacks.parent(at)) {
                final int frame = stacks.frame(at);
                text.append(frames.function(frame).name()).append(' ').append(frames.function(frame).file())
                        .append(':').append(frames.line(frame)).append('\n');
                if (frames.kind(frame) != FrameKind.INLINED) {
                    // A stack that Go does not know, as of threads that the system made, has address 0, and so −1 before it.
                    calls.put(frames.address(frame), text.toString());
                    text = new StringBuilder();
                }
            }
        }
        return calls;
    }

    private static String text(final List<Call> calls) {
        final StringBuilder text = new StringBuilder();
        for (final Call call : calls) {
            text.append(call.function().name()).append(' ').append(call.function().file()).append(':')
                    .append(call.line()).append('\n');
        }
        return text.toString();
    }

    /** Lines of Go's text profiles name an address by the innermost call, or by all of them up to Go 1.20. */
    @ParameterizedTest
    @ValueSource(strings = {"go1.19", "go1.23", "go1.24", "go1.26"})
    void namesWhatTextProfilesName(final String version) throws IOException {
        final Path from = samples(version);
        try (ElfBinary binary = binary(from)) {
            final List<String> wrong = new ArrayList<>();
            int lines = 0;
            for (final Path file : files(from, ".*\\.debug1\\.txt")) {
                for (final String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    final String[] fields = line.split("\t+");
                    if (fields.length == 4 && fields[1].startsWith("0x")) {
                        lines++;
                        final long address = Long.parseUnsignedLong(fields[1].substring(2), 16);
                        final String name = fields[2].substring(0, fields[2].lastIndexOf("+0x"));
                        final String expected = name + " " + fields[3] + "\n";
                        final String actual = text(binary.at(null, address)).replaceAll("\\[.*]", "[...]");
                        if (!actual.contains(expected)) {
                            wrong.add(line + " is " + actual);
                        }
                    }
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(lines).isGreaterThan(200);
        }
    }

    /** A profile without names gets them back: every stack as it was, with its values. */
    @ParameterizedTest
    @ValueSource(strings = {"go1.19", "go1.23", "go1.24", "go1.26"})
    void givesAProfileItsNamesBack(final String version) throws IOException {
        final Path from = samples(version);
        try (ElfBinary binary = binary(from)) {
            for (final Path file : files(from, "(after\\..*|cpu)\\.pb\\.gz")) {
                final StackProfile named = profile(file);
                final StackProfile bare = bare(named);
                final Symbolizer.Result result = Symbolizer.of(bare, binary, CancelSignal.NEVER);
                assertThat(result.resolved()).isEqualTo(result.bare());
                assertThat(stacks(result.profile())).isEqualTo(stacks(named));
            }
        }
    }

    private static StackProfile bare(final StackProfile profile) {
        final StackProfileBuilder builder = new StackProfileBuilder(profile.sampleTypes());
        final FrameTable frames = profile.frames();
        for (int sample = 0; sample < profile.size(); sample++) {
            final List<Integer> path = new ArrayList<>();
            for (int at = profile.stack(sample); at != StackTable.ROOT; at = profile.stacks().parent(at)) {
                final int frame = profile.stacks().frame(at);
                if (frames.kind(frame) != FrameKind.INLINED) {
                    path.addFirst(bare(frames, frame, builder));
                }
            }
            int stack = StackTable.ROOT;
            for (final int frame : path) {
                stack = builder.stack(stack, frame);
            }
            final long[] values = new long[profile.sampleTypes().size()];
            for (int type = 0; type < values.length; type++) {
                values[type] = profile.value(type, sample);
            }
            builder.sample(stack, builder.labels(profile.labels(profile.labelSet(sample))), values);
        }
        return builder.build(profile.defaultType(), profile.info());
    }

    private static int bare(final FrameTable frames, final int frame, final StackProfileBuilder builder) {
        final long address = frames.address(frame);
        if (address == UNKNOWN) {
            return builder.frame(builder.function(frames.function(frame).name()), 0, 0, FrameTable.NO_MAPPING, address,
                    FrameKind.UNKNOWN);
        }
        return builder.frame(builder.function("0x" + Long.toHexString(address)), 0, 0, builder.mapping(frames.mappings()
                .get(frames.mappingId(frame))), address, FrameKind.UNKNOWN);
    }

    private static Set<String> stacks(final StackProfile profile) {
        final FrameTable frames = profile.frames();
        final Set<String> all = new TreeSet<>();
        for (int sample = 0; sample < profile.size(); sample++) {
            final StringBuilder text = new StringBuilder();
            for (int at = profile.stack(sample); at != StackTable.ROOT; at = profile.stacks().parent(at)) {
                final int frame = profile.stacks().frame(at);
                text.append(frames.function(frame).name()).append(' ').append(frames.line(frame)).append(' ')
                        .append(frames.kind(frame)).append(' ').append(frames.address(frame)).append('\n');
            }
            text.append(profile.labels(profile.labelSet(sample)));
            for (int type = 0; type < profile.sampleTypes().size(); type++) {
                text.append(' ').append(profile.value(type, sample));
            }
            all.add(text.toString());
        }
        return all;
    }
}

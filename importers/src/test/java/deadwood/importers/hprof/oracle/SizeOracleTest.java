package deadwood.importers.hprof.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.CountsCheck;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.importers.hprof.oracle.JvmHistogram.Count;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Instances and bytes of every class of a live JVM as the importer finds them in its dump, against the JVM's own class histogram. The
 * report in target/size-oracle.txt says of how many classes they are equal.
 */
class SizeOracleTest {

    private static final boolean CAMPAIGN = Boolean.getBoolean("deadwood.campaign");
    private static final long SEED = 20260102;
    private static final int SEEDS = 3;
    private static final double THINNED_SHARE = 0.02;
    private static final Path REPORT = Path.of("target", "size-oracle.txt");

    @TempDir
    private static Path classes;

    @TempDir
    private Path directory;

    /** Every build tries some configurations on one set of random classes, the campaign all of them on several. */
    static Stream<Arguments> runs() {
        return CAMPAIGN
                ? LongStream.range(SEED, SEED + SEEDS).boxed()
                        .flatMap(seed -> Configuration.ALL.stream().map(one -> Arguments.of(one, seed)))
                : Configuration.ALL.stream().filter(Configuration::always).map(one -> Arguments.of(one, SEED));
    }

    @BeforeAll
    static void startReport() throws IOException {
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, "Classes whose instances and bytes equal the JVM's class histogram\n");
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("runs")
    void everyClassHasTheInstancesAndBytesThatTheJvmSays(final Configuration configuration, final long seed)
            throws IOException, InterruptedException {
        final Path program = classes.resolve(Long.toString(seed));
        if (Files.notExists(program)) {
            DumpedJvm.compile(seed, program);
        }
        final DumpedJvm jvm = DumpedJvm.run(configuration, program, directory);
        final Map<String, Count> imported;
        try (Snapshot snapshot = open(jvm.dump())) {
            imported = counts(snapshot);
            final boolean counted = CountsCheck.check(jvm.dump(), Objects.requireNonNull(snapshot.heap()));
            // Collectors that do not keep objects in order write them in no order.
            assertThat(counted).isEqualTo(configuration.movesInOrder());
            checkThinned(snapshot, new Random(seed));
        }
        final TreeSet<String> names = new TreeSet<>(imported.keySet());
        names.addAll(jvm.before().counts().keySet());
        final List<String> known = new ArrayList<>();
        final List<String> unequal = new ArrayList<>();
        for (final String name : names) {
            final Count ours = imported.getOrDefault(name, Count.NONE);
            if (ours.equals(jvm.before().of(name)) || ours.equals(jvm.after().of(name))) {
                continue;
            }
            final String line = "%s: dump %s, JVM %s, then %s".formatted(name, ours, jvm.before().of(name),
                    jvm.after().of(name));
            final Optional<String> reason = KnownDifference.reason(name, ours, jvm, configuration);
            reason.ifPresentOrElse(why -> known.add(line + ": " + why), () -> unequal.add(line));
        }
        report(configuration + ", seed " + seed, names.size(), known, unequal);
        assertThat(unequal).as("%s", configuration).isEmpty();
    }

    private Snapshot open(final Path dump) throws IOException {
        return new Importers().open(dump, new ImportOptions(directory.resolve("cache"), 2), Progress.NONE,
                CancelSignal.NEVER);
    }

    private static Map<String, Count> counts(final Snapshot snapshot) throws IOException {
        final Map<String, Count> counts = new HashMap<>();
        final HeapGraph heap = Objects.requireNonNull(snapshot.heap());
        for (final ClassHistogram.Row row : ClassHistogram.of(heap, null, Progress.NONE, CancelSignal.NEVER).byName()) {
            if (row.instances() > 0) {
                counts.put(row.className(), new Count(row.instances(), row.shallowSize()));
            }
        }
        return counts;
    }

    /** The sizes have to be the same when nearly all of what the distances tell is gone. */
    private void checkThinned(final Snapshot snapshot, final Random random) throws IOException {
        final HeapGraph whole = Objects.requireNonNull(snapshot.heap());
        final Path file = directory.resolve("thinned.hprof");
        ThinnedDump.write(whole, THINNED_SHARE, random, file);
        try (Snapshot thinned = open(file)) {
            final HeapGraph heap = Objects.requireNonNull(thinned.heap());
            CountsCheck.check(file, heap);
            assertThat(heap.layout()).isEqualTo(whole.layout());
            assertThat(heap.objectCount()).isLessThan(whole.objectCount() / 5);
            for (final ClassInfo type : heap.classes().all()) {
                final ClassInfo original = type.mirror() == HeapGraph.NONE
                        ? null
                        : whole.classes().ofMirror(whole.objectAt(heap.addressOf(type.mirror())));
                if (original != null) {
                    assertThat(type.instanceSize()).as(type.name()).isEqualTo(original.instanceSize());
                    assertThat(heap.shallowSize(type.mirror())).as("class object of " + type.name())
                            .isEqualTo(whole.shallowSize(original.mirror()));
                }
            }
        }
    }

    private static void report(final String run, final int classes, final List<String> known,
            final List<String> unequal) throws IOException {
        final StringBuilder text = new StringBuilder("%s: %d of %d%n".formatted(run,
                classes - known.size() - unequal.size(), classes));
        known.forEach(line -> text.append("    known difference: ").append(line).append(System.lineSeparator()));
        unequal.forEach(line -> text.append("    NOT EQUAL: ").append(line).append(System.lineSeparator()));
        Files.writeString(REPORT, text, StandardOpenOption.APPEND);
    }
}

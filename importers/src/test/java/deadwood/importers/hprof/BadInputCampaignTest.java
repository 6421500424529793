package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.importers.hprof.fixture.HeapFixture;
import deadwood.importers.hprof.write.HprofRoot;
import deadwood.model.heap.FieldSourceException;
import deadwood.model.heap.HeapGraph;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens very many bad dumps and asks all there is to ask of each. A slice of them in every build; all with {@code -Pcampaign}: a cut at every
 * byte, ten thousand mutations.
 */
class BadInputCampaignTest {

    private static final boolean CAMPAIGN = Boolean.getBoolean("deadwood.campaign");
    private static final int MUTATIONS = Integer.getInteger("deadwood.mutations", CAMPAIGN ? 10_000 : 200);
    private static final long FIRST_SEED = Long.getLong("deadwood.firstSeed", 0);
    private static final int CUT_STEP = CAMPAIGN ? 1 : 67;
    private static final long LONGEST_NANOS = 10_000_000_000L;
    private static final int MOST_FAILURES = 20;
    /** What strewn ids may take of native memory, whatever the size of the file: 1024 chunks of bits. */
    private static final long NATIVE_BYTES = 300L << 20;

    @TempDir
    private Path directory;

    private final List<BufferPoolMXBean> pools = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);
    private long nativeBefore;

    @BeforeEach
    void measure() {
        nativeBefore = nativeBytes();
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        final Path cache = directory.resolve("cache");
        if (Files.exists(cache)) {
            try (Stream<Path> left = Files.walk(cache)) {
                assertThat(left.filter(Files::isRegularFile)).isEmpty();
            }
        }
    }

    private long nativeBytes() {
        return pools.stream().filter(pool -> pool.getName().equals("direct")).mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /** Some of all there is in a heap, in about 20 kB. */
    private static HeapFixture heap() {
        final HeapFixture heap = new HeapFixture();
        heap.type("com.acme.Node", "Object next", "int count", "boolean live").holds("Object first", "n1")
                .holds("int total", 40);
        heap.type("com.acme.Leaf", "long weight", "char letter").extending("com.acme.Node");
        heap.type("com.acme.Entry", "Object key", "Object value", "Object next", "int hash");
        for (int i = 0; i < 90; i++) {
            heap.object("n" + i, i % 3 == 0 ? "com.acme.Leaf" : "com.acme.Node").with("next", "n" + (i * 7 + 1) % 90)
                    .with("count", i);
            heap.string("s" + i, "text " + i % 40);
            heap.object("e" + i, "com.acme.Entry").with("key", "s" + i).with("value", "n" + i).with("next",
                    i % 4 == 0 ? "e" + (i + 1) % 90 : null);
        }
        heap.array("nodes", "com.acme.Node[]", "n3", null, "n4", "n5", "n3");
        heap.array("entries", "com.acme.Entry[]", Stream.iterate(0, i -> i < 90, i -> i + 1).map(i -> "e" + i)
                .toArray(String[]::new));
        heap.ints("numbers", 1, 2, 3);
        heap.object("weak", "java.lang.ref.WeakReference").with("referent", "n9");
        heap.object("soft", "java.lang.ref.SoftReference").with("referent", "n10");
        heap.object("thread", "java.lang.Thread").with("name", "s1");
        for (final String root : List.of("nodes", "entries", "numbers", "weak")) {
            heap.root(root, address -> new HprofRoot.JniGlobal(address, 5));
        }
        heap.root("class com.acme.Node", HprofRoot.StickyClass::new);
        heap.thread("thread", 7, List.of("com.acme.Main.run(Main.java:12)", "com.acme.Main.main(Main.java)"), "1:n2");
        return heap.segments(1500);
    }

    private static final List<Consumer<HeapFixture>> SHAPES = List.of(heap -> {}, HeapFixture::oneRecord,
            HeapFixture::bits32);

    private byte[] dump(final Consumer<HeapFixture> shape) throws IOException {
        final HeapFixture heap = heap();
        shape.accept(heap);
        final byte[] dump = Files.readAllBytes(heap.write(directory.resolve("whole.hprof")));
        assertThat(dump).hasSizeBetween(10_000, 40_000);
        return dump;
    }

    /** What is checked of a heap that could be read. */
    @FunctionalInterface
    private interface Check {
        void check(HeapGraph heap, List<ImportWarning> warnings) throws IOException;
    }

    /** Opens a dump and asks everything of it. */
    private void open(final byte[] bytes, final String what, final boolean exercised, final Check check,
            final Consumer<ImportException> refused) throws IOException {
        final Path file = Files.write(directory.resolve("damaged.hprof"), bytes);
        final long end = System.nanoTime() + LONGEST_NANOS;
        final CancelSignal watchdog = () -> {
            final long taken = nativeBytes() - nativeBefore;
            if (taken > NATIVE_BYTES + bytes.length) {
                throw new AssertionError(what + " takes " + taken + " bytes of native memory");
            }
            return System.nanoTime() > end;
        };
        try (Snapshot snapshot = new Importers().open(file,
                new ImportOptions(directory.resolve("cache"), 2).withoutIndex(), Progress.NONE, watchdog)) {
            checkMessages(snapshot);
            check.check(Reading.heap(snapshot), snapshot.warnings());
            if (exercised) {
                DumpExercise.run(Reading.heap(snapshot), bytes.length, watchdog);
            }
        } catch (final ImportException e) {
            assertThat(e.getMessage()).as(what).contains("damaged.hprof").doesNotContain("\n", "Exception");
            refused.accept(e);
        } catch (final FieldSourceException e) {
            assertThat(e.getMessage()).as(what).isNotBlank().doesNotContain("\n", "Exception");
        } catch (final CancellationException e) {
            fail(what + " takes longer than ten seconds", e);
        } catch (final RuntimeException | Error e) {
            throw new AssertionError(what + ": " + e, e);
        }
        assertThat(System.nanoTime()).as("%s takes too long", what).isLessThan(end);
    }

    private static void checkMessages(final Snapshot snapshot) {
        assertThat(snapshot.warnings()).hasSizeLessThan(200);
        for (final ImportWarning warning : snapshot.warnings()) {
            assertThat(warning.message()).isNotBlank().doesNotContain("\n");
        }
    }

    @Test
    void aCutLeavesWhatStandsBeforeIt() throws IOException {
        for (final Consumer<HeapFixture> shape : SHAPES) {
            final byte[] dump = dump(shape);
            final int first = CAMPAIGN ? 0 : (int) (FIRST_SEED % CUT_STEP);
            for (int cut = first; cut < dump.length; cut += CUT_STEP) {
                final byte[] damaged = Arrays.copyOf(dump, cut);
                final NaiveReading expected = new NaiveReading(damaged);
                final String what = "cut at " + cut;
                open(damaged, what, cut % 10 == 0, (heap, warnings) -> {
                    expected.checkAgainst(heap);
                    assertThat(warnings).as(what).isNotEmpty();
                }, e -> assertThat(expected.objectCount()).as("%s: %s", what, e).isZero());
            }
        }
    }

    @Test
    void noMutationMakesACrashOrAWrongCountWithoutAWarning() throws IOException {
        int opened = 0;
        final List<AssertionError> failures = new ArrayList<>();
        final DumpMutations[] mutations = new DumpMutations[SHAPES.size()];
        final int[] objects = new int[SHAPES.size()];
        for (int i = 0; i < mutations.length; i++) {
            final byte[] dump = dump(SHAPES.get(i));
            mutations[i] = new DumpMutations(dump);
            objects[i] = new NaiveReading(dump).objectCount();
        }
        for (long seed = FIRST_SEED; seed < FIRST_SEED + MUTATIONS; seed++) {
            final int shape = (int) (seed % SHAPES.size());
            final int[] read = {0};
            final String what = "mutation " + seed;
            try {
                open(mutations[shape].mutated(seed), what, true, (heap, warnings) -> {
                    read[0] = 1;
                    if (heap.objectCount() != objects[shape]) {
                        assertThat(warnings)
                                .as("%s: %d objects instead of %d", what, heap.objectCount(), objects[shape])
                                .isNotEmpty();
                    }
                }, _ -> {});
            } catch (final AssertionError e) {
                failures.add(e);
                if (failures.size() == MOST_FAILURES) {
                    break;
                }
            }
            opened += read[0];
        }
        if (!failures.isEmpty()) {
            final AssertionError first = failures.getFirst();
            failures.subList(1, failures.size()).forEach(first::addSuppressed);
            throw first;
        }
        assertThat(opened).isGreaterThan(MUTATIONS / 2);
    }
}

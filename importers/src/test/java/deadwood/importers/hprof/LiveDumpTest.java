package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import deadwood.model.heap.ThreadTable.HeapThread;
import deadwood.model.snapshot.Snapshot;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps that JVMs wrote of themselves. */
class LiveDumpTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseSerialGC", "-XX:+UseZGC", "-XX:+UseCompactObjectHeaders"})
    void agreesWithNetBeans(final String option) throws Exception {
        final Path dump = SmallJvm.dump(directory, option);
        try (Snapshot snapshot = Reading.open(dump)) {
            final NetBeansReading other = new NetBeansReading(dump, Reading.heap(snapshot));
            other.checkTables();
            other.checkObjects(option.hashCode());
            assertThat(snapshot.warnings()).isEmpty();
        }
    }

    @Test
    void saysTheSameWithOneThreadAndWithSeveralAndCompressed() throws Exception {
        final Path dump = SmallJvm.dump(directory, "-XX:+UseParallelGC");
        final Path compressed = directory.resolve("dump.hprof.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            Files.copy(dump, out);
        }
        try (Snapshot one = Reading.open(dump, 1);
                Snapshot three = Reading.open(dump, 3);
                Snapshot inflated = Reading.open(compressed, 2)) {
            final String text = Reading.text(Reading.heap(one));
            assertThat(Reading.text(Reading.heap(three))).isEqualTo(text);
            assertThat(Reading.text(Reading.heap(inflated))).isEqualTo(text);
            assertThat(inflated.warnings()).isEqualTo(one.warnings());
        }
    }

    @Test
    void findsThreadsWithFramesAndLocals() throws Exception {
        try (Snapshot snapshot = Reading.open(SmallJvm.dump(directory, "-Xint"))) {
            final HeapGraph heap = Reading.heap(snapshot);
            final HeapThread main = thread(heap, "main");
            assertThat(main.frames()).extracting(Object::toString)
                    .anyMatch(frame -> frame.startsWith(LiveProgram.class.getName() + ".main(LiveProgram.java:"));
            assertThat(thread(heap, "dumper").frames()).extracting(frame -> frame.method()).contains("dumpHeap0");
            final List<String> locals = new ArrayList<>();
            heap.forEachTarget(main.object(), target -> locals.add(heap.classOf(target).name()));
            assertThat(locals).contains("java.util.concurrent.atomic.AtomicLong",
                    LiveProgram.Leaf.class.getName().replace("Leaf", "Node"));
        }
    }

    private static HeapThread thread(final HeapGraph heap, final String name) {
        try (FieldReader reader = heap.fields().reader()) {
            return heap.threads().all().stream()
                    .filter(thread -> name
                            .equals(Objects.requireNonNull(heap.object(thread.object(), reader).reference("name"))
                                    .text()))
                    .findFirst().orElseThrow();
        }
    }

    @Test
    void classesOfALoaderOfTheirOwnAreKeptByTheirInstances() throws Exception {
        try (Snapshot snapshot = Reading.open(SmallJvm.dump(directory, "-XX:TieredStopAtLevel=1"))) {
            final HeapGraph heap = Reading.heap(snapshot);
            final ClassInfo held = heap.classes().named(LiveProgram.Held.class.getName()).getFirst();
            final int mirror = held.mirror();
            for (int object = 0; object < heap.objectCount(); object++) {
                if (heap.classIdOf(object) == held.id()) {
                    final List<Integer> row = new ArrayList<>();
                    heap.forEachTarget(object, row::add);
                    assertThat(row).containsExactly(mirror);
                }
            }
            assertThat(heap.classes().get(heap.classIdOf(held.loader())).name()).isEqualTo("java.net.URLClassLoader");
            final int text = Objects.requireNonNull(held.staticField("TEXT")).target();
            try (FieldReader reader = heap.fields().reader()) {
                final HeapObject view = heap.object(text, reader);
                assertThat(view.text()).isEqualTo("held by its instance alone");
            }
        }
    }
}

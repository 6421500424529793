package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.hprof.fixture.HeapFixture;
import deadwood.importers.hprof.write.HprofRoot;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.heap.RootKind;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dump means as a graph, by small heaps. */
class HprofImporterTest {

    @TempDir
    private Path directory;

    private final HeapFixture fixture = new HeapFixture();
    private Snapshot snapshot;

    @AfterEach
    void close() throws IOException {
        if (snapshot != null) {
            snapshot.close();
        }
    }

    private HeapGraph read() throws IOException {
        snapshot = Reading.open(fixture.write(directory.resolve("heap.hprof")));
        return Reading.heap(snapshot);
    }

    private int id(final String name) {
        return Reading.heap(snapshot).objectAt(fixture.address(name));
    }

    /** The row of an object by the names of the targets that are asked for. */
    private List<Integer> row(final String name) {
        final List<Integer> row = new ArrayList<>();
        Reading.heap(snapshot).forEachTarget(id(name), row::add);
        return row;
    }

    private Integer[] ids(final String... names) {
        return Arrays.stream(names).map(this::id).toArray(Integer[]::new);
    }

    private List<Integer> entryPoints() {
        final List<Integer> points = new ArrayList<>();
        for (int i = 0; i < Reading.heap(snapshot).entryPointCount(); i++) {
            points.add(Reading.heap(snapshot).entryPoint(i));
        }
        return points;
    }

    @Test
    void rowsHoldFieldsInTheirOrderAndLeaveNullOut() throws IOException {
        fixture.type("com.acme.Node", "Object next", "int count", "Object other");
        fixture.type("com.acme.Leaf", "Object more").extending("com.acme.Node");
        fixture.object("leaf", "com.acme.Leaf").with("more", "b").with("next", "a").with("other", "b");
        fixture.object("a", "com.acme.Node");
        fixture.object("b", "com.acme.Node").with("next", "b").with("other", "a");
        fixture.array("all", "com.acme.Node[]", "b", null, "a", "b");
        fixture.root("class com.acme.Node", HprofRoot.StickyClass::new);
        fixture.root("class com.acme.Leaf", HprofRoot.StickyClass::new);
        read();

        assertThat(row("leaf")).containsExactly(ids("b", "a", "b"));
        assertThat(row("a")).isEmpty();
        assertThat(row("b")).containsExactly(ids("b", "a"));
        assertThat(row("all")).containsExactly(ids("b", "a", "b"));
        assertThat(snapshot.warnings()).isEmpty();
        assertThat(snapshot.format()).isEqualTo("hprof 1.0.2");
        assertThat(snapshot.taken()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    }

    @Test
    void referentsAreInRowsAsFarAsTheyKeepAlive() throws IOException {
        for (final String kind : List.of("Soft", "Weak", "Phantom", "Final")) {
            fixture.object(kind, "java.lang.ref." + kind + "Reference").with("referent", "target").with("next",
                    "other");
        }
        fixture.object("cleared", "java.lang.ref.WeakReference").with("queue", "other");
        fixture.object("finalizer", "java.lang.ref.Finalizer").with("referent", "target");
        fixture.object("target", "java.lang.Object");
        fixture.object("other", "java.lang.Object");
        final HeapGraph heap = stickyClasses();

        assertThat(row("Soft")).containsExactly(ids("target", "other"));
        assertThat(row("Weak")).containsExactly(ids("other"));
        assertThat(row("Phantom")).containsExactly(ids("other"));
        assertThat(row("Final")).containsExactly(ids("target", "other"));
        assertThat(row("finalizer")).containsExactly(ids("target"));
        assertThat(row("cleared")).containsExactly(ids("other"));
        assertThat(heap.weakReferences().size()).isEqualTo(3);
        for (final String kind : List.of("Soft", "Weak", "Phantom")) {
            assertThat(heap.weakReferences().referentOf(id(kind))).isEqualTo(id("target"));
        }
        assertThat(heap.weakReferences().referentOf(id("cleared"))).isEqualTo(HeapGraph.NONE);
        assertThat(heap.classOf(id("Soft")).strength()).isEqualTo(ReferenceStrength.SOFT);
        assertThat(heap.classOf(id("finalizer")).strength()).isEqualTo(ReferenceStrength.STRONG);
    }

    /** Reads with all classes so far as roots, so that instances do not refer to them. */
    private HeapGraph stickyClasses() throws IOException {
        for (final String type : List.of("Object", "ref.Reference", "ref.SoftReference", "ref.WeakReference",
                "ref.PhantomReference", "ref.FinalReference", "ref.Finalizer", "Thread", "String")) {
            fixture.type("java.lang." + type);
            fixture.root("class java.lang." + type, HprofRoot.StickyClass::new);
        }
        return read();
    }

    @Test
    void localsAreReferencesOfTheirThread() throws IOException {
        fixture.string("name", "main");
        fixture.object("thread", "java.lang.Thread").with("name", "name");
        fixture.object("local", "java.lang.Object");
        fixture.object("native", "java.lang.Object");
        fixture.object("lost", "java.lang.Object");
        fixture.object("global", "java.lang.Object");
        fixture.thread("thread", 7, List.of("com.acme.Main.run(Main.java:12)", "com.acme.Main.main(Main.java)"),
                "1:local", "0:local");
        fixture.root("native", address -> new HprofRoot.JniLocal(address, 7, -1));
        fixture.root("lost", address -> new HprofRoot.JavaFrame(address, 99, 0));
        fixture.root("global", address -> new HprofRoot.JniGlobal(address, 1));
        final HeapGraph heap = stickyClasses();

        assertThat(row("thread")).startsWith(ids("name")).contains(ids("local", "native")).hasSize(3);
        assertThat(entryPoints()).contains(ids("thread", "lost", "global")).doesNotContain(ids("local", "native"));
        assertThat(heap.roots().of(id("local"))).hasSize(2)
                .allMatch(root -> root.kind() == RootKind.JAVA_FRAME && root.threadSerial() == 7)
                .extracting(root -> root.frame()).containsExactlyInAnyOrder(0, 1);
        assertThat(heap.threads().bySerial(7).object()).isEqualTo(id("thread"));
        assertThat(heap.threads().bySerial(7).frames()).extracting(Object::toString)
                .containsExactly("com.acme.Main.run(Main.java:12)", "com.acme.Main.main(Main.java)");
    }

    @Test
    void localsOfWhatIsNoThreadAreEntryPoints() throws IOException {
        fixture.object("thread", "java.lang.Object");
        fixture.object("local", "java.lang.Object");
        fixture.thread("thread", 7, List.of(), "0:local");
        stickyClasses();

        assertThat(row("thread")).isEmpty();
        assertThat(entryPoints()).contains(ids("thread", "local"));
    }

    @Test
    void instancesKeepClassesThatNothingElseIsSureToKeep() throws IOException {
        fixture.type("java.lang.ClassLoader");
        fixture.type("jdk.internal.loader.ClassLoaders$AppClassLoader").extending("java.lang.ClassLoader");
        fixture.type("com.acme.Own").loadedBy("own").holds("Object cache", "value").holds("long count", 5L);
        fixture.type("com.acme.Own[]").loadedBy("own");
        fixture.type("com.acme.App").loadedBy("app").extending("com.acme.Own");
        fixture.object("own", "java.lang.ClassLoader");
        fixture.object("app", "jdk.internal.loader.ClassLoaders$AppClassLoader");
        fixture.object("instance", "com.acme.Own");
        fixture.array("array", "com.acme.Own[]", "instance");
        fixture.object("inApp", "com.acme.App");
        fixture.object("value", "java.lang.Object");
        final HeapGraph heap = stickyClasses();

        assertThat(row("instance")).containsExactly(ids("class com.acme.Own"));
        assertThat(row("array")).containsExactly(ids("instance", "class com.acme.Own[]"));
        assertThat(row("inApp")).isEmpty();
        assertThat(row("class com.acme.Own")).containsExactly(ids("class java.lang.Object", "own", "value"));
        assertThat(row("class com.acme.App")).containsExactly(ids("class com.acme.Own", "app"));
        assertThat(heap.roots().of(id("class com.acme.App"))).extracting(root -> root.kind())
                .containsExactly(RootKind.BUILT_IN_LOADER_CLASS);
        assertThat(entryPoints()).contains(ids("class com.acme.App")).doesNotContain(ids("class com.acme.Own"));
        final ClassInfo own = heap.classes().named("com.acme.Own").getFirst();
        assertThat(own.loader()).isEqualTo(id("own"));
        assertThat(Objects.requireNonNull(own.staticField("cache")).target()).isEqualTo(id("value"));
        assertThat(Objects.requireNonNull(own.staticField("count")).bits()).isEqualTo(5);
        assertThat(heap.classOf(id("class com.acme.Own")).name()).isEqualTo("java.lang.Class");
    }

    @Test
    void valuesComeOutAsTheyWere() throws IOException {
        fixture.type("com.acme.All", "boolean z", "char c", "float f", "double d", "byte b", "short s", "int i",
                "long j",
                "Object o");
        fixture.object("all", "com.acme.All").with("z", true).with("c", 'ü').with("f", 1.5f).with("d", -2.25)
                .with("b", -7).with("s", -300).with("i", -70_000).with("j", Long.MIN_VALUE).with("o", "text");
        fixture.string("text", "grüß");
        fixture.primitives("shorts", "short[]", new short[]{1, -2, 3});
        final HeapGraph heap = read();

        try (FieldReader reader = heap.fields().reader()) {
            final var all = heap.object(id("all"), reader);
            assertThat(all.integer("z", 9)).isEqualTo(1);
            assertThat((char) all.integer("c", 9)).isEqualTo('ü');
            assertThat(Float.intBitsToFloat((int) all.integer("f", 9))).isEqualTo(1.5f);
            assertThat(Double.longBitsToDouble(all.integer("d", 9))).isEqualTo(-2.25);
            assertThat(all.integer("b", 9)).isEqualTo(-7);
            assertThat(all.integer("s", 9)).isEqualTo(-300);
            assertThat(all.integer("i", 9)).isEqualTo(-70_000);
            assertThat(all.integer("j", 9)).isEqualTo(Long.MIN_VALUE);
            assertThat(Objects.requireNonNull(all.reference("o")).text()).isEqualTo("grüß");
            reader.select(id("shorts"));
            assertThat(reader.length()).isEqualTo(3);
            assertThat(reader.elementSize()).isEqualTo(2);
            assertThat(reader.readShort(2)).isEqualTo((short) -2);
            reader.select(id("class com.acme.All"));
            assertThat(reader.payloadSize()).isZero();
            assertThat(reader.length()).isEqualTo(-1);
        }
    }

    @Test
    void addressesAreThoseOfTheDump() throws IOException {
        fixture.ints("far", 1, 2).at(0x7_0000_0000L - 0x4000_0000L);
        fixture.ints("farther", 3).at(0xffff_ffff_ffff_0000L);
        fixture.array("all", "java.lang.Object[]", "far", "farther").at(0x8_0000_0000L);
        final HeapGraph heap = read();

        assertThat(heap.addressOf(id("far"))).isEqualTo(0x7_0000_0000L - 0x4000_0000L);
        assertThat(id("far")).isZero();
        assertThat(id("farther")).isEqualTo(heap.objectCount() - 1);
        assertThat(row("all")).startsWith(ids("far", "farther"));
        assertThat(heap.objectAt(0x7_0000_0001L)).isEqualTo(HeapGraph.NONE);
    }

    @Test
    void idsNeedNotBeAddresses() throws IOException {
        fixture.type("com.acme.Node", "Object next");
        for (int i = 0; i < 300; i++) {
            fixture.object("n" + i, "com.acme.Node").with("next", "n" + (i + 1) % 300).at(1 + i);
        }
        final HeapGraph heap = read();

        for (int i = 0; i < 300; i++) {
            assertThat(heap.addressOf(id("n" + i))).isEqualTo(1 + i);
            assertThat(row("n" + i)).startsWith(ids("n" + (i + 1) % 300));
        }
        assertThat(snapshot.warnings()).extracting(ImportWarning::message)
                .containsExactly("the ids in this dump do not tell how large objects were; sizes are estimated");
    }

    @Test
    void aMisplacedObjectIsLeftOutNotTakenForAnotherKindOfIds() throws IOException {
        for (int i = 0; i < 2000; i++) {
            fixture.object("o" + i, "java.lang.Object");
        }
        fixture.object("misplaced", "java.lang.Object").at(0x9_0000_0001L);
        read();

        assertThat(snapshot.warnings()).extracting(ImportWarning::message)
                .containsExactly("1 objects have an id that cannot be an address in this heap; they were left out");
        assertThat(id("misplaced")).isEqualTo(HeapGraph.NONE);
    }

    @Test
    void dumpsOf32BitsAndInOneRecord() throws IOException {
        fixture.type("com.acme.Node", "Object next", "long weight");
        fixture.object("a", "com.acme.Node").with("next", "b").with("weight", -1L);
        fixture.object("b", "com.acme.Node");
        fixture.bits32().oneRecord();
        final HeapGraph heap = read();

        assertThat(snapshot.format()).isEqualTo("hprof 1.0.1");
        assertThat(row("a")).startsWith(ids("b"));
        assertThat(heap.layout().headerBytes()).isEqualTo(8);
        try (FieldReader reader = heap.fields().reader()) {
            assertThat(heap.object(id("a"), reader).integer("weight", 0)).isEqualTo(-1);
            assertThat(reader.referenceSize()).isEqualTo(4);
        }
    }

    @Test
    void aRowLongerThanAnyBufferIsWhole() throws IOException {
        final String[] elements = new String[700_000];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = i % 3 == 0 || i > 600_000 ? null : i % 2 == 0 ? "a" : "b";
        }
        fixture.object("a", "java.lang.Object");
        fixture.object("b", "java.lang.Object");
        fixture.array("before", "java.lang.Object[]", "b");
        fixture.array("long", "java.lang.Object[]", elements);
        fixture.array("behind", "java.lang.Object[]", "a", "b");
        final HeapGraph heap = read();

        final int mirrors = heap.classOf(id("long")).mirror();
        final List<Integer> expected = new ArrayList<>();
        Arrays.stream(elements).filter(Objects::nonNull).forEach(name -> expected.add(id(name)));
        assertThat(row("long").stream().filter(target -> target != mirrors).toList()).isEqualTo(expected);
        assertThat(row("before")).startsWith(ids("b"));
        assertThat(row("behind")).startsWith(ids("a", "b"));
    }

    @Test
    void closesWithOneSentenceAboutWhatCannotBeRead() throws IOException {
        fixture.ints("numbers", 1, 2, 3);
        fixture.object("object", "java.lang.Object");
        final Path file = fixture.write(directory.resolve("heap.hprof"));
        snapshot = Reading.open(file);
        final HeapGraph heap = Reading.heap(snapshot);
        final FieldReader reader = heap.fields().reader();
        try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            channel.truncate(100);
        }
        assertThatThrownBy(() -> {
            for (int object = 0; object < heap.objectCount(); object++) {
                reader.select(object);
            }
        }).isInstanceOf(deadwood.model.heap.FieldSourceException.class)
                .hasMessageContaining("has changed since it was opened");
    }
}

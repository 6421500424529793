package deadwood.model.structure.where;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.heap.RootKind;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.JdkSketch;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.StructureScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Says where lists hang. */
class WhereaboutsTest {

    private final MemoryHeap heap = new MemoryHeap();
    private final JdkSketch jdk = new JdkSketch(heap);

    /** The places of all array lists, each as often as there are. */
    private List<String> places() throws IOException {
        final HeapGraph graph = heap.build();
        final List<String> places = new ArrayList<>();
        for (final StructureGroup group : StructureScan.of(graph,
                RetentionAnalysis.of(graph, true, Progress.NONE, CancelSignal.NEVER), Progress.NONE,
                CancelSignal.NEVER).groups()) {
            if (group.type().equals("java.util.ArrayList")) {
                places.addAll(Collections.nCopies((int) group.count(), group.where()));
            }
        }
        return places;
    }

    private MemoryObject session() {
        heap.type("com.acme.Session", "Object user", "Object cache");
        return heap.object("com.acme.Session").set("cache", jdk.arrayList(1));
    }

    private List<MemoryObject> strings(final int count) {
        return IntStream.range(0, count).mapToObj(i -> heap.string("s" + i)).toList();
    }

    @Test
    void namesFieldsFromTheStaticOn() throws IOException {
        heap.type("com.acme.Router", "Object sessions");
        heap.type("com.acme.Main").statics("ROUTER", heap.object("com.acme.Router").set("sessions", session()));
        assertThat(places()).containsExactly("static com.acme.Main.ROUTER → sessions → cache");
    }

    @Test
    void hasNoNamesForTheInsideOfCollections() throws IOException {
        final List<MemoryObject> sessions = List.of(session(), session(), session());
        heap.type("java.util.Collections$SynchronizedMap", "Object m", "Object mutex");
        heap.type("com.acme.Main")
                .statics("MAP", jdk.hashMap(4, strings(3), sessions, 1, 1, 1))
                .statics("BOXED", heap.object("java.util.Collections$SynchronizedMap").set("m",
                        jdk.concurrentHashMap(4, strings(1), List.of(session()), 0)))
                .statics("SET", jdk.hashSet(jdk.linkedHashMap(4, List.of(session()), strings(1), 0)))
                .statics("SORTED", jdk.treeMap(strings(2), List.of(session(), session())))
                .statics("ARRAY", heap.array("com.acme.Session[]", null, session()))
                .statics("NESTED", jdk.hashMap(4, strings(1), List.of(jdk.arrayList(1, session())), 0));
        assertThat(places()).containsExactlyInAnyOrder("static com.acme.Main.MAP → [*] → cache",
                "static com.acme.Main.MAP → [*] → cache", "static com.acme.Main.MAP → [*] → cache",
                "static com.acme.Main.BOXED → [*] → cache", "static com.acme.Main.SET → [key] → cache",
                "static com.acme.Main.SORTED → [*] → cache", "static com.acme.Main.SORTED → [*] → cache",
                "static com.acme.Main.ARRAY[] → cache", "static com.acme.Main.NESTED → [*]",
                "static com.acme.Main.NESTED → [*] → [*] → cache");
    }

    @Test
    void isOnePlaceForListsAndTreesOfAnyDepth() throws IOException {
        heap.type("com.acme.Link", "Object next", "Object items");
        MemoryObject first = null;
        for (int i = 0; i < 5000; i++) {
            first = heap.object("com.acme.Link").set("next", first).set("items", jdk.arrayList(1));
        }
        heap.type("com.acme.Main").statics("FIRST", first);
        final List<String> places = places();
        assertThat(places).hasSize(5000);
        assertThat(places.stream().distinct()).containsExactlyInAnyOrder("static com.acme.Main.FIRST → items",
                "static com.acme.Main.FIRST → next → items");
    }

    @Test
    void foldsThreadsThatDifferByNumbers() throws IOException {
        heap.thread("worker-1", session());
        heap.thread("worker-22", session());
        heap.thread("main 3", session());
        assertThat(places()).containsExactlyInAnyOrder("thread \"worker-#\" local → cache",
                "thread \"worker-#\" local → cache", "thread \"main 3\" local → cache");
    }

    @Test
    void prefersWhatLastsToWhatHappensToBeOnAStack() throws IOException {
        final MemoryObject session = session();
        heap.type("com.acme.Deep", "Object down");
        MemoryObject holder = session;
        for (int i = 0; i < 6; i++) {
            heap.type("com.acme.Deep" + i, "Object down" + i);
            holder = heap.object("com.acme.Deep" + i).set("down" + i, holder);
        }
        heap.type("com.acme.Main").statics("DEEP", holder);
        heap.thread("main", session, session.get("cache"));
        heap.root(RootKind.MONITOR, session.get("cache")).root(RootKind.JNI_GLOBAL, session);
        assertThat(places()).containsExactly(
                "static com.acme.Main.DEEP → down5 → down4 → down3 → down2 → down1 → down0 → cache");
    }

    @Test
    void prefersTheApplicationToLibraries() throws IOException {
        final MemoryObject session = session();
        heap.type("com.acme.Holder", "Object held");
        heap.type("zzz.acme.Main").statics("HOLDER",
                heap.object("com.acme.Holder").set("held", heap.object("com.acme.Holder").set("held", session)));
        heap.type("java.lang.Hooks").statics("hooks", session);
        assertThat(places()).containsExactly("static zzz.acme.Main.HOLDER → held → cache");
    }

    @Test
    void namesOtherRoots() throws IOException {
        heap.root(RootKind.JNI_GLOBAL, session());
        heap.root(RootKind.MONITOR, jdk.arrayList(1));
        assertThat(places()).containsExactlyInAnyOrder("JNI global com.acme.Session → cache",
                "busy monitor java.util.ArrayList");
    }

    @Test
    void losesTheMiddleOfALongPath() throws IOException {
        MemoryObject holder = jdk.arrayList(1);
        for (int i = 0; i < 30; i++) {
            heap.type("com.acme.H" + i, "Object f" + i);
            holder = heap.object("com.acme.H" + i).set("f" + i, holder);
        }
        heap.type("com.acme.Main").statics("TOP", holder);
        assertThat(places()).containsExactly(
                "static com.acme.Main.TOP → f29 → f28 → f27 → f26 → … → f5 → f4 → f3 → f2 → f1 → f0");
    }

    @Test
    void isTheSameWhereverObjectsLie() throws IOException {
        final List<String> first = randomPlaces(1, 0);
        assertThat(first).hasSizeGreaterThan(100);
        for (int shuffle = 1; shuffle < 12; shuffle++) {
            assertThat(randomPlaces(1, shuffle)).containsExactlyInAnyOrderElementsOf(first);
        }
    }

    /** A program of classes, maps, lists, arrays and threads at random, its objects at the addresses that {@code shuffle} says. */
    private static List<String> randomPlaces(final long seed, final long shuffle) throws IOException {
        final WhereaboutsTest test = new WhereaboutsTest();
        final Random random = new Random(seed);
        List<MemoryObject> level = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            level.add(test.jdk.arrayList(i % 3));
        }
        for (int depth = 0; depth < 6; depth++) {
            final List<MemoryObject> above = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                above.add(test.holder(level, random, depth));
            }
            level = above;
        }
        for (int i = 0; i < level.size(); i++) {
            test.heap.type((i % 4 == 0 ? "java.lang.C" : "com.acme.Main") + i % 9).statics("F" + i, level.get(i));
        }
        test.heap.thread("pool-1", level.get(3), level.get(8));
        test.heap.root(RootKind.JNI_GLOBAL, level.get(5));
        test.heap.shuffled(shuffle);
        return test.places();
    }

    private MemoryObject holder(final List<MemoryObject> below, final Random random, final int depth) {
        final List<MemoryObject> held = random.ints(4, 0, below.size()).mapToObj(below::get).toList();
        final int kind = random.nextInt(5);
        final String type = "com.acme.Thing" + depth + kind;
        heap.type(type, "Object a", "Object b", "Object c");
        return switch (kind) {
            case 0 -> jdk.hashMap(4, strings(4), held, 0, 1, 1, 1);
            case 1 -> jdk.arrayList(6, held.toArray(MemoryObject[]::new));
            case 2 -> heap.array("java.lang.Object[]", held.toArray(MemoryObject[]::new));
            default -> heap.object(type).set("a", held.get(0)).set("b", held.get(1)).set("c", held.get(2));
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "static a.B1.c2 → d3|static a.B1.c2 → d3",
        "thread \"http-8080-exec-12\" local → x1|thread \"http-#-exec-#\" local → x1",
        "thread \"main\" → a[] → b1|thread \"main\" → a[] → b1"})
    void matchesThreadsWithoutTheirNumbers(final String where, final String key) {
        assertThat(Whereabouts.matchKey(where)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"com.acme.Router,com.acme.Router", "com.acme.Router$1,com.acme.Router$1",
        "com.acme.Router$$Lambda/0x00007f1c8c0a1000,com.acme.Router$$Lambda",
        "com.acme.Router$$Lambda$14/0x0000000800c03000,com.acme.Router$$Lambda",
        "com.acme.Router$$Lambda+0x00007f1c8c0a1000,com.acme.Router$$Lambda",
        "jdk.proxy2.$Proxy17,jdk.proxy2.$Proxy#",
        "com.acme.Service$$EnhancerBySpringCGLIB$$5a3f0c1d,com.acme.Service$$EnhancerBySpringCGLIB$$#",
        "jdk.internal.reflect.GeneratedMethodAccessor12,jdk.internal.reflect.GeneratedMethodAccessor#"})
    void leavesOutWhatRunTimesMakeUp(final String className, final String stable) {
        assertThat(Whereabouts.stableName(className)).isEqualTo(stable);
    }
}

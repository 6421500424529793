package deadwood.app.cli;

import deadwood.importers.hprof.fixture.HeapFixture;
import deadwood.importers.hprof.write.HprofRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Two small dumps of one imaginary program, in which a trie keeps the nodes of removed routes and a map the table it has grown,
 * and in which a list and a chain grow, and a thread, garbage and classes of two loaders are to be seen.
 */
public final class ShopDumps {

    private static final String NODE = "com.acme.shop.RouteTrie$Node";
    private static final int LETTERS = 26;
    private static final String ENTRY = "java.util.HashMap$Node";

    private final HeapFixture heap = new HeapFixture();
    private int names;

    private ShopDumps() {}

    /**
     * How much of what there is.
     *
     * @param routes that have a handler
     * @param deadRoutes whose nodes alone are left
     * @param slots of the map of reservations
     * @param reservations in it
     * @param lines of the log
     * @param events in a chain that nobody ever cuts
     */
    private record Amounts(int routes, int deadRoutes, int slots, int reservations, int lines, int events) {}

    /** A quiet morning. */
    static HeapFixture before() {
        final ShopDumps dump = new ShopDumps();
        dump.describe(new Amounts(3, 0, 16, 3, 2, 5));
        return dump.heap;
    }

    /** After the sale. */
    static HeapFixture after() {
        final ShopDumps dump = new ShopDumps();
        dump.describe(new Amounts(3, 647, 65_536, 1, 20_000, 4_000));
        return dump.heap;
    }

    public static Path before(final Path directory) throws IOException {
        return before().write(directory.resolve("before.hprof"));
    }

    public static Path after(final Path directory) throws IOException {
        return after().write(directory.resolve("after.hprof"));
    }

    private void describe(final Amounts amounts) {
        heap.type(NODE, "Object children", "Object handler");
        heap.type("com.acme.shop.RouteTrie", "Object root");
        heap.type("com.acme.shop.Handler", "int id");
        heap.type("com.acme.shop.Router", "Object trie").holds("Object INSTANCE", "router");
        heap.type("com.acme.shop.Reservation", "int article");
        heap.type("com.acme.shop.ReservationService", "Object reservations", "Object log", "Object events")
                .holds("Object INSTANCE", "service");
        heap.type("com.acme.shop.Event", "Object earlier", "long time");
        heap.type(ENTRY, "int hash", "Object key", "Object value", "Object next");
        heap.type("java.util.HashMap", "Object table", "int size", "int modCount", "int threshold",
                "float loadFactor");
        heap.type("java.util.ArrayList", "int modCount", "Object elementData", "int size");
        heap.type("java.lang.Integer", "int value");
        heap.type("java.lang.ClassLoader");
        heap.type("com.acme.plugin.Loader").extending("java.lang.ClassLoader");
        heap.type("com.acme.plugin.Task", "int number").loadedBy("loader");
        describeTrie(amounts.routes(), amounts.routes() + amounts.deadRoutes());
        describeService(amounts);
        describeRest();
    }

    /** Routes of three letters; only the first few of them are still served. */
    private void describeTrie(final int live, final int routes) {
        heap.object("router", "com.acme.shop.Router").with("trie", "trie");
        heap.object("trie", "com.acme.shop.RouteTrie").with("root", "root");
        final String[] first = new String[LETTERS];
        for (int i = 0; i < LETTERS && i * LETTERS < routes; i++) {
            final String[] second = new String[LETTERS];
            for (int j = 0; j < LETTERS && i * LETTERS + j < routes; j++) {
                final int route = i * LETTERS + j;
                final String leaf = name("leaf");
                heap.object(leaf, NODE).with("handler", route < live ? "handler" + route : null);
                if (route < live) {
                    heap.object("handler" + route, "com.acme.shop.Handler").with("id", route);
                }
                final String[] third = new String[LETTERS];
                third[(route * 7 + 3) % LETTERS] = leaf;
                second[j] = interior(third);
            }
            first[i] = interior(second);
        }
        heap.array("rootChildren", NODE + "[]", first);
        heap.object("root", NODE).with("children", "rootChildren");
    }

    private String interior(final String[] children) {
        final String array = name("children");
        heap.array(array, NODE + "[]", children);
        final String node = name("interior");
        heap.object(node, NODE).with("children", array);
        return node;
    }

    private void describeService(final Amounts amounts) {
        heap.object("service", "com.acme.shop.ReservationService").with("reservations", "map").with("log", "list")
                .with("events", "event" + (amounts.events() - 1));
        final String[] table = new String[amounts.slots()];
        for (int i = 0; i < amounts.reservations(); i++) {
            heap.object("key" + i, "java.lang.Integer").with("value", i);
            heap.object("reservation" + i, "com.acme.shop.Reservation").with("article", 100 + i);
            heap.object("entry" + i, ENTRY).with("hash", i).with("key", "key" + i).with("value", "reservation" + i);
            table[i] = "entry" + i;
        }
        heap.array("table", ENTRY + "[]", table);
        heap.object("map", "java.util.HashMap").with("table", "table").with("size", amounts.reservations())
                .with("threshold", amounts.slots() * 3 / 4).with("loadFactor", 0.75f);
        heap.string("line", "ready");
        final String[] lines = new String[amounts.lines() * 2];
        Arrays.fill(lines, 0, amounts.lines(), "line");
        heap.array("lines", "java.lang.Object[]", lines);
        heap.object("list", "java.util.ArrayList").with("elementData", "lines").with("size", amounts.lines());
        for (int i = 0; i < amounts.events(); i++) {
            heap.object("event" + i, "com.acme.shop.Event").with("time", 1_000L + i)
                    .with("earlier", i == 0 ? null : "event" + (i - 1));
        }
    }

    private void describeRest() {
        heap.object("loader", "com.acme.plugin.Loader");
        heap.object("task", "com.acme.plugin.Task").with("number", 1);
        heap.string("threadName", "main");
        heap.object("thread", "java.lang.Thread").with("name", "threadName").with("tid", 1L);
        heap.object("garbage", "com.acme.shop.Reservation").with("article", -1);
        heap.root("class com.acme.shop.Router", HprofRoot.StickyClass::new);
        heap.root("class com.acme.shop.ReservationService", HprofRoot.StickyClass::new);
        heap.thread("thread", 1, List.of("com.acme.plugin.Task.run(Task.java:42)", "java.lang.Thread.run(Thread.java)"),
                "0:task");
    }

    private String name(final String kind) {
        return kind + "-" + names++;
    }
}

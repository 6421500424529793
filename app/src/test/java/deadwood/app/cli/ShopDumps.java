package deadwood.app.cli;

import deadwood.importers.hprof.fixture.HeapFixture;
import deadwood.importers.hprof.write.HprofRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Two small dumps of one imaginary program, in which a trie keeps the nodes of removed routes and a map the table it has grown,
 * and in which a thread, a list, garbage and classes of two loaders are to be seen.
 */
final class ShopDumps {

    private static final String NODE = "com.acme.shop.RouteTrie$Node";
    private static final String ENTRY = "java.util.HashMap$Node";

    private final HeapFixture heap = new HeapFixture();
    private int names;

    private ShopDumps() {}

    /** A quiet morning. */
    static HeapFixture before() {
        final ShopDumps dump = new ShopDumps();
        dump.describe(3, 0, 16, 3);
        return dump.heap;
    }

    /** After the sale. */
    static HeapFixture after() {
        final ShopDumps dump = new ShopDumps();
        dump.describe(3, 250, 4096, 1);
        return dump.heap;
    }

    static Path before(final Path directory) throws IOException {
        return before().write(directory.resolve("before.hprof"));
    }

    static Path after(final Path directory) throws IOException {
        return after().write(directory.resolve("after.hprof"));
    }

    private void describe(final int routes, final int deadRoutes, final int slots, final int reservations) {
        heap.type(NODE, "Object children", "Object handler", "char label");
        heap.type("com.acme.shop.RouteTrie", "Object root");
        heap.type("com.acme.shop.Handler", "int id");
        heap.type("com.acme.shop.Router", "Object trie").holds("Object INSTANCE", "router");
        heap.type("com.acme.shop.Reservation", "int article");
        heap.type("com.acme.shop.ReservationService", "Object reservations", "Object log").holds("Object INSTANCE",
                "service");
        heap.type(ENTRY, "int hash", "Object key", "Object value", "Object next");
        heap.type("java.util.HashMap", "Object table", "int size", "int modCount", "int threshold",
                "float loadFactor");
        heap.type("java.util.ArrayList", "int modCount", "Object elementData", "int size");
        heap.type("java.lang.Integer", "int value");
        heap.type("java.lang.ClassLoader");
        heap.type("com.acme.plugin.Loader").extending("java.lang.ClassLoader");
        heap.type("com.acme.plugin.Task", "int number").loadedBy("loader");
        describeTrie(routes, deadRoutes);
        describeService(slots, reservations);
        describeRest();
    }

    private void describeTrie(final int routes, final int deadRoutes) {
        heap.object("router", "com.acme.shop.Router").with("trie", "trie");
        heap.object("trie", "com.acme.shop.RouteTrie").with("root", "root");
        final List<String> first = new ArrayList<>();
        for (int route = 0; route < routes + deadRoutes; route++) {
            final String leaf = name("leaf");
            final boolean live = route < routes;
            heap.object(leaf, NODE).with("label", 'z').with("handler", live ? "handler" + route : null);
            if (live) {
                heap.object("handler" + route, "com.acme.shop.Handler").with("id", route);
            }
            final String children = name("children");
            heap.array(children, NODE + "[]", leaf);
            final String interior = name("interior");
            heap.object(interior, NODE).with("label", (char) ('a' + route)).with("children", children);
            first.add(interior);
        }
        heap.array("rootChildren", NODE + "[]", first.toArray(String[]::new));
        heap.object("root", NODE).with("children", "rootChildren");
    }

    private void describeService(final int slots, final int reservations) {
        heap.object("service", "com.acme.shop.ReservationService").with("reservations", "map").with("log", "list");
        final String[] table = new String[slots];
        for (int i = 0; i < reservations; i++) {
            heap.object("key" + i, "java.lang.Integer").with("value", i);
            heap.object("reservation" + i, "com.acme.shop.Reservation").with("article", 100 + i);
            heap.object("entry" + i, ENTRY).with("hash", i).with("key", "key" + i).with("value", "reservation" + i);
            table[i] = "entry" + i;
        }
        heap.array("table", ENTRY + "[]", table);
        heap.object("map", "java.util.HashMap").with("table", "table").with("size", reservations)
                .with("threshold", slots * 3 / 4).with("loadFactor", 0.75f);
        heap.string("line1", "open").with("hash", 1);
        heap.string("line2", "ready");
        heap.array("lines", "java.lang.Object[]", "line1", "line2", null, null);
        heap.object("list", "java.util.ArrayList").with("elementData", "lines").with("size", 2);
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

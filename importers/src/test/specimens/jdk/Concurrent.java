package specimens.jdk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Maps for many threads. */
final class Concurrent {

    static final Map<Object, Object> CONCURRENT = new ConcurrentHashMap<>();
    static final Map<Object, Object> CONCURRENT_EMPTIED = new ConcurrentHashMap<>();
    static final Map<Object, Object> CONCURRENT_COLLIDING = new ConcurrentHashMap<>();
    static final Map<Object, Object> CONCURRENT_ZEROS = new ConcurrentHashMap<>();
    static final Map<Object, Object> CONCURRENT_CONTENDED = new ConcurrentHashMap<>(1 << 14);
    static final Map<Object, Object> CONCURRENT_RESIZING = new ConcurrentHashMap<>(64);
    static final Set<Object> CONCURRENT_SET = ConcurrentHashMap.newKeySet();
    static final Map<String, Object> SKIP_LIST = new ConcurrentSkipListMap<>();
    static final Set<String> SKIP_LIST_SET = new ConcurrentSkipListSet<>();

    private Concurrent() {}

    static void build(final Facts facts) throws Exception {
        Maps.fill(CONCURRENT, 1_000);
        Maps.fill(CONCURRENT_EMPTIED, 10_000);
        CONCURRENT_EMPTIED.keySet().removeIf(key -> !key.equals("key 1"));
        Maps.collide(CONCURRENT_COLLIDING);
        for (int i = 0; i < 90; i++) {
            CONCURRENT_ZEROS.put("key " + i, i % 3 == 0 ? 0 : "value");
            CONCURRENT_SET.add("element " + i);
            SKIP_LIST.put("key " + i, i % 9 == 0 ? "" : "value");
            SKIP_LIST_SET.add("element " + i);
        }
        table(facts, "CONCURRENT", CONCURRENT, "", 1_000).put("zeroValues", 0).put("resizing", 0);
        table(facts, "CONCURRENT_EMPTIED", CONCURRENT_EMPTIED, "", 1).put("zeroValues", 0);
        table(facts, "CONCURRENT_COLLIDING", CONCURRENT_COLLIDING, "", 260).put("zeroValues", 0);
        table(facts, "CONCURRENT_ZEROS", CONCURRENT_ZEROS, "", 90).put("zeroValues", 30);
        table(facts, "CONCURRENT_SET", CONCURRENT_SET, "map.", 90);
        Measure.linked(facts.of("SKIP_LIST", SKIP_LIST).put("zeroValues", 10), 90, -1);
        Measure.linked(facts.of("SKIP_LIST_SET", SKIP_LIST_SET), 90, -1);
        contend(facts);
        resize(facts);
    }

    private static Facts.Known table(final Facts facts, final String name, final Object map, final String path,
            final int entries) {
        final Object[] table = Peek.array(map, path + "table");
        final Facts.Known known = facts.of(name, map);
        Measure.chained(known, entries, declared(map, path), bins().table(walkable(table)).treeified(trees(table)));
        return known;
    }

    private static Measure.Bins bins() {
        return new Measure.Bins(node -> Peek.get(node, "next"));
    }

    private static long trees(final Object[] table) {
        return Arrays.stream(table).filter(bin -> Peek.is(bin, "TreeBin")).count();
    }

    /** The table with the first nodes of trees, which are all linked in a row as well, and without those that have moved on. */
    private static Object[] walkable(final Object[] table) {
        return Arrays.stream(table).map(
                bin -> Peek.is(bin, "TreeBin") ? Peek.get(bin, "first") : Peek.is(bin, "ForwardingNode") ? null : bin)
                .toArray();
    }

    private static long declared(final Object map, final String path) {
        long sum = Peek.number(map, path + "baseCount");
        for (final Object cell : Peek.array(map, path + "counterCells")) {
            sum += cell == null ? 0 : Peek.number(cell, "value");
        }
        return sum;
    }

    /** Several threads put until the map counts in cells; where that never comes to pass, a cell is put there. */
    private static void contend(final Facts facts) throws InterruptedException {
        int round = 0;
        while (Peek.get(CONCURRENT_CONTENDED, "counterCells") == null && round < 100) {
            final int first = round++ % 10 * 1_000;
            final List<Thread> threads = new ArrayList<>();
            for (int part = 0; part < 4; part++) {
                final int number = part;
                threads.add(new Thread(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        CONCURRENT_CONTENDED.put("key " + (first + i) + " of " + number, "value");
                        CONCURRENT_CONTENDED.remove("key " + (first + i) + " of " + number);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (final Thread thread : threads) {
                thread.join();
            }
        }
        if (Peek.get(CONCURRENT_CONTENDED, "counterCells") == null) {
            final Object cells = java.lang.reflect.Array
                    .newInstance(Peek.make("java.util.concurrent.ConcurrentHashMap$CounterCell", 0L).getClass(), 2);
            java.lang.reflect.Array.set(cells, 1,
                    Peek.make("java.util.concurrent.ConcurrentHashMap$CounterCell", 0L));
            Peek.set(CONCURRENT_CONTENDED, "counterCells", cells);
        }
        Maps.fill(CONCURRENT_CONTENDED, 777);
        table(facts, "CONCURRENT_CONTENDED", CONCURRENT_CONTENDED, "", 777).put("zeroValues", 0);
    }

    /**
     * A thread is stopped while it moves entries to a table twice as large: it compares the keys of a bin that is a tree. The bins behind
     * are moved, those before are not.
     */
    private static void resize(final Facts facts) throws InterruptedException {
        // Table of 128. Bin 100: two times twelve keys of equal hash codes, which part when the table doubles.
        for (int i = 0; i < 24; i++) {
            CONCURRENT_RESIZING.put(new Colliding(100 + 128 * (i % 2), i), "value");
        }
        int more = 0;
        while (CONCURRENT_RESIZING.size() < 95) {
            CONCURRENT_RESIZING.put("key " + more++, "value");
        }
        if (Peek.get(CONCURRENT_RESIZING, "nextTable") != null
                || Peek.array(CONCURRENT_RESIZING, "table").length != 128) {
            throw new IllegalStateException("the table is not as expected");
        }
        Stop.in(() -> CONCURRENT_RESIZING.put("one too many", "value"));
        final Object[] table = Peek.array(CONCURRENT_RESIZING, "table");
        final Object[] next = Peek.array(CONCURRENT_RESIZING, "nextTable");
        if (Arrays.stream(table).noneMatch(bin -> Peek.is(bin, "ForwardingNode")) || next.length != 256) {
            throw new IllegalStateException("the resize is not under way");
        }
        facts.of("CONCURRENT_RESIZING", CONCURRENT_RESIZING).put("entries", 96)
                .put("declared", declared(CONCURRENT_RESIZING, "")).put("resizing", 1).put("zeroValues", 0)
                .put("treeifiedBins", trees(table) + trees(next));
        Measure.chained(new Facts().of("CONCURRENT_RESIZING", CONCURRENT_RESIZING), 96, 96,
                bins().table(walkable(table)).table(walkable(next)));
    }
}

package specimens.jdk;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Maps of identities, of weak keys, of enums, of threads, and those that never change. */
final class SpecialMaps {

    static final Map<Object, Object> IDENTITY = new IdentityHashMap<>();
    static final Map<Object, Object> IDENTITY_EMPTIED = new IdentityHashMap<>();
    static final Map<Object, Object> IDENTITY_ZEROS = new IdentityHashMap<>();
    static final Map<Object, Object> WEAK = new WeakHashMap<>();
    static final Map<Object, Object> WEAK_STALE = new WeakHashMap<>();
    static final Set<Object> WEAK_SET = Collections.newSetFromMap(new WeakHashMap<>());
    static final Map<TimeUnit, Object> ENUM_MAP = new EnumMap<>(TimeUnit.class);
    static final Map<TimeUnit, Object> ENUM_MAP_ZEROS = new EnumMap<>(TimeUnit.class);
    static final Map<String, Object> MAP_OF = Map.copyOf(Map.ofEntries(entries(24)));
    static final Set<Object> SET_OF = Set.copyOf(Map.ofEntries(entries(24)).keySet());
    /** Of a thread that has ended meanwhile. */
    static Object threadLocals;
    static Object threadLocalsStale;

    private static final List<Object> KEYS = new ArrayList<>();

    private SpecialMaps() {}

    @SuppressWarnings("unchecked")
    private static Map.Entry<String, Object>[] entries(final int count) {
        final Map.Entry<String, Object>[] entries = new Map.Entry[count];
        for (int i = 0; i < count; i++) {
            entries[i] = Map.entry("key " + i, i % 6 == 0 ? "" : "value");
        }
        return entries;
    }

    static void build(final Facts facts) throws Exception {
        identity(facts);
        weak(facts);
        enums(facts);
        fixed(facts);
        threads(facts);
    }

    private static void identity(final Facts facts) {
        Maps.fill(IDENTITY, 100);
        Maps.fill(IDENTITY_EMPTIED, 2_000);
        IDENTITY_EMPTIED.clear();
        for (int i = 0; i < 60; i++) {
            IDENTITY_ZEROS.put(new Object(), i % 3 == 0 ? null : i % 3 == 1 ? "" : "value");
        }
        IDENTITY_ZEROS.put(null, "of nothing");
        identity(facts, "IDENTITY", IDENTITY, 100, 0);
        identity(facts, "IDENTITY_EMPTIED", IDENTITY_EMPTIED, 0, 0);
        identity(facts, "IDENTITY_ZEROS", IDENTITY_ZEROS, 61, 40);
    }

    private static void identity(final Facts facts, final String name, final Object map, final int entries,
            final int zeros) {
        Measure.open(facts.of(name, map).put("zeroValues", zeros), entries, Peek.number(map, "size"), 0,
                2 * Measure.REFERENCE, keys(Peek.array(map, "table")));
    }

    /** Which pairs of an array are used. */
    private static boolean[] keys(final Object[] pairs) {
        final boolean[] used = new boolean[pairs.length / 2];
        for (int i = 0; i < used.length; i++) {
            used[i] = pairs[2 * i] != null;
        }
        return used;
    }

    private static void weak(final Facts facts) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            final String key = "kept " + i;
            KEYS.add(key);
            WEAK.put(key, i % 10 == 0 ? "" : "value");
            WEAK_STALE.put(key, "value");
            WEAK_SET.add(key);
        }
        WEAK.put(null, "of nothing");
        for (int i = 0; i < 150; i++) {
            WEAK_STALE.put(new String("lost " + i), "value");
            WEAK_SET.add(new String("lost " + i));
        }
        collect();
        weak(facts, "WEAK", WEAK, "", 201, 0).put("zeroValues", 20);
        weak(facts, "WEAK_STALE", WEAK_STALE, "", 350, 150).put("zeroValues", 0);
        weak(facts, "WEAK_SET", WEAK_SET, "m.", 350, 150);
    }

    /** Clears weak references. Nothing is asked of the maps afterwards, for they tidy up then. */
    private static void collect() throws InterruptedException {
        final java.lang.ref.WeakReference<Object> probe = new java.lang.ref.WeakReference<>(new Object());
        while (probe.get() != null) {
            System.gc();
            Thread.sleep(10);
        }
    }

    private static Facts.Known weak(final Facts facts, final String name, final Object map, final String path,
            final int entries, final int stale) {
        final Object[] table = Peek.array(map, path + "table");
        long cleared = 0;
        for (final Object bin : table) {
            for (Object entry = bin; entry != null; entry = Peek.get(entry, "next")) {
                cleared += ((Reference<?>) entry).get() == null ? 1 : 0;
            }
        }
        if (cleared != stale) {
            throw new IllegalStateException(name + " has lost " + cleared + " keys");
        }
        final Facts.Known known = facts.of(name, map).put("staleEntries", stale);
        Measure.chained(known, entries, Peek.number(map, path + "size"),
                new Measure.Bins(node -> Peek.get(node, "next")).table(table));
        return known;
    }

    private static void enums(final Facts facts) {
        ENUM_MAP.put(TimeUnit.DAYS, "d");
        ENUM_MAP.put(TimeUnit.HOURS, "h");
        ENUM_MAP_ZEROS.put(TimeUnit.DAYS, "");
        ENUM_MAP_ZEROS.put(TimeUnit.HOURS, null);
        ENUM_MAP_ZEROS.put(TimeUnit.SECONDS, "s");
        final int units = TimeUnit.values().length;
        Measure.array(facts.of("ENUM_MAP", ENUM_MAP).put("zeroValues", 0), 2, 2, units, Measure.REFERENCE);
        Measure.array(facts.of("ENUM_MAP_ZEROS", ENUM_MAP_ZEROS).put("zeroValues", 2), 3, 3, units,
                Measure.REFERENCE);
    }

    private static void fixed(final Facts facts) {
        Measure.open(facts.of("MAP_OF", MAP_OF).put("zeroValues", 4), 24, Peek.number(MAP_OF, "size"), 0,
                2 * Measure.REFERENCE, keys(Peek.array(MAP_OF, "table")));
        Measure.open(facts.of("SET_OF", SET_OF), 24, Peek.number(SET_OF, "size"), 0, Measure.REFERENCE,
                Measure.used(Peek.array(SET_OF, "elements")));
    }

    private static void threads(final Facts facts) throws InterruptedException {
        final List<ThreadLocal<Object>> kept = new ArrayList<>();
        final Thread thread = new Thread(() -> {
            for (int i = 0; i < 20; i++) {
                final ThreadLocal<Object> local = new ThreadLocal<>();
                kept.add(local);
                local.set(i < 5 ? null : "value " + i);
            }
            threadLocals = Peek.get(Thread.currentThread(), "threadLocals");
        });
        thread.start();
        thread.join();
        final List<ThreadLocal<Object>> few = new ArrayList<>();
        final Thread leaking = new Thread(() -> {
            final List<ThreadLocal<Object>> lost = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                final ThreadLocal<Object> local = new ThreadLocal<>();
                (i % 4 == 0 ? few : lost).add(local);
                local.set("leftover " + i);
            }
            threadLocalsStale = Peek.get(Thread.currentThread(), "threadLocals");
        });
        leaking.start();
        leaking.join();
        KEYS.add(kept);
        KEYS.add(few);
        collect();
        locals(facts, "threadLocals", threadLocals, 20, 0, 5);
        locals(facts, "threadLocalsStale", threadLocalsStale, 40, 30, 0);
    }

    private static void locals(final Facts facts, final String name, final Object map, final int entries,
            final int stale, final int zeros) {
        final Object[] table = Peek.array(map, "table");
        Measure.open(facts.of(name, map).put("staleEntries", stale).put("zeroValues", zeros), entries,
                Peek.number(map, "size"), 0, Measure.REFERENCE, Measure.used(table));
    }
}

package specimens.guava;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import com.google.common.collect.MapMaker;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Caches and maps of several segments, and Guava's other collections. */
public final class GuavaSpecimens {

    static final Cache<Object, Object> CACHE = CacheBuilder.newBuilder().build();
    static final Cache<Object, Object> CACHE_EMPTIED = CacheBuilder.newBuilder().initialCapacity(2_000).build();
    static final Cache<Object, Object> CACHE_ZEROS = CacheBuilder.newBuilder().maximumSize(1_000).build();
    static final Cache<Object, Object> CACHE_WEAK_KEYS = CacheBuilder.newBuilder().weakKeys().build();
    static final Cache<Object, Object> CACHE_WEAK_VALUES = CacheBuilder.newBuilder().weakValues().build();
    static final Map<Object, Object> WEAK_KEYS = new MapMaker().weakKeys().makeMap();
    static final Map<Object, Object> WEAK_VALUES = new MapMaker().weakValues().makeMap();
    static final Map<Object, Object> WEAK_BOTH = new MapMaker().weakKeys().weakValues().makeMap();
    static final Interner<Object> INTERNER = Interners.newWeakInterner();
    static final Map<Object, Object> WEAK_KEYS_ONE_SEGMENT = new MapMaker().concurrencyLevel(1).weakKeys().makeMap();

    private static final List<Object> KEPT = new ArrayList<>();

    private GuavaSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        build();
        cache(facts, "CACHE", CACHE, 300, 0).put("zeroValues", 0);
        cache(facts, "CACHE_EMPTIED", CACHE_EMPTIED, 2, 0).put("zeroValues", 0);
        cache(facts, "CACHE_ZEROS", CACHE_ZEROS, 300, 0).put("zeroValues", 60);
        cache(facts, "CACHE_WEAK_KEYS", CACHE_WEAK_KEYS, 250, 150).put("zeroValues", 0);
        cache(facts, "CACHE_WEAK_VALUES", CACHE_WEAK_VALUES, 100, 0);
        segmented(facts.of("WEAK_KEYS", WEAK_KEYS).put("zeroValues", 0), WEAK_KEYS, 250, 150);
        segmented(facts.of("WEAK_KEYS_ONE_SEGMENT", WEAK_KEYS_ONE_SEGMENT).put("zeroValues", 20),
                WEAK_KEYS_ONE_SEGMENT, 100, 0);
        segmented(facts.of("WEAK_VALUES", WEAK_VALUES), WEAK_VALUES, 100, 0);
        segmented(facts.of("WEAK_BOTH", WEAK_BOTH), WEAK_BOTH, 140, 40);
        segmented(facts.of("INTERNER", INTERNER), Peek.get(INTERNER, "map"), 180, 80);
        Collections.build(facts);
        facts.writeAndDump(arguments);
    }

    private static void build() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            CACHE.put("key " + i, "value");
            CACHE_ZEROS.put("key " + i, i % 5 == 0 ? 0 : "value");
        }
        for (int i = 0; i < 2_000; i++) {
            CACHE_EMPTIED.put("key " + i, "value");
        }
        for (int i = 2; i < 2_000; i++) {
            CACHE_EMPTIED.invalidate("key " + i);
        }
        for (int i = 0; i < 100; i++) {
            final String kept = "kept " + i;
            KEPT.add(kept);
            CACHE_WEAK_KEYS.put(kept, "value");
            CACHE_WEAK_VALUES.put("key " + i, kept);
            WEAK_KEYS.put(kept, "value");
            WEAK_VALUES.put("key " + i, kept);
            WEAK_BOTH.put(kept, kept);
            INTERNER.intern(kept);
            WEAK_KEYS_ONE_SEGMENT.put(kept, i % 5 == 0 ? "" : "value");
        }
        for (int i = 0; i < 150; i++) {
            CACHE_WEAK_KEYS.put(new String("lost " + i), "value");
            WEAK_KEYS.put(new String("lost " + i), "value");
        }
        for (int i = 0; i < 80; i++) {
            INTERNER.intern(new String("lost " + i));
            if (i % 2 == 0) {
                WEAK_BOTH.put(new String("lost " + i), KEPT.get(i));
            }
        }
        // Nothing is asked of them afterwards, for they tidy up then.
        final WeakReference<Object> probe = new WeakReference<>(new Object());
        while (probe.get() != null) {
            System.gc();
            Thread.sleep(10);
        }
    }

    private static Facts.Known cache(final Facts facts, final String name, final Object cache, final int entries,
            final int stale) {
        return segmented(facts.of(name, cache), Peek.get(cache, "localCache"), entries, stale);
    }

    private static Facts.Known segmented(final Facts.Known known, final Object map, final int entries,
            final int stale) {
        long declared = 0;
        long cleared = 0;
        final Measure.Bins bins = new Measure.Bins(GuavaSpecimens::next);
        for (final Object segment : Peek.array(map, "segments")) {
            declared += Peek.number(segment, "count");
            bins.table(Peek.array(segment, "table"));
            cleared += count(Peek.array(segment, "table"),
                    entry -> entry instanceof Reference && ((Reference<?>) entry).get() == null);
        }
        if (cleared != stale) {
            throw new IllegalStateException(cleared + " keys are lost");
        }
        Measure.chained(known, entries, declared, bins);
        return known.put("staleEntries", stale);
    }

    private static Object next(final Object entry) {
        return Peek.call(entry, "getNext");
    }

    private static long count(final Object[] table, final Predicate<Object> wanted) {
        long count = 0;
        for (final Object bin : table) {
            for (Object entry = bin; entry != null; entry = next(entry)) {
                count += wanted.test(entry) ? 1 : 0;
            }
        }
        return count;
    }
}

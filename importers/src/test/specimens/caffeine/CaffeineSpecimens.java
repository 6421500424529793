package specimens.caffeine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Caches with and without bounds. */
public final class CaffeineSpecimens {

    static final Cache<Object, Object> UNBOUNDED = Caffeine.newBuilder().executor(Runnable::run).build();
    static final Cache<Object, Object> UNBOUNDED_ZEROS = Caffeine.newBuilder().executor(Runnable::run).build();
    static final Cache<Object, Object> BOUNDED = Caffeine.newBuilder().executor(Runnable::run).maximumSize(500)
            .build();
    static final Cache<Object, Object> BOUNDED_EMPTIED = Caffeine.newBuilder().executor(Runnable::run)
            .maximumSize(50_000).build();
    static final Cache<Object, Object> WEAK_KEYS = Caffeine.newBuilder().executor(Runnable::run).weakKeys().build();

    private static final List<Object> KEPT = new ArrayList<>();

    private CaffeineSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        for (int i = 0; i < 400; i++) {
            UNBOUNDED.put("key " + i, "value");
            UNBOUNDED_ZEROS.put("key " + i, i % 4 == 0 ? 0 : "value");
            BOUNDED.put("key " + i, "value");
        }
        for (int i = 0; i < 10_000; i++) {
            BOUNDED_EMPTIED.put("key " + i, "value");
        }
        BOUNDED_EMPTIED.invalidateAll();
        for (int i = 0; i < 100; i++) {
            final String kept = "kept " + i;
            KEPT.add(kept);
            WEAK_KEYS.put(kept, "value");
        }
        WEAK_KEYS.cleanUp();
        for (int i = 0; i < 70; i++) {
            WEAK_KEYS.put(new String("lost " + i), "value");
        }
        // Nothing is asked of it afterwards, for it tidies up then.
        final WeakReference<Object> probe = new WeakReference<>(new Object());
        while (probe.get() != null) {
            System.gc();
            Thread.sleep(10);
        }
        cache(facts, "UNBOUNDED", UNBOUNDED, 400).put("zeroValues", 0).put("staleEntries", 0);
        cache(facts, "UNBOUNDED_ZEROS", UNBOUNDED_ZEROS, 400).put("zeroValues", 100).put("staleEntries", 0);
        cache(facts, "BOUNDED", BOUNDED, 400).put("staleEntries", 0);
        cache(facts, "BOUNDED_EMPTIED", BOUNDED_EMPTIED, 0).put("staleEntries", 0);
        final long lost = ((java.util.Map<?, ?>) Peek.at(WEAK_KEYS, "cache.data")).keySet().stream()
                .filter(key -> ((Reference<?>) key).get() == null).count();
        if (lost == 0) {
            throw new IllegalStateException("no keys are lost");
        }
        cache(facts, "WEAK_KEYS", WEAK_KEYS, (int) (100 + lost)).put("staleEntries", lost);
        facts.writeAndDump(arguments);
    }

    private static Facts.Known cache(final Facts facts, final String name, final Object cache, final int entries) {
        final Facts.Known known = facts.of(name, cache);
        long declared = Peek.number(cache, "cache.data.baseCount");
        for (final Object cell : Peek.array(cache, "cache.data.counterCells")) {
            declared += cell == null ? 0 : Peek.number(cell, "value");
        }
        Measure.chained(known, entries, declared,
                new Measure.Bins(node -> Peek.get(node, "next")).table(Peek.array(cache, "cache.data.table")));
        return known;
    }
}

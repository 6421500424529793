package specimens.spring;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.ConcurrentReferenceHashMap;
import org.springframework.util.ConcurrentReferenceHashMap.ReferenceType;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Maps whose entries are held by references. */
public final class SpringSpecimens {

    static final Map<Object, Object> SOFT = new ConcurrentReferenceHashMap<>();
    static final Map<Object, Object> SOFT_ROOMY = new ConcurrentReferenceHashMap<>(5_000);
    static final Map<Object, Object> SOFT_ZEROS = new ConcurrentReferenceHashMap<>();
    static final Map<Object, Object> WEAK = new ConcurrentReferenceHashMap<>(16, ReferenceType.WEAK);

    private static final List<Object> KEPT = new ArrayList<>();

    private SpringSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        for (int i = 0; i < 400; i++) {
            SOFT.put("key " + i, "value");
            SOFT_ZEROS.put("key " + i, i % 4 == 0 ? "" : i % 4 == 1 ? null : "value");
        }
        SOFT_ROOMY.put("key", "value");
        for (int i = 0; i < 100; i++) {
            WEAK.put("kept " + i, "value");
        }
        KEPT.addAll(WEAK.entrySet());
        for (int i = 0; i < 80; i++) {
            WEAK.put("lost " + i, "value");
        }
        // Nothing is asked of it afterwards, for it tidies up then.
        final WeakReference<Object> probe = new WeakReference<>(new Object());
        while (probe.get() != null) {
            System.gc();
            Thread.sleep(10);
        }
        map(facts, "SOFT", SOFT, 400, 0, 0);
        map(facts, "SOFT_ROOMY", SOFT_ROOMY, 1, 0, 0);
        map(facts, "SOFT_ZEROS", SOFT_ZEROS, 400, 200, 0);
        map(facts, "WEAK", WEAK, 180, 0, 80);
        facts.writeAndDump(arguments);
    }

    private static void map(final Facts facts, final String name, final Object map, final int entries,
            final int zeros, final int stale) {
        long declared = 0;
        long cleared = 0;
        final Measure.Bins bins = new Measure.Bins(node -> Peek.get(node, "nextReference"));
        for (final Object segment : Peek.array(map, "segments")) {
            declared += Peek.number(segment, "count.value");
            final Object[] references = Peek.array(segment, "references");
            bins.table(references);
            for (final Object bin : references) {
                for (Object node = bin; node != null; node = Peek.get(node, "nextReference")) {
                    cleared += ((Reference<?>) node).get() == null ? 1 : 0;
                }
            }
        }
        if (cleared != stale) {
            throw new IllegalStateException(name + " has lost " + cleared + " entries");
        }
        Measure.chained(facts.of(name, map).put("staleEntries", stale).put("zeroValues", zeros), entries, declared,
                bins);
    }
}

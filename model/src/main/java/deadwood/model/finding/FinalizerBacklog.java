package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.StaticField;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code finalizer-backlog}: dead objects that wait for the finalizer thread. A {@code java.lang.ref.Finalizer} is in the queue while its
 * {@code queue} is {@code ReferenceQueue.ENQUEUED}. To gain is what the waiting objects retain, with their finalizers.
 */
final class FinalizerBacklog implements HeapDetector {

    private static final String FINALIZER = "java.lang.ref.Finalizer";
    private static final String REFERENCE_QUEUE = "java.lang.ref.ReferenceQueue";

    @Override
    public String kind() {
        return "finalizer-backlog";
    }

    private static final class Sums {
        private final Largest largest = new Largest();
        private long objects;
        private long bytes;
        private long retained;
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) {
        final int enqueued = enqueued(facts.heap());
        final BitSet finalizers = facts.classesNamed(FINALIZER);
        final List<HeapFinding> findings = new ArrayList<>();
        if (enqueued == HeapGraph.NONE) {
            return findings;
        }
        final Map<Integer, Sums> byClass = new HashMap<>();
        facts.forEachObject(finalizers, finalizer -> {
            final int referent = facts.reference(finalizer, "referent");
            if (referent != HeapGraph.NONE && facts.reference(finalizer, "queue") == enqueued) {
                final Sums sums = byClass.computeIfAbsent(facts.heap().classIdOf(referent), _ -> new Sums());
                final long retained = facts.retention().retainedSize(referent);
                sums.objects++;
                sums.retained += retained;
                sums.bytes += retained + facts.heap().shallowSize(finalizer);
                sums.largest.add(referent, retained);
            }
        });
        byClass.forEach((type, sums) -> {
            if (sums.bytes >= facts.threshold().bytes()) {
                findings.add(finding(facts.heap().classes().get(type), sums));
            }
        });
        return findings;
    }

    private static int enqueued(final HeapGraph heap) {
        for (final ClassInfo type : heap.classes().named(REFERENCE_QUEUE)) {
            final StaticField field = type.staticField("ENQUEUED");
            if (field != null) {
                return field.target();
            }
        }
        return HeapGraph.NONE;
    }

    private HeapFinding finding(final ClassInfo type, final Sums sums) {
        return new HeapFinding(kind(), "static " + FINALIZER + ".queue", type.name(), sums.objects,
                List.of(new Measure("waiting", sums.objects), new Measure("retainedBytes", sums.retained)),
                sums.bytes,
                Words.count(sums.objects, "dead object of the class ", "dead objects of the class ").stripTrailing()
                        + " " + type.name() + " " + (sums.objects == 1 ? "waits" : "wait")
                        + " for the finalizer thread",
                "See what the thread \"Finalizer\" is doing, and what finalize of the class waits for: use try with"
                        + " resources, or a Cleaner.",
                sums.largest.objects());
    }
}

package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ThreadTable.HeapThread;
import deadwood.model.heap.ThreadTable.StackFrame;
import deadwood.model.retention.ThreadNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code thread-local-leftovers}: values of thread locals that nobody will ask for. Those are the values whose {@code ThreadLocal} is gone,
 * in any thread, and all values of threads of a pool that wait for work: what a task left there, the next one does not know
 * of. Told by name of the threads, numbers left out, and by class of the values. To gain is what the entries retain; a value that others hold too is not in
 * it.
 */
final class ThreadLocalLeftovers implements HeapDetector {

    /** The maps of thread locals. */
    static final String MAP = "java.lang.ThreadLocal$ThreadLocalMap";

    /** Where threads of pools wait for work: those of the JDK and its copies, of Tomcat, of Jetty. */
    private static final Set<String> WAITING = Set.of("getTask", "awaitWork", "idleJobPoll");
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    @Override
    public String kind() {
        return "thread-local-leftovers";
    }

    private record Key(String thread, int type, boolean cleared) {}

    private static final class Sums {
        private final Largest largest = new Largest();
        private long threads;
        private long values;
        private long bytes;
        private int last = HeapGraph.NONE;
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) {
        final Map<Key, Sums> all = new HashMap<>();
        for (final HeapThread thread : facts.heap().threads().all()) {
            facts.cancel().check();
            if (thread.object() != HeapGraph.NONE && facts.retention().isReachable(thread.object())) {
                final String name = NUMBERS.matcher(ThreadNames.of(facts.heap(), thread.object(), facts.reader()))
                        .replaceAll("#");
                final boolean idle = thread.frames().stream().map(StackFrame::method).anyMatch(WAITING::contains);
                add(facts, thread.object(), "threadLocals", name, idle, all);
                add(facts, thread.object(), "inheritableThreadLocals", name, idle, all);
            }
        }
        final List<HeapFinding> findings = new ArrayList<>();
        all.forEach((key, sums) -> {
            if (sums.bytes >= facts.threshold().bytes()) {
                findings.add(finding(facts, key, sums));
            }
        });
        return findings;
    }

    private static void add(final HeapFacts facts, final int thread, final String field, final String name,
            final boolean idle, final Map<Key, Sums> all) {
        final HeapGraph heap = facts.heap();
        final int map = facts.reference(thread, field);
        final int table = map == HeapGraph.NONE ? HeapGraph.NONE : facts.reference(map, "table");
        if (table == HeapGraph.NONE) {
            return;
        }
        heap.forEachTarget(table, entry -> {
            final int value = facts.reference(entry, "value");
            final boolean cleared = facts.reference(entry, "referent") == HeapGraph.NONE;
            if (value != HeapGraph.NONE && (cleared || idle) && heap.classOf(entry).field("referent") != null) {
                final Sums sums = all.computeIfAbsent(new Key(name, heap.classIdOf(value), cleared),
                        _ -> new Sums());
                sums.threads += sums.last == thread ? 0 : 1;
                sums.last = thread;
                sums.values++;
                sums.bytes += facts.retention().retainedSize(entry);
                sums.largest.add(value, facts.retention().retainedSize(entry));
            }
        });
    }

    private HeapFinding finding(final HeapFacts facts, final Key key, final Sums sums) {
        final String type = facts.heap().classes().get(key.type()).name();
        final String threads = Words.count(sums.threads, "thread", "threads");
        final String values = Words.count(sums.values, "value", "values") + " of the class " + type;
        return new HeapFinding(kind(), "thread \"" + key.thread() + "\" → threadLocals → [*]", type, sums.values,
                List.of(new Measure("threads", sums.threads), new Measure("values", sums.values),
                        new Measure("clearedKeys", key.cleared() ? sums.values : 0)),
                sums.bytes,
                key.cleared()
                        ? threads + " still " + (sums.threads == 1 ? "holds " : "hold ") + values
                                + " whose ThreadLocal is gone"
                        : threads + " of a pool, waiting for work, " + (sums.threads == 1 ? "holds " : "hold ")
                                + values + " left there by tasks that are done",
                key.cleared()
                        ? "Make the ThreadLocal a static constant, or call remove() before it is dropped: a thread keeps"
                                + " the value until it happens to tidy up."
                        : "Call remove() in a finally block at the end of each task: threads of a pool outlive all tasks.",
                sums.largest.objects());
    }
}

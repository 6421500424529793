package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.EntryVisitor;
import deadwood.model.structure.measure.StructureKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code listener-growth}: a collection that somebody registers in and never leaves. The rule: one collection with at least
 * {@value #MANY} elements (or values of a map), nine tenths of them of one class, and
 * <ul>
 * <li>the field that leads to it, or that class, is named after listeners, observers, callbacks, subscribers, handlers, watchers or hooks;
 * <li>or that class is a lambda or an anonymous class, and the collection is no queue: tasks wait in queues.
 * </ul>
 * To gain is what the elements of that class retain, one of them left out: somebody has to listen.
 */
final class ListenerGrowth implements HeapDetector {

    private static final long MANY = 1_000;
    private static final long CHECK_EVERY = 1 << 12;
    private static final long TENTHS = 10;
    private static final long MOST = 9;
    private static final Pattern NAMES = Pattern.compile("listener|observer|callback|subscriber|handler|watcher|hook",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMELESS = Pattern.compile("\\$\\$Lambda|\\$\\d+$");
    /** The last field in a place: what stands in collections has no name. */
    private static final Pattern LAST_FIELD = Pattern.compile("([^ .\\[\\]→]+)(\\[])*( → \\[(\\*|key)?])*$");

    @Override
    public String kind() {
        return "listener-growth";
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) {
        final List<HeapFinding> findings = new ArrayList<>();
        final BitSet counted = new BitSet();
        final List<Integer> order = new ArrayList<>();
        for (int i = 0; i < facts.groups().size(); i++) {
            final StructureGroup group = facts.groups().get(i);
            if (group.entries() >= MANY && group.retainedSize() >= facts.threshold().at(group.where())) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingLong((Integer i) -> -facts.groups().get(i).retainedSize()));
        for (final int index : order) {
            final StructureGroup group = facts.groups().get(index);
            final boolean isNamed = isNamed(group.where());
            final Map<Integer, Sums> byClass = new HashMap<>();
            facts.forEachMember(index, object -> look(facts, group, object, isNamed, counted, byClass));
            byClass.forEach((type, sums) -> {
                if (sums.bytes >= facts.threshold().at(group.where())) {
                    findings.add(finding(group, facts.heap().classes().get(type).name(), sums));
                }
            });
        }
        return findings;
    }

    private static final class Sums {
        private final Largest largest = new Largest();
        private long collections;
        private long elements;
        private long most;
        private long bytes;
    }

    private static boolean isNamed(final String where) {
        final Matcher last = LAST_FIELD.matcher(where);
        return last.find() && NAMES.matcher(last.group(1)).find();
    }

    private static void look(final HeapFacts facts, final StructureGroup group, final int object,
            final boolean isNamed, final BitSet counted, final Map<Integer, Sums> byClass) {
        final HeapGraph heap = facts.heap();
        final Map<Integer, Long> counts = new HashMap<>();
        final long[] entries = new long[1];
        facts.entries().visit(object, (key, keyIndex, value, valueIndex) -> {
            if ((++entries[0] & CHECK_EVERY - 1) == 0) {
                facts.cancel().check();
            }
            final int element = element(facts, key, keyIndex, value, valueIndex);
            if (element >= 0) {
                counts.merge(heap.classIdOf(element), 1L, Long::sum);
            }
            return true;
        });
        counts.forEach((type, count) -> {
            final String name = heap.classes().get(type).name();
            final boolean nameless = NAMELESS.matcher(name).find() && group.kind() != StructureKind.QUEUE
                    && group.kind() != StructureKind.DEQUE;
            if (count >= MANY && count * TENTHS >= entries[0] * MOST
                    && (isNamed || nameless || NAMES.matcher(heap.classes().get(type).simpleName()).find())) {
                add(facts, object, type, count, counted, byClass.computeIfAbsent(type, _ -> new Sums()));
            }
        });
    }

    /** What listens: the element; of a map the value, or the key where the value is a thing of the JDK, as in maps that are sets. */
    private static int element(final HeapFacts facts, final int key, final int keyIndex, final int value,
            final int valueIndex) {
        final int held = valueIndex == EntryVisitor.ITSELF ? value : HeapGraph.NONE;
        final boolean isOwn = held >= 0 && !facts.catalog().isLibrary(facts.heap().classIdOf(held));
        return isOwn || key < 0 || keyIndex != EntryVisitor.ITSELF ? held : key;
    }

    private static void add(final HeapFacts facts, final int object, final int type, final long count,
            final BitSet counted, final Sums sums) {
        final Retention retention = facts.retention();
        final long[] bytes = new long[2];
        final boolean isInside = isBelow(retention, object, counted);
        facts.entries().visit(object, (key, keyIndex, value, valueIndex) -> {
            final int element = element(facts, key, keyIndex, value, valueIndex);
            if (element >= 0 && facts.heap().classIdOf(element) == type && !counted.get(element) && !isInside) {
                counted.set(element);
                bytes[0] += retention.retainedSize(element);
                bytes[1] = Math.max(bytes[1], retention.retainedSize(element));
            }
            return true;
        });
        sums.collections++;
        sums.elements += count;
        sums.most = Math.max(sums.most, count);
        sums.bytes += bytes[0] - bytes[1];
        sums.largest.add(object, bytes[0]);
    }

    /** Whether a collection belongs to a listener that has been counted. */
    private static boolean isBelow(final Retention retention, final int object, final BitSet counted) {
        if (counted.isEmpty()) {
            return false;
        }
        int at = retention.idom(object);
        while (at >= 0 && !counted.get(at)) {
            at = retention.idom(at);
        }
        return at >= 0;
    }

    private HeapFinding finding(final StructureGroup group, final String listener, final Sums sums) {
        return new HeapFinding(kind(), group.where(), listener, sums.elements,
                List.of(new Measure("collections", sums.collections), new Measure("listeners", sums.elements),
                        new Measure("mostInOne", sums.most), new Measure("retainedBytes", sums.bytes)),
                sums.bytes,
                Words.number(sums.elements) + " objects of the class " + listener + " are registered"
                        + (sums.collections == 1 ? "" : " in " + Words.number(sums.collections) + " collections")
                        + ", up to " + Words.number(sums.most) + " in one",
                "See who adds them and never takes them away: whoever registers has to leave when it is done, or be held"
                        + " weakly.",
                sums.largest.objects());
    }
}

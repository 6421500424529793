package deadwood.model.diff;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.retention.RetentionTree;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.JdkSketch;
import deadwood.model.structure.StructureScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pairs of heaps that differ by what is planted in them. */
class HeapDiffTest {

    /** One heap in the making: a service, whatever the test adds, and a JDK around it. */
    private static final class Program {

        final MemoryHeap heap = new MemoryHeap();
        final JdkSketch jdk = new JdkSketch(heap);

        Program() {
            heap.type("com.acme.Node", "Object children", "Object value");
            heap.type("com.acme.Trie", "Object root");
            heap.type("com.acme.Session", "Object user", "Object data");
            heap.type("com.acme.Chain", "Object next", "Object session");
            holds("java.lang.System", "props", map(50, 64));
        }

        Program holds(final String type, final String field, final MemoryObject object) {
            heap.type(type).statics(field, object);
            return this;
        }

        /** A map of short strings. */
        MemoryObject map(final int entries, final int capacity) {
            final List<MemoryObject> strings = IntStream.range(0, entries).mapToObj(i -> heap.string("s" + i))
                    .toList();
            return jdk.hashMap(capacity, strings, strings,
                    IntStream.range(0, entries).map(i -> i % capacity).toArray());
        }

        /** A trie of three levels of arrays of 16: some leaves hold a value, the others nothing. */
        MemoryObject trie(final int branches, final int valuesEach) {
            final MemoryObject root = node(null);
            for (int i = 0; i < branches; i++) {
                final MemoryObject middle = node(null);
                root.get("children").set(15 - i, middle);
                for (int j = 0; j < 16; j++) {
                    final MemoryObject low = node(null);
                    middle.get("children").set(j, low);
                    for (int k = 3; k < 16; k++) {
                        low.get("children").set(k,
                                node(j == 0 && k - 3 < valuesEach ? heap.string("value") : null));
                    }
                }
            }
            return heap.object("com.acme.Trie").set("root", root);
        }

        private MemoryObject node(final MemoryObject value) {
            return heap.object("com.acme.Node").set("value", value).set("children",
                    heap.emptyArray("com.acme.Node[]", 16));
        }

        MemoryObject session(final int bytes) {
            return heap.object("com.acme.Session").set("user", heap.string("user")).set("data",
                    heap.bytes(new byte[bytes]));
        }

        MemoryObject sessionList(final int sessions, final int bytes) {
            return jdk.arrayList(sessions, IntStream.range(0, sessions).mapToObj(_ -> session(bytes))
                    .toArray(MemoryObject[]::new));
        }

        /** Sessions in a list that somebody wrote. */
        MemoryObject chain(final int sessions, final int bytes) {
            MemoryObject first = null;
            for (int i = 0; i < sessions; i++) {
                first = heap.object("com.acme.Chain").set("next", first).set("session", session(bytes));
            }
            return first;
        }

        HeapSide side(final long seed) throws IOException {
            final HeapGraph graph = heap.shuffled(seed).build();
            final Retention retention = RetentionAnalysis.of(graph, true, Progress.NONE, CancelSignal.NEVER);
            return new HeapSide(graph, retention,
                    ClassHistogram.of(graph, retention, Progress.NONE, CancelSignal.NEVER),
                    StructureScan.of(graph, retention, Progress.NONE, CancelSignal.NEVER),
                    RetentionTree.byClass(retention, 0.001, Progress.NONE, CancelSignal.NEVER));
        }
    }

    private static HeapDelta diff(final Program before, final Program after) throws IOException {
        return HeapDiff.of(before.side(1), after.side(2), Progress.NONE, CancelSignal.NEVER);
    }

    private static List<String> titles(final HeapDelta delta) {
        return delta.findings().stream().map(finding -> finding.kind() + " " + finding.where()).toList();
    }

    @Test
    void namesTheDeadNodesAndTheEmptySlotsAndNothingTwice() throws IOException {
        final Program before = new Program();
        before.holds("com.acme.Router", "ROUTES", before.trie(1, 3)).holds("com.acme.Sale", "ITEMS",
                before.map(7, 16));
        final Program after = new Program();
        after.holds("com.acme.Router", "ROUTES", after.trie(15, 3)).holds("com.acme.Sale", "ITEMS",
                after.map(7, 1 << 16));
        final HeapDelta delta = diff(before, after);
        assertThat(titles(delta)).containsExactly("dead-trie-nodes static com.acme.Router.ROUTES",
                "map-bloat static com.acme.Sale.ITEMS");
        final Finding dead = delta.findings().getFirst();
        // One of the sixteen lower nodes of a branch holds three values, nothing else does.
        assertThat(dead.why()).isEqualTo(String.format("%,d of %,d nodes hold nothing, nor does anything below them "
                + "(before: 220 of 226)", 15 * 220, 15 * 225 + 1));
        assertThat(dead.after().trie().deadBytes() - dead.before().trie().deadBytes()).isEqualTo(dead.deltaBytes());
        final Finding bloat = delta.findings().get(1);
        assertThat(bloat.why()).isEqualTo("65,536 slots for 7 entries (before: 16 for 7)");
        assertThat(bloat.deltaBytes()).isEqualTo(4 * ((1 << 16) - 7) - 4 * 9);
        assertThat(bloat.objects()).hasSize(1);
        assertThat(bloat.objectsBefore()).hasSize(1);
    }

    @Test
    void namesAGrowingCollectionAndNotWhatIsInIt() throws IOException {
        final Program before = new Program();
        before.holds("com.acme.Sessions", "ALL", before.sessionList(10, 100));
        final Program after = new Program();
        after.holds("com.acme.Sessions", "ALL", after.sessionList(2000, 100));
        final HeapDelta delta = diff(before, after);
        assertThat(titles(delta)).containsExactly("growing-collection static com.acme.Sessions.ALL");
        assertThat(delta.findings().getFirst().why()).isEqualTo("2,000 entries (before: 10)");
    }

    @Test
    void namesTheClassThatHoldsWhatNoCollectionHolds() throws IOException {
        final Program before = new Program();
        before.holds("com.acme.Sessions", "FIRST", before.chain(10, 100));
        final Program after = new Program();
        after.holds("com.acme.Sessions", "FIRST", after.chain(3000, 100));
        final HeapDelta delta = diff(before, after);
        assertThat(titles(delta)).containsExactly("growing-class com.acme.Chain");
        final Finding finding = delta.findings().getFirst();
        assertThat(finding.why()).startsWith("3,000 instances (before: 10)");
        assertThat(finding.deltaBytes())
                .isEqualTo(finding.after().retainedSize() - finding.before().retainedSize());
        assertThat(finding.objects()).hasSize(20);
        assertThat(finding.objectsBefore()).hasSize(10);
    }

    @Test
    void namesTheApplicationsClassRatherThanWhatTheJdkKeepsItIn() throws IOException {
        final Program before = new Program();
        final Program after = new Program();
        for (final Program program : List.of(before, after)) {
            final int count = program == before ? 5 : 1500;
            final List<MemoryObject> sessions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                sessions.add(program.session(100));
            }
            // An array that no collection holds is none of the structures that are measured.
            program.holds("com.acme.Sessions", "SORTED",
                    program.heap.array("java.lang.Object[]", sessions.toArray(MemoryObject[]::new)));
        }
        final HeapDelta delta = diff(before, after);
        assertThat(titles(delta)).containsExactly("growing-class com.acme.Session");
        final HeapDelta.Totals totals = delta.totals();
        assertThat(delta.findings().getFirst().deltaBytes()).isEqualTo(totals.bytesAfter() - totals.bytesBefore());
    }

    @Test
    void saysNothingOfNoise() throws IOException {
        final Program before = new Program();
        before.holds("com.acme.Cache", "MAP", before.map(100, 256)).holds("java.lang.Caches", "cache",
                before.map(10, 16));
        final Program after = new Program();
        after.holds("com.acme.Cache", "MAP", after.map(160, 256)).holds("java.lang.Caches", "cache",
                after.map(3000, 4096));
        final HeapDelta delta = diff(before, after);
        assertThat(delta.findings()).isEmpty();
        assertThat(delta.structures()).anyMatch(structure -> structure.where().equals("static java.lang.Caches.cache")
                && structure.deltaRetained() > Changes.SMALLEST_CHANGE);
    }

    @Test
    void findsNothingBetweenAHeapAndItself() throws IOException {
        final Program program = new Program();
        program.holds("com.acme.Router", "ROUTES", program.trie(15, 3)).holds("com.acme.Sale", "ITEMS",
                program.map(7, 1 << 16)).holds("com.acme.Sessions", "FIRST", program.chain(3000, 100));
        final HeapSide side = program.side(3);
        final HeapDelta delta = HeapDiff.of(side, side, Progress.NONE, CancelSignal.NEVER);
        assertThat(delta.findings()).isEmpty();
        assertThat(delta.classes()).allMatch(type -> type.deltaInstances() == 0 && type.deltaRetained() == 0
                && type.deltaShallow() == 0 && type.state() == HeapDelta.State.BOTH);
        assertThat(delta.structures()).allMatch(structure -> structure.deltaRetained() == 0
                && structure.before().equals(structure.after()));
    }

    @Test
    void isTheNegativeOfTheOtherDirection() throws IOException {
        final Program one = new Program();
        one.holds("com.acme.Router", "ROUTES", one.trie(2, 3)).holds("com.acme.Gone", "MAP", one.map(30, 64));
        final Program other = new Program();
        other.holds("com.acme.Router", "ROUTES", other.trie(9, 2)).holds("com.acme.New", "MAP", other.map(40, 64));
        final HeapSide left = one.side(1);
        final HeapSide right = other.side(2);
        final HeapDelta forward = HeapDiff.of(left, right, Progress.NONE, CancelSignal.NEVER);
        final HeapDelta back = HeapDiff.of(right, left, Progress.NONE, CancelSignal.NEVER);
        assertThat(forward.findings()).isNotEmpty();
        assertThat(back.findings()).isEmpty();
        assertThat(forward.classes().stream()
                .map(type -> type.className() + type.deltaInstances() + " " + type.deltaRetained()))
                .containsExactlyInAnyOrderElementsOf(back.classes().stream()
                        .map(type -> type.className() + -type.deltaInstances() + " " + -type.deltaRetained())
                        .toList());
        assertThat(forward.structures().stream()
                .map(structure -> structure.where() + structure.deltaRetained() + structure.state()))
                .containsExactlyInAnyOrderElementsOf(back.structures().stream()
                        .map(structure -> structure.where() + -structure.deltaRetained() + mirror(structure.state()))
                        .toList());
        assertThat(forward.totals().bytesAfter()).isEqualTo(back.totals().bytesBefore());
        assertThat(forward.retention().delta(0, 0)).isEqualTo(-back.retention().delta(0, 0));
    }

    private static HeapDelta.State mirror(final HeapDelta.State state) {
        return switch (state) {
            case NEW -> HeapDelta.State.GONE;
            case GONE -> HeapDelta.State.NEW;
            case BOTH -> HeapDelta.State.BOTH;
        };
    }

    @Test
    void matchesThreadsByTheirNamesWithoutNumbers() throws IOException {
        final Program before = new Program();
        before.heap.thread("worker-3", before.map(7, 16));
        final Program after = new Program();
        after.heap.thread("worker-11", after.map(7, 1 << 16));
        final HeapDelta delta = diff(before, after);
        assertThat(titles(delta)).containsExactly("map-bloat thread \"worker-11\" local");
        assertThat(delta.findings().getFirst().before()).isNotNull();
    }
}

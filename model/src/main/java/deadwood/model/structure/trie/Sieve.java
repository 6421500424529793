package deadwood.model.structure.trie;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.catalog.HeapCatalog;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * What the reference rows of a heap tell before any field is read: which classes refer to which, how many objects the classes of
 * the application have, and some of them. One pass over all objects, on all processors; the outcome is the same at every run.
 */
public final class Sieve {

    /** Objects of a chunk: samples are taken chunk by chunk, so this is no matter of speed alone. */
    private static final int CHUNK = 1 << 14;
    /** About so many objects of each class are kept if it has that many, and these of each chunk at least and at most. */
    private static final int SAMPLE = 1 << 15;
    private static final int FEWEST = 4;
    private static final int MOST = 1 << 10;

    private final HeapGraph heap;
    private final Retention retention;
    private final boolean[] isSource;
    private final boolean[] isCounted;
    private final Queue<Part> parts = new ConcurrentLinkedQueue<>();
    private final Part whole;
    private final short kept;

    private Sieve(final HeapGraph heap, final Retention retention, final HeapCatalog catalog) {
        this.heap = heap;
        this.retention = retention;
        final int classes = heap.classes().size();
        this.isSource = new boolean[classes];
        this.isCounted = new boolean[classes];
        for (final ClassInfo info : heap.classes().all()) {
            isCounted[info.id()] = Kinship.isApplication(info, catalog);
            // What may be part of a trie: application classes, arrays of references, nodes of collections.
            isSource[info.id()] = switch (info.kind()) {
                case INSTANCE -> isCounted[info.id()] || catalog.node(info.id()) != null;
                case OBJECT_ARRAY -> true;
                case PRIMITIVE_ARRAY -> false;
            };
        }
        final int chunks = heap.objectCount() / CHUNK + 1;
        this.kept = (short) Math.clamp(SAMPLE / chunks, FEWEST, MOST);
        this.whole = new Part(classes);
    }

    /** Passes over a heap. */
    public static Sieve of(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final Progress.Step step, final CancelSignal cancel) throws IOException {
        final Sieve sieve = new Sieve(heap, retention, catalog);
        ParallelRanges.run(heap.objectCount(), CHUNK, cancel, (from, to) -> {
            final Part known = sieve.parts.poll();
            final Part part = known == null ? new Part(sieve.isSource.length) : known;
            sieve.pass((int) from, (int) to, part);
            sieve.parts.add(part);
            step.advance(to - from);
        });
        sieve.parts.forEach(sieve.whole::addAll);
        sieve.parts.clear();
        return sieve;
    }

    private void pass(final int from, final int to, final Part part) {
        part.beginChunk(kept);
        for (int object = from; object < to; object++) {
            final int source = heap.classIdOf(object);
            if (isSource[source] && retention.isReachable(object)) {
                addRow(object, source, part.pairs);
                if (isCounted[source]) {
                    part.count(source, object);
                }
            }
        }
    }

    private void addRow(final int object, final int source, final ClassPairs pairs) {
        long position = heap.firstReference(object);
        if (position == HeapGraph.NONE) {
            return;
        }
        int previous = HeapGraph.NONE;
        boolean last = false;
        while (!last) {
            last = heap.isLastAt(position);
            final int target = heap.classIdOf(heap.targetAt(position++));
            if (target != previous) {
                pairs.add(source, target);
                previous = target;
            }
        }
    }

    ClassPairs pairs() {
        return whole.pairs;
    }

    /** Which classes lead where. */
    public ClassReach reach() {
        return new ClassReach(heap, whole.pairs.targets(isSource.length), isSource);
    }

    /** Reachable objects of a class of the application. */
    public int count(final int classId) {
        return whole.counts[classId];
    }

    /** Reachable objects of some classes. */
    int count(final BitSet classes) {
        return classes.stream().map(id -> whole.counts[id]).sum();
    }

    /** Some of the objects of some classes, ascending: the first few of each stretch of the heap that has any. */
    public int[] sample(final BitSet classes) {
        return classes.stream().flatMap(id -> Arrays.stream(whole.samples[id], 0, whole.sizes[id])).sorted().toArray();
    }

    /** What one thread has seen. */
    private static final class Part {

        private static final int[] NOTHING = {};

        final ClassPairs pairs = new ClassPairs();
        final int[] counts;
        final int[][] samples;
        final int[] sizes;
        /** Objects that may still be kept of this chunk, by class. */
        private final short[] room;

        Part(final int classes) {
            this.counts = new int[classes];
            this.samples = new int[classes][];
            Arrays.fill(samples, NOTHING);
            this.sizes = new int[classes];
            this.room = new short[classes];
        }

        void beginChunk(final short kept) {
            Arrays.fill(room, kept);
        }

        void count(final int classId, final int object) {
            counts[classId]++;
            if (room[classId] > 0) {
                room[classId]--;
                add(classId, object);
            }
        }

        private void add(final int classId, final int object) {
            final int size = sizes[classId]++;
            if (size == samples[classId].length) {
                samples[classId] = Arrays.copyOf(samples[classId], Math.max(FEWEST, size * 2));
            }
            samples[classId][size] = object;
        }

        void addAll(final Part other) {
            pairs.addAll(other.pairs);
            for (int id = 0; id < counts.length; id++) {
                final int classId = id;
                counts[id] += other.counts[id];
                IntStream.range(0, other.sizes[id]).forEach(i -> add(classId, other.samples[classId][i]));
            }
        }
    }
}

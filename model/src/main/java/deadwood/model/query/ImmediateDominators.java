package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectSet;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who keeps the objects of a selection alive: their immediate dominators, by class.
 *
 * @param rows by dominated shallow size descending, then by name of the class
 * @param unreachable number of selected objects that no root reaches and nothing dominates
 */
public record ImmediateDominators(List<Row> rows, long unreachable) {

    /**
     * The dominators of one class.
     *
     * @param type class of the dominators; null for the objects that hang from the GC roots or from several of them
     * @param dominators number of dominators; 0 where {@code type} is null
     * @param dominatorSize shallow size of the dominators in bytes
     * @param dominated number of selected objects that they dominate immediately
     * @param dominatedSize their shallow size in bytes
     * @param example the dominator with the largest retained size, or {@link HeapGraph#NONE}
     */
    public record Row(@Nullable ClassInfo type, long dominators, long dominatorSize, long dominated,
            long dominatedSize, int example) {}

    public ImmediateDominators {
        rows = List.copyOf(rows);
    }

    /**
     * Looks at the selected objects on all processors.
     *
     * @throws deadwood.model.store.StoreFullException if there is no space for two bits an object
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ImmediateDominators of(final Retention retention, final ObjectSelection selection,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final HeapGraph heap = retention.heap();
        final int count = heap.objectCount();
        try (ColumnStore scratch = heap.store().scratch()) {
            final ObjectSet selected = selection.in(heap, scratch,
                    progress.begin("selecting objects", count, Progress.Unit.OBJECTS), cancel);
            final ObjectSet dominators = ObjectSet.empty(scratch, "dominators", count);
            final PerThread<Sums> partial = new PerThread<>(() -> new Sums(retention, dominators));
            final Progress.Step step = progress.begin("finding their dominators", 2L * count, Progress.Unit.OBJECTS);
            ParallelRanges.run(count, ClassTotals.GRAIN, cancel, (from, to) -> {
                partial.with(sums -> selected.forEach((int) from, (int) to, sums::addDominated));
                step.advance(to - from);
            });
            ParallelRanges.run(count, ClassTotals.GRAIN, cancel, (from, to) -> {
                partial.with(sums -> dominators.forEach((int) from, (int) to, sums::addDominator));
                step.advance(to - from);
            });
            final Sums all = new Sums(retention, dominators);
            partial.all().forEach(all::add);
            return all.result();
        }
    }

    /** Sums by class; those of what hangs from the roots stand behind the last class. */
    private static final class Sums {

        private final Retention retention;
        private final HeapGraph heap;
        private final ObjectSet found;
        private final int roots;
        private final long[] dominators;
        private final long[] dominatorSizes;
        private final long[] dominated;
        private final long[] dominatedSizes;
        private final int[] largest;
        private long unreachable;

        Sums(final Retention retention, final ObjectSet found) {
            this.retention = retention;
            this.heap = retention.heap();
            this.found = found;
            this.roots = heap.classes().size();
            this.dominators = new long[roots + 1];
            this.dominatorSizes = new long[roots + 1];
            this.dominated = new long[roots + 1];
            this.dominatedSizes = new long[roots + 1];
            this.largest = new int[roots + 1];
            java.util.Arrays.fill(largest, HeapGraph.NONE);
        }

        void addDominated(final int object) {
            final int idom = retention.idom(object);
            if (idom == Retention.UNREACHABLE) {
                unreachable++;
                return;
            }
            final int group = idom == Retention.ROOT ? roots : heap.classIdOf(idom);
            dominated[group]++;
            dominatedSizes[group] += heap.shallowSize(object);
            if (idom != Retention.ROOT) {
                found.addShared(idom);
            }
        }

        void addDominator(final int object) {
            final int group = heap.classIdOf(object);
            dominators[group]++;
            dominatorSizes[group] += heap.shallowSize(object);
            largest[group] = larger(largest[group], object);
        }

        /** Of equal ones the one with the smaller id, so that the result does not depend on the threads. */
        private int larger(final int left, final int right) {
            if (left == HeapGraph.NONE || right == HeapGraph.NONE) {
                return Math.max(left, right);
            }
            final int bySize = Long.compare(retention.retainedSize(left), retention.retainedSize(right));
            return bySize > 0 || bySize == 0 && left < right ? left : right;
        }

        void add(final Sums other) {
            unreachable += other.unreachable;
            for (int group = 0; group <= roots; group++) {
                dominators[group] += other.dominators[group];
                dominatorSizes[group] += other.dominatorSizes[group];
                dominated[group] += other.dominated[group];
                dominatedSizes[group] += other.dominatedSizes[group];
                largest[group] = larger(largest[group], other.largest[group]);
            }
        }

        ImmediateDominators result() {
            final List<Row> rows = new ArrayList<>();
            for (int group = 0; group <= roots; group++) {
                if (dominated[group] > 0) {
                    final ClassInfo type = group == roots ? null : heap.classes().get(group);
                    rows.add(new Row(type, dominators[group], dominatorSizes[group], dominated[group],
                            dominatedSizes[group], largest[group]));
                }
            }
            rows.sort(Comparator.comparingLong(Row::dominatedSize).reversed()
                    .thenComparing(row -> row.type() == null ? "" : row.type().name()));
            return new ImmediateDominators(rows, unreachable);
        }
    }
}

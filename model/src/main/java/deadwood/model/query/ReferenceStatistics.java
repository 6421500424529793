package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectSet;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.heap.WeakReferences;
import deadwood.model.retention.ParallelRanges;
import deadwood.model.retention.ReachableObjects;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Soft, weak and phantom references: how many there are of each class, how many were cleared, and what still holds their
 * referents.
 *
 * @param rows by number of references descending, then by name of the class
 * @param referents by number of references to objects of a class descending, then by name of the class
 * @param softlyReachable all objects that only soft references keep: what the JVM frees before it runs out of memory
 */
public record ReferenceStatistics(List<Row> rows, List<Referents> referents, ClassTotals softlyReachable) {

    /**
     * The references of one class. Its referents are {@code strong + soft + unreachable}.
     *
     * @param type class of the references
     * @param strength what they are
     * @param references number of them
     * @param cleared how many have no referent any more
     * @param strong how many have a referent that is strongly reachable
     * @param soft how many have a referent that is reachable through soft references only
     * @param unreachable how many have a referent that is reachable through weak or phantom references only, if at all
     */
    public record Row(ClassInfo type, ReferenceStrength strength, long references, long cleared, long strong,
            long soft, long unreachable) {}

    /**
     * References of one strength to objects of one class.
     *
     * @param type class of the referents
     * @param strength of the references
     * @param references number of references to such objects
     * @param soft of those the ones whose referent is reachable through soft references only
     * @param unreachable of those the ones whose referent no root reaches otherwise
     */
    public record Referents(ClassInfo type, ReferenceStrength strength, long references, long soft,
            long unreachable) {}

    public ReferenceStatistics {
        rows = List.copyOf(rows);
        referents = List.copyOf(referents);
    }

    /**
     * Looks at all references on all processors; where there are soft ones, once more at what is strongly reachable.
     *
     * @param retention with soft references followed
     * @param totals of all objects of the same heap
     * @throws deadwood.model.store.StoreFullException if there is no space for a bit an object
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ReferenceStatistics of(final Retention retention, final ClassTotals totals, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final HeapGraph heap = retention.heap();
        try (ColumnStore scratch = heap.store().scratch()) {
            final IntPredicate isStrong = strong(retention, scratch, progress, cancel);
            final WeakReferences weak = heap.weakReferences();
            final PerThread<Counts> partial = new PerThread<>(() -> new Counts(retention, isStrong));
            final Progress.Step step = progress.begin("counting references", weak.size(), Progress.Unit.OBJECTS);
            ParallelRanges.run(weak.size(), ClassTotals.GRAIN, cancel, (from, to) -> {
                partial.with(counts -> counts.add(weak, from, to));
                step.advance(to - from);
            });
            final Counts all = new Counts(retention, isStrong);
            partial.all().forEach(all::add);
            final ClassTotals soft = ClassTotals.of(heap, ClassTotals.Objects.that(
                    object -> retention.isReachable(object) && !isStrong.test(object)),
                    progress.begin("counting what is softly reachable", heap.objectCount(), Progress.Unit.OBJECTS),
                    cancel);
            return new ReferenceStatistics(all.rows(totals), all.referents(), soft);
        }
    }

    private static IntPredicate strong(final Retention retention, final ColumnStore scratch, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final HeapGraph heap = retention.heap();
        final Progress.Step step = progress.begin("finding strongly reachable objects", heap.objectCount(),
                Progress.Unit.OBJECTS);
        final WeakReferences weak = heap.weakReferences();
        for (int i = 0; i < weak.size(); i++) {
            if (heap.classOf(weak.sources().get(i)).strength() == ReferenceStrength.SOFT) {
                final ObjectSet strong = ReachableObjects.of(heap, false, null, scratch, step, cancel);
                return strong::contains;
            }
        }
        return retention::isReachable;
    }

    /** Counts by class of references, and by strength and class of referents. */
    private static final class Counts {

        private static final int KINDS = ReferenceStrength.values().length;

        private final Retention retention;
        private final HeapGraph heap;
        private final IntPredicate isStrong;
        private final @Nullable Held[] bySource;
        private final @Nullable Held[][] byReferent;

        Counts(final Retention retention, final IntPredicate isStrong) {
            this.retention = retention;
            this.heap = retention.heap();
            this.isStrong = isStrong;
            this.bySource = new Held[heap.classes().size()];
            this.byReferent = new Held[KINDS][heap.classes().size()];
        }

        private static Held of(final @Nullable Held[] all, final int classId) {
            final Held known = all[classId];
            if (known != null) {
                return known;
            }
            final Held made = new Held();
            all[classId] = made;
            return made;
        }

        void add(final WeakReferences weak, final long from, final long to) {
            for (long i = from; i < to; i++) {
                final int source = weak.sources().get(i);
                final int referent = weak.referents().get(i);
                final ClassInfo type = heap.classOf(source);
                final boolean soft = retention.isReachable(referent);
                final boolean strong = isStrong.test(referent);
                of(bySource, type.id()).add(strong, soft);
                of(byReferent[kind(type.strength())], heap.classIdOf(referent)).add(strong, soft);
            }
        }

        private static int kind(final ReferenceStrength strength) {
            return switch (strength) {
                case STRONG -> 0;
                case SOFT -> 1;
                case WEAK -> 2;
                case PHANTOM -> 3;
            };
        }

        void add(final Counts other) {
            add(bySource, other.bySource);
            for (int kind = 0; kind < KINDS; kind++) {
                add(byReferent[kind], other.byReferent[kind]);
            }
        }

        private static void add(final @Nullable Held[] mine, final @Nullable Held[] others) {
            for (int classId = 0; classId < mine.length; classId++) {
                final Held other = others[classId];
                if (other != null) {
                    of(mine, classId).add(other);
                }
            }
        }

        List<Row> rows(final ClassTotals totals) {
            final List<Row> rows = new ArrayList<>();
            for (final ClassInfo type : heap.classes().all()) {
                final long references = totals.instances(type.id());
                final Held held = of(bySource, type.id());
                if (type.strength() != ReferenceStrength.STRONG && references > 0) {
                    rows.add(new Row(type, type.strength(), references, references - held.all(), held.strong,
                            held.soft, held.unreachable));
                }
            }
            rows.sort(Comparator.comparingLong(Row::references).reversed().thenComparing(row -> row.type().name())
                    .thenComparingInt(row -> row.type().id()));
            return rows;
        }

        List<Referents> referents() {
            final List<Referents> referents = new ArrayList<>();
            for (final ReferenceStrength strength : ReferenceStrength.values()) {
                for (final ClassInfo type : heap.classes().all()) {
                    final Held held = byReferent[kind(strength)][type.id()];
                    if (held != null) {
                        referents.add(new Referents(type, strength, held.all(), held.soft, held.unreachable));
                    }
                }
            }
            referents.sort(Comparator.comparingLong(Referents::references).reversed()
                    .thenComparing(row -> row.type().name()).thenComparing(Referents::strength)
                    .thenComparingInt(row -> row.type().id()));
            return referents;
        }
    }

    /** Referents by what holds them. */
    private static final class Held {

        private long strong;
        private long soft;
        private long unreachable;

        void add(final boolean isStrong, final boolean isSoft) {
            if (isStrong) {
                strong++;
            } else if (isSoft) {
                soft++;
            } else {
                unreachable++;
            }
        }

        void add(final Held other) {
            strong += other.strong;
            soft += other.soft;
            unreachable += other.unreachable;
        }

        long all() {
            return strong + soft + unreachable;
        }
    }
}

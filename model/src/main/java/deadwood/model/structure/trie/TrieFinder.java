package deadwood.model.structure.trie;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.trie.Candidates.Candidate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Finds the hand-written tries of a heap by their shape and measures them. */
public final class TrieFinder {

    /** Of a trie one node in a few has children: what none of so many objects has is no place for children. */
    private static final int SUFFICIENT = 1024;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final CancelSignal cancel;
    private final Retention retention;
    private final BitSet claimed;
    private final List<String> warnings;

    /**
     * @param reader used, not closed
     * @param claimed objects that belong to some structure; nodes of tries and what connects them are added to it
     * @param warnings what could not be measured as far as it should, a sentence each, is added to it
     */
    public TrieFinder(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final FieldReader reader, final BitSet claimed, final List<String> warnings, final CancelSignal cancel) {
        this.heap = heap;
        this.retention = retention;
        this.catalog = catalog;
        this.reader = reader;
        this.claimed = claimed;
        this.warnings = warnings;
        this.cancel = cancel;
    }

    /**
     * The families of tries, by their lowest class id.
     *
     * @throws deadwood.model.store.StoreFullException if there is no space for intermediate columns
     */
    public List<TrieFamily> find(final Progress progress) throws IOException {
        return find(Sieve.of(heap, retention, catalog,
                progress.begin("looking for tries", heap.objectCount(), Progress.Unit.OBJECTS), cancel), progress);
    }

    /**
     * The same with a sieve that is there already.
     *
     * @param sieve of the same heap; of the same catalog, but for collections that it says are guesses
     * @throws deadwood.model.store.StoreFullException if there is no space for intermediate columns
     */
    public List<TrieFamily> find(final Sieve sieve, final Progress progress) throws IOException {
        final List<Candidate> candidates = new ArrayList<>();
        final BitSet classes = new BitSet();
        for (final Candidate candidate : Candidates.of(heap.classes(), catalog, sieve.pairs())) {
            cancel.check();
            if (sieve.count(candidate.classes()) >= TrieRule.MINIMUM_NODES && mayBeTrie(candidate, sieve)) {
                candidates.add(candidate);
                classes.or(candidate.kinship().kinOf(candidate.classes()));
            }
        }
        final List<TrieFamily> found = new ArrayList<>();
        if (candidates.isEmpty()) {
            return found;
        }
        try (ColumnStore scratch = heap.store().scratch()) {
            final ClassIndex index = ClassIndex.of(heap, retention, classes, sieve, scratch, cancel);
            final int total = candidates.stream().mapToInt(candidate -> sieve.count(candidate.classes())).sum();
            final Progress.Step step = progress.begin("measuring tries", 2L * total, Progress.Unit.OBJECTS);
            for (final Candidate candidate : candidates) {
                if (found.stream().noneMatch(family -> family.shares(candidate.classes()))) {
                    found.addAll(new Examination(heap, retention, catalog, reader, index, step, cancel, warnings)
                            .examine(candidate));
                }
            }
        }
        found.sort(Comparator.comparingInt(family -> family.classes().nextSetBit(0)));
        found.forEach(family -> claimed.or(family.takeObjects()));
        return found;
    }

    /** Whether some of the objects of a family do not show already that it makes no tries: most families are lists and the like. */
    private boolean mayBeTrie(final Candidate candidate, final Sieve sieve) {
        final int[] some = sieve.sample(candidate.classes());
        if (some.length < SUFFICIENT) {
            return true;
        }
        final Profiler profiler = new Profiler(heap, catalog, reader, candidate.kinship(), candidate.classes());
        final int step = Math.max(1, some.length / (8 * SUFFICIENT));
        for (int i = 0; i < some.length; i += step) {
            profiler.add(some[i]);
        }
        return profiler.holdsNodes() && FamilyPlan.of(heap.classes(), candidate.classes(), profiler) != null;
    }
}

package deadwood.model.structure.trie;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.structure.catalog.HeapCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the hand-written tries of a heap by their shape and measures them. */
public final class TrieFinder {

    /** Of a trie one node in a few has children: what none of so many objects has is no place for children. */
    private static final int SUFFICIENT = 1024;

    private final HeapGraph heap;
    private final Retention retention;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final CancelSignal cancel;
    private final BitSet claimed;
    private final List<String> warnings;

    private TrieFinder(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
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
     * @param claimed objects that belong to some structure; nodes of tries and what connects them are added to it
     * @param warnings what could not be measured as far as it should, a sentence each, is added to it
     * @throws deadwood.model.store.StoreFullException if there is no space for intermediate columns
     */
    public static List<TrieFamily> find(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final FieldReader reader, final BitSet claimed, final List<String> warnings, final Progress progress,
            final CancelSignal cancel) throws IOException {
        return new TrieFinder(heap, retention, catalog, reader, claimed, warnings, cancel).find(progress);
    }

    private List<TrieFamily> find(final Progress progress) throws IOException {
        final Sieve sieve = Sieve.of(heap, retention, catalog,
                progress.begin("looking for tries", heap.objectCount(), Progress.Unit.OBJECTS), cancel);
        final Candidates candidates = new Candidates(heap, catalog, sieve.pairs());
        final List<BitSet> families = new ArrayList<>();
        final BitSet classes = new BitSet();
        for (final BitSet family : candidates.families()) {
            cancel.check();
            if (sieve.count(family) >= TrieRule.MINIMUM_NODES && mayBeTrie(family, candidates.kinship(), sieve)) {
                families.add(family);
                classes.or(candidates.kinship().kinOf(family));
            }
        }
        final List<TrieFamily> found = new ArrayList<>();
        if (families.isEmpty()) {
            return found;
        }
        try (ColumnStore scratch = heap.store().scratch()) {
            final ClassIndex index = ClassIndex.of(heap, retention, classes, sieve, scratch, cancel);
            final int total = families.stream().mapToInt(sieve::count).sum();
            final Progress.Step step = progress.begin("measuring tries", 2L * total, Progress.Unit.OBJECTS);
            for (final BitSet family : families) {
                final TrieFamily tries = examine(family, candidates.kinship(), index, step);
                if (tries != null) {
                    found.add(tries);
                }
            }
        }
        return found;
    }

    /** Whether some of the objects of a family do not show already that it makes no tries: most families are lists and the like. */
    private boolean mayBeTrie(final BitSet family, final Kinship kinship, final Sieve sieve) {
        final int[] some = sieve.sample(family);
        if (some.length < SUFFICIENT) {
            return true;
        }
        final Profiler profiler = new Profiler(heap, catalog, reader, kinship, family);
        for (final int object : some) {
            profiler.add(object);
        }
        return profiler.holdsNodes() && FamilyPlan.of(heap.classes(), family, profiler) != null;
    }

    private @Nullable TrieFamily examine(final BitSet family, final Kinship kinship, final ClassIndex index,
            final Progress.Step step) throws IOException {
        final FamilyPlan plan = plan(family, kinship, index, step);
        if (plan == null) {
            return null;
        }
        final BitSet all = (BitSet) family.clone();
        all.or(plan.leafClasses);
        try (ColumnStore scratch = heap.store().scratch()) {
            final Extraction extraction = new Extraction(heap, catalog, reader, plan, index.objects(all), scratch,
                    cancel);
            final NodeTable table = extraction.run(step, cancel);
            final Links links = new Links(table);
            final TrieWalk walk = new TrieWalk(heap, plan, table, links.toChildren, scratch);
            final Census census = Census.of(heap, plan, table, links, walk, cancel);
            final TrieRule rule = new TrieRule(heap, plan, table, links, census, Values.of(plan, census));
            if (!rule.isTree()) {
                return null;
            }
            final TrieRule.Verdict verdict = rule.judge(new Slots(heap, reader), new SiblingLabels(heap, reader),
                    new SearchKeys(heap, reader), extraction, walk);
            if (!verdict.isTrie()) {
                return null;
            }
            if (census.gaveUp) {
                warnings.add("tries of " + rule.familyName() + " share their nodes with so many others that only "
                        + "some of them are measured");
            }
            return measure(plan, table, links, census, walk, verdict.valueBits());
        }
    }

    private @Nullable FamilyPlan plan(final BitSet family, final Kinship kinship, final ClassIndex index,
            final Progress.Step step) {
        final NodeSet members = index.objects(family);
        final Profiler profiler = new Profiler(heap, catalog, reader, kinship, family);
        int done = 0;
        for (int object = members.next(-1); object != NodeSet.NONE; object = members.next(object)) {
            profiler.add(object);
            if ((++done & 0xFFF) == 0) {
                cancel.check();
                step.advance(0x1000);
            }
        }
        return FamilyPlan.of(heap.classes(), family, profiler);
    }

    private TrieFamily measure(final FamilyPlan plan, final NodeTable table, final Links links, final Census census,
            final TrieWalk walk, final int valueBits) {
        final TrieMeasurement measurement = new TrieMeasurement(heap, retention, catalog, table, walk, valueBits);
        final List<FoundTrie> tries = new ArrayList<>();
        long visits = 0;
        for (int root = census.roots.nextSetBit(0); root >= 0; root = census.roots.nextSetBit(root + 1)) {
            cancel.check();
            if (census.gaveUp && visits > census.visits) {
                break;
            }
            final FoundTrie trie = measurement.of(root);
            visits += trie.nodes();
            tries.add(trie);
        }
        claimed.or(table.connectors);
        for (int node = 0; node < table.size(); node++) {
            claimed.set(table.objects.get(node));
        }
        return new TrieFamily(plan, links.toChildren, valueBits, tries);
    }
}

package deadwood.model.structure.trie;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.measure.ValueJudge;
import deadwood.model.structure.trie.Candidates.Candidate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at all objects of one family of classes, decides whether it makes tries, and measures them. */
final class Examination {

    private static final int CHECK_EVERY = 1 << 12;

    private final HeapGraph heap;
    private final Retention retention;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final ClassIndex index;
    private final Progress.Step step;
    private final CancelSignal cancel;
    private final List<String> warnings;

    Examination(final HeapGraph heap, final Retention retention, final HeapCatalog catalog, final FieldReader reader,
            final ClassIndex index, final Progress.Step step, final CancelSignal cancel,
            final List<String> warnings) {
        this.heap = heap;
        this.retention = retention;
        this.catalog = catalog;
        this.reader = reader;
        this.index = index;
        this.step = step;
        this.cancel = cancel;
        this.warnings = warnings;
    }

    /** The families of tries that a candidate turns out to be: none, itself, or some of its classes; rarely several. */
    List<TrieFamily> examine(final Candidate candidate) throws IOException {
        final Profiler profiler = profile(candidate);
        final BitSet joined = withRoots(candidate, profiler);
        if (joined.cardinality() > candidate.classes().cardinality()) {
            final Candidate larger = candidate.with(joined);
            final List<TrieFamily> found = examine(larger, profile(larger));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return examine(candidate, profiler);
    }

    private Profiler profile(final Candidate candidate) {
        final NodeSet members = index.objects(candidate.classes());
        final Profiler profiler = new Profiler(heap, catalog, reader, candidate.kinship(), candidate.classes());
        int done = 0;
        for (int object = members.next(-1); object != NodeSet.NONE; object = members.next(object)) {
            profiler.add(object);
            if (++done % CHECK_EVERY == 0) {
                cancel.check();
                step.advance(CHECK_EVERY);
            }
        }
        return profiler;
    }

    /**
     * The classes of a candidate and of roots that nothing leads back to: those that hold nodes in a field of the same name. The root of an adaptive
     * radix tree can be of a class that no other node has.
     */
    private BitSet withRoots(final Candidate candidate, final Profiler profiler) {
        final Set<String> places = profiler.all().stream().filter(profile -> !profile.contained.isEmpty())
                .map(FieldProfile::name).collect(Collectors.toSet());
        final BitSet joined = (BitSet) candidate.classes().clone();
        candidate.edges().holdersOf(candidate.classes()).stream()
                .filter(id -> heap.classes().get(id).fields().stream()
                        .anyMatch(field -> field.type().isReference() && places.contains(field.name())))
                .forEach(joined::set);
        return joined.cardinality() > Candidates.MAXIMUM_CLASSES ? candidate.classes() : joined;
    }

    private List<TrieFamily> examine(final Candidate candidate, final Profiler profiler) throws IOException {
        final FamilyPlan plan = FamilyPlan.of(heap.classes(), candidate.classes(), profiler);
        if (plan == null) {
            return List.of();
        }
        final BitSet all = (BitSet) plan.innerClasses.clone();
        all.or(plan.leafClasses);
        final NodeSet members = index.objects(all);
        final List<BitSet> families;
        try (ColumnStore scratch = heap.store().scratch()) {
            final NodeTable table = extract(plan, members, scratch);
            final Links links = new Links(table);
            families = InnerClasses.of(heap, plan, table, links);
            if (families.size() == 1 && families.getFirst().equals(candidate.classes())) {
                final TrieFamily family = judge(plan, table, links, members, scratch);
                return family == null ? List.of() : List.of(family);
            }
        }
        final List<TrieFamily> found = new ArrayList<>();
        for (final BitSet family : families) {
            if (family.cardinality() < candidate.classes().cardinality()) {
                final Candidate part = candidate.with(family);
                found.addAll(examine(part, profile(part)));
            }
        }
        return found;
    }

    private NodeTable extract(final FamilyPlan plan, final NodeSet members, final ColumnStore scratch)
            throws IOException {
        return Extraction.run(heap, plan, members, new NodeReader(heap, catalog, reader, plan, cancel), scratch, step,
                cancel);
    }

    private @Nullable TrieFamily judge(final FamilyPlan plan, final NodeTable table, final Links links,
            final NodeSet members, final ColumnStore scratch) throws IOException {
        final FamilyPlan chained = asChain(plan, links, members);
        if (chained == null) {
            return judge(plan, table, links, scratch);
        }
        final NodeTable chains = extract(chained, members, scratch);
        return judge(chained, chains, new Links(chains), scratch);
    }

    private @Nullable TrieFamily judge(final FamilyPlan plan, final NodeTable table, final Links links,
            final ColumnStore scratch) throws IOException {
        final TrieWalk walk = new TrieWalk(heap, plan, table, links.toChildren, scratch);
        final Census census = Census.of(heap, plan, table, links, walk, cancel);
        final TrieRule rule = new TrieRule(plan, table, links, census, Values.of(plan, census));
        if (!rule.isTree()) {
            return null;
        }
        final TrieRule.Verdict verdict = rule.judge(new Slots(heap, reader), labels(plan, table, rule),
                new SearchKeys(heap, reader), walk);
        if (!verdict.isTrie()) {
            return null;
        }
        if (census.gaveUp) {
            warnings.add("tries of " + nameOf(plan) + " share their nodes with so many others that only "
                    + "some of them are measured");
        }
        return measure(plan, table, links, census, walk, verdict.valueBits());
    }

    /** Name of a family, for messages. */
    private String nameOf(final FamilyPlan plan) {
        final ClassInfo first = heap.classes().get(plan.innerClasses.nextSetBit(0));
        return first.name();
    }

    /** What tells siblings apart, looked at once and only if it is asked for. */
    private Supplier<SiblingLabels> labels(final FamilyPlan plan, final NodeTable table, final TrieRule rule) {
        final SiblingLabels[] known = new SiblingLabels[1];
        return () -> {
            if (known[0] == null) {
                known[0] = SiblingLabels.of(heap, reader, plan, table, rule.labels());
            }
            return known[0];
        };
    }

    /**
     * The plan with children in chains if one of two links leads to the first child and the other to the next sibling, or null: the nodes of
     * a chain have letters that differ, these come again in others, and they are not less than, or greater than, that of the parent, all of them.
     */
    private @Nullable FamilyPlan asChain(final FamilyPlan plan, final Links links, final NodeSet members)
            throws IOException {
        if (plan.hasContainers() || plan.linkCount() != 2 || !plan.hasLetters || links.toChildren != 0b11) {
            return null;
        }
        for (int chain = 0; chain < 2; chain++) {
            final FamilyPlan chained = plan.asChain(chain, 1 - chain);
            try (ColumnStore scratch = heap.store().scratch()) {
                final NodeTable chains = extract(chained, members, scratch);
                final SiblingLabels labels = SiblingLabels.of(heap, reader, chained, chains, -1);
                if (labels.areFreeLetters()) {
                    return chained;
                }
            }
        }
        return null;
    }

    private TrieFamily measure(final FamilyPlan plan, final NodeTable table, final Links links, final Census census,
            final TrieWalk walk, final int valueBits) {
        final TrieMeasurement measurement = new TrieMeasurement(table, walk,
                new FreedBytes(heap, retention, catalog, reader, plan), new SilentEntries(heap, retention, reader,
                        plan, valueBits, new ValueJudge(heap, catalog, reader)),
                valueBits,
                new Slots(heap, reader).packedClasses(table.samples));
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
        final BitSet objects = table.connectors;
        for (int node = 0; node < table.size(); node++) {
            objects.set(table.objects.get(node));
        }
        return new TrieFamily(plan, links.toChildren, valueBits, tries, census.nodes(), objects);
    }
}

package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.measure.SingleChildNodes;
import deadwood.model.structure.measure.StructureKind;
import deadwood.model.structure.measure.TrieMeasures;
import deadwood.model.structure.trie.FoundTrie;
import deadwood.model.structure.trie.TrieFamily;
import deadwood.model.structure.trie.TrieFinder;
import deadwood.model.structure.trie.TrieInspector;
import deadwood.model.structure.trie.TrieInspector.SingleChildren;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * {@code single-child-trie}: a trie at least half of whose interior nodes lead to one child and hold no entry, though something lives below. To gain are these nodes with
 * the arrays that are theirs alone: a trie that joins such runs into one longer edge has none of them.
 */
final class SingleChildTrie implements HeapDetector {

    /** No node is smaller: a header and a reference, aligned. */
    private static final long SMALLEST_NODE = 16;

    @Override
    public String kind() {
        return "single-child-trie";
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) throws IOException {
        final List<Integer> known = new ArrayList<>();
        final List<Integer> found = new ArrayList<>();
        for (int i = 0; i < facts.groups().size(); i++) {
            final StructureGroup group = facts.groups().get(i);
            final TrieMeasures trie = group.trie();
            // Vectors have few nodes with one child, and all of them on the way to the last element.
            if (group.kind() == StructureKind.TRIE && trie != null && trie.singleChildNodes() * 2 >= trie.interior()
                    && trie.singleChildNodes() > 0 && mayMatter(facts, group, trie)) {
                (isOfCatalog(facts, group) ? known : found).add(i);
            }
        }
        final List<HeapFinding> findings = new ArrayList<>();
        for (final int index : known) {
            add(facts, index, ofKnown(facts, index), findings);
        }
        ofFound(facts, found).forEach((index, single) -> add(facts, index, single, findings));
        return findings;
    }

    /** Entries of a user's own say of no library. */
    private static boolean isOfCatalog(final HeapFacts facts, final StructureGroup group) {
        final BoundCollection collection = facts.catalog()
                .collection(facts.heap().classIdOf(group.objects().getFirst()));
        return group.library() != null
                || collection != null && StructureKind.of(collection) == StructureKind.TRIE;
    }

    /** Nodes can be large, so only what retains too little anyway is left out. */
    private static boolean mayMatter(final HeapFacts facts, final StructureGroup group, final TrieMeasures trie) {
        final long threshold = facts.threshold().at(group.where());
        return group.retainedSize() >= threshold || trie.singleChildNodes() * SMALLEST_NODE >= threshold;
    }

    private void add(final HeapFacts facts, final int index, final SingleChildren single,
            final List<HeapFinding> findings) {
        final StructureGroup group = facts.groups().get(index);
        final TrieMeasures trie = group.trie();
        if (trie != null && single.nodes() * 2 >= single.interior()
                && single.bytes() >= facts.threshold().at(group.where())) {
            findings.add(new HeapFinding(kind(), group.where(), group.type(), group.count(),
                    GroupMeasures.ofTries(group, trie, new Measure("interior", single.interior()),
                            new Measure("singleChildNodes", single.nodes()),
                            new Measure("singleChildChains", single.chains()),
                            new Measure("maxDepth", trie.maxDepth())),
                    single.bytes(),
                    Words.number(single.nodes()) + " of "
                            + Words.count(single.interior(), "interior node", "interior nodes")
                            + " lead to one child and hold no entry, in "
                            + Words.count(single.chains(), "run", "runs") + " of "
                            + Words.number(single.nodes() / Math.max(1, single.chains())) + " on average",
                    "Join runs of nodes with one child into one edge that carries the whole piece of the key, as radix"
                            + " trees do.",
                    group.objects()));
        }
    }

    private static SingleChildren ofKnown(final HeapFacts facts, final int index) {
        final SingleChildNodes nodes = new SingleChildNodes(facts.heap(), facts.retention(), facts.catalog(),
                facts.reader(), facts.cancel());
        facts.forEachMember(index, object -> {
            final int content = facts.contentOf(object);
            final BoundCollection collection = content < 0
                    ? null
                    : facts.catalog().collection(facts.heap().classIdOf(content));
            if (collection != null) {
                nodes.add(content, collection);
            }
        });
        final TrieMeasures trie = Objects.requireNonNull(facts.groups().get(index).trie());
        return new SingleChildren(trie.singleChildNodes(), trie.singleChildChains(), trie.interior(), nodes.bytes());
    }

    /** Hand-written tries are looked for once more: the report says of them what was measured, not which classes they are made of. */
    private static Map<Integer, SingleChildren> ofFound(final HeapFacts facts, final List<Integer> groups)
            throws IOException {
        final Map<Integer, SingleChildren> found = new TreeMap<>();
        if (groups.isEmpty()) {
            return found;
        }
        // Of each trie its group and one more: there can be millions.
        final IntColumn groupOf = facts.scratch().ints("group of trie", facts.heap().objectCount());
        groups.forEach(index -> facts.forEachMember(index, object -> groupOf.set(object, index + 1)));
        for (final TrieFamily family : new TrieFinder(facts.heap(), facts.retention(), facts.catalog(),
                facts.reader(), new BitSet(), new ArrayList<>(), facts.cancel()).find(Progress.NONE)) {
            final TrieInspector inspector = new TrieInspector(facts.heap(), facts.catalog(), facts.reader(), family,
                    facts.cancel());
            final Map<Integer, List<Integer>> roots = new HashMap<>();
            for (final FoundTrie trie : family.tries()) {
                final int holder = facts.retention().idom(trie.root());
                final int own = groupOf.get(trie.root());
                final int group = own > 0 || holder < 0 ? own : groupOf.get(holder);
                if (group > 0) {
                    roots.computeIfAbsent(group - 1, _ -> new ArrayList<>()).add(trie.root());
                }
            }
            roots.forEach((index, all) -> found.merge(index,
                    inspector.singleChildren(facts.retention(), all.stream().mapToInt(Integer::intValue).toArray()),
                    SingleChildTrie::sum));
        }
        return found;
    }

    private static SingleChildren sum(final SingleChildren left, final SingleChildren right) {
        return new SingleChildren(left.nodes() + right.nodes(), left.chains() + right.chains(),
                left.interior() + right.interior(), left.bytes() + right.bytes());
    }
}

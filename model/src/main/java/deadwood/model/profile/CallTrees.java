package deadwood.model.profile;

import deadwood.model.store.CancelSignal;
import deadwood.model.tree.TreeColumns;
import deadwood.model.tree.ValueType;
import deadwood.model.tree.WeightedTree;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The call trees of a profile: a node is a function (or line, file, package) called through those above it; its payload is the id of a
 * frame that it stands for. What the trees of all filters, sample types and ranges of time share is computed once. For several threads.
 */
public final class CallTrees {

    private static final String NO_LABEL = "(none)";

    private final StackProfile profile;
    private final Map<Granularity, CallTrie> tries = new EnumMap<>(Granularity.class);

    public CallTrees(final StackProfile profile) {
        this.profile = profile;
    }

    public StackProfile profile() {
        return profile;
    }

    /**
     * The tree of the samples that a query asks for.
     *
     * @param types the sample types that become the values of the tree, at least one
     * @throws java.util.concurrent.CancellationException if cancelled
     * @throws deadwood.model.tree.NameSearch.TooSlowException if a regular expression takes too long
     */
    public WeightedTree tree(final List<Integer> types, final ProfileQuery query, final CancelSignal cancel) {
        final BitSet stacks = query.frames().stacks(profile);
        final SampleFilter.Samples samples = query.samples().of(profile);
        final boolean isTagged = !query.tagRoots().isEmpty() || !query.tagLeaves().isEmpty();
        final CallTrie trie = isTagged ? new CallTrie(profile, query) : trie(query, cancel);
        final Tagging tagging = new Tagging(trie, query);
        final int[][] ends = new int[types.size()][];
        final BitSet reached = new BitSet();
        for (int i = 0; i < ends.length; i++) {
            final int type = types.get(i);
            final int from = profile.firstSample(type);
            ends[i] = new int[profile.endSample(type) - from];
            for (int at = 0; at < ends[i].length; at++) {
                final int stack = profile.stack(from + at);
                final boolean counts = stacks.get(stack) && samples.test(from + at);
                ends[i][at] = !counts ? WeightedTree.NONE : isTagged ? tagging.node(from + at) : trie.node(stack);
                if (counts) {
                    reached.set(ends[i][at]);
                }
            }
            cancel.check();
        }
        return tree(types, trie, ends, trie.withCallers(reached));
    }

    private synchronized CallTrie trie(final ProfileQuery query, final CancelSignal cancel) {
        if (!query.frames().keepsFrames() || query.foldsRecursion()) {
            return CallTrie.of(profile, query, cancel);
        }
        final CallTrie known = tries.get(query.granularity());
        if (known != null) {
            return known;
        }
        final CallTrie made = CallTrie.of(profile, query, cancel);
        tries.put(query.granularity(), made);
        return made;
    }

    /** @param ends by type and sample: the node of the trie, or none */
    private WeightedTree tree(final List<Integer> types, final CallTrie trie, final int[][] ends, final BitSet needed) {
        final int[] numbers = CallTrie.numbers(needed, trie.size());
        final int size = needed.cardinality();
        final int[] parents = new int[size];
        final int[] names = new int[size];
        final int[] frames = new int[size];
        for (int node = needed.nextSetBit(0); node >= 0; node = needed.nextSetBit(node + 1)) {
            final int number = numbers[node];
            parents[number] = node == 0 ? WeightedTree.NONE : numbers[trie.parent(node)];
            names[number] = trie.nameId(node);
            frames[number] = trie.frame(node);
        }
        final long[][] self = new long[ends.length][size];
        for (int i = 0; i < ends.length; i++) {
            final int type = types.get(i);
            final int from = profile.firstSample(type);
            for (int at = 0; at < ends[i].length; at++) {
                if (ends[i][at] != WeightedTree.NONE) {
                    self[i][numbers[ends[i][at]]] += profile.value(type, from + at);
                }
            }
        }
        final List<ValueType> valueTypes = types.stream().map(profile.sampleTypes()::get)
                .map(type -> new ValueType(type.name(), type.treeUnit())).toList();
        return new TreeColumns(valueTypes, trie.names(), names, parents, frames, self, size).tree();
    }

    /** Where samples end whose labels are frames. */
    private final class Tagging {

        private final CallTrie trie;
        private final ProfileQuery query;
        private final Map<Integer, Integer> bases = new HashMap<>();
        private final Map<Long, Integer> known = new HashMap<>();

        Tagging(final CallTrie trie, final ProfileQuery query) {
            this.trie = trie;
            this.query = query;
        }

        int node(final int sample) {
            final int labels = profile.labelSet(sample);
            final int base = bases.computeIfAbsent(labels, set -> tagged(0, query.tagRoots(), set));
            final int end = known.computeIfAbsent((long) base << 32 | profile.stack(sample),
                    _ -> trie.node(profile.stack(sample), base));
            return tagged(end, query.tagLeaves(), labels);
        }

        private int tagged(final int from, final List<String> keys, final int labels) {
            int node = from;
            for (final String key : keys) {
                final List<String> values = profile.labels(labels).stream().filter(label -> label.key().equals(key))
                        .map(LabelFilter::text).toList();
                node = trie.tag(node, key + ": " + (values.isEmpty() ? NO_LABEL : String.join(",", values)));
            }
            return node;
        }
    }
}

package deadwood.model.structure.trie;

import java.util.function.Supplier;

/** Decides whether a family of classes makes tries; the rule is stated in the documentation of the package. */
final class TrieRule {

    /** A family with fewer nodes in the whole heap has no evidence. */
    static final int MINIMUM_NODES = 8;
    /** A tree of less depth is a list of lists at the most. */
    static final int MINIMUM_DEPTH = 2;
    /** One node in so many may be out of order: a heap can be dumped in the midst of an operation. */
    private static final long TOLERANCE = 100;
    /** Among the nodes with children in fields, one in so many must lack one of them: else it is an expression, a decision tree. */
    private static final long INCOMPLETE = 20;

    private final FamilyPlan plan;
    private final NodeTable table;
    private final Links links;
    private final Census census;
    private final Values values;

    TrieRule(final FamilyPlan plan, final NodeTable table, final Links links, final Census census,
            final Values values) {
        this.plan = plan;
        this.table = table;
        this.links = links;
        this.census = census;
        this.values = values;
    }

    /** Whether the nodes hang together as tries do at all. */
    boolean isTree() {
        final long nodes = census.nodes();
        final long cyclic = census.innerNodes - nodes;
        // A table of entries whose values are such tables again is a hash table that somebody wrote.
        final boolean nested = !plan.hasContainers() || census.nested > 0;
        return nodes >= MINIMUM_NODES && census.maxDepth >= MINIMUM_DEPTH && census.branching > 0 && nested
                && census.repeated * TOLERANCE <= census.visits && cyclic * TOLERANCE <= census.innerNodes;
    }

    /**
     * The payload bits that make an entry, once the nodes are known to be trees.
     *
     * @param slots looks at arrays
     * @param siblings looks at what tells the children of one node from each other
     * @param keys looks at the nodes of the largest trie
     * @param walk for the largest trie
     * @return the verdict
     */
    Verdict judge(final Slots slots, final Supplier<SiblingLabels> siblings, final SearchKeys keys,
            final TrieWalk walk) {
        if (plan.hasArrays && !plan.hasLists && slots.areIndexed(plan, table)) {
            return judgeIndexed(numbers(siblings), slots.mayHoldOthers(plan, table));
        }
        final boolean haveParents = Links.haveParents(table, links.toChildren);
        if (!plan.hasContainers()) {
            return haveParents ? Verdict.NO_TRIE : judgeFields(keys, walk);
        }
        if (plan.hasMaps) {
            return haveParents || plan.hasArrays || plan.hasLists
                    ? Verdict.NO_TRIE
                    : judgeMaps(numbers(siblings));
        }
        final SiblingLabels.Verdict labels = siblings.get().verdict();
        // Parents are those of documents and widgets, but these are not sorted by letters.
        return labels == SiblingLabels.Verdict.NONE || table.hasStrangers()
                || haveParents && labels != SiblingLabels.Verdict.SORTED_LETTERS
                        ? Verdict.NO_TRIE
                        : judgeLabels(labels != SiblingLabels.Verdict.PIECES, numbers(siblings));
    }

    /** Numbers that may be values and are no labels. */
    private int numbers(final Supplier<SiblingLabels> siblings) {
        int numbers = values.numbers;
        for (int rest = values.numbers; rest != 0; rest &= rest - 1) {
            final int bit = Integer.numberOfTrailingZeros(rest);
            numbers &= siblings.get().tellsApart(plan.payloads.get(bit).key()) ? ~(1 << bit) : -1;
        }
        return numbers;
    }

    /** Children at places that mean something: nothing but a trie does that, and any payload that comes and goes is its value. */
    private Verdict judgeIndexed(final int numbers, final boolean mayHoldValues) {
        if (values.bits != 0 || table.hasStrangers() || numbers != 0) {
            return new Verdict(true, values.bits | numbers, false);
        }
        if (values.neverThere != 0) {
            return new Verdict(true, values.neverThere, false);
        }
        if (values.labels != 0) {
            return new Verdict(true, values.labels, false);
        }
        // Numbers alone do not say whether one of them counts as a value; and where there is no room for values, nodes may be.
        return plan.hasNumbers() || !mayHoldValues ? Verdict.NO_TRIE : new Verdict(true, 0, false);
    }

    private Verdict judgeMaps(final int numbers) {
        // Who asks a question in every node with children and has an answer in every other is a decision tree.
        final boolean decides = values.haveQuestions && !isInInterior(values.bits);
        if (values.bitsOfInterior != 0 && !decides) {
            return new Verdict(true, plan.isKeyedByCharacters ? values.bits | numbers : values.bits, false);
        }
        return decides || !plan.isKeyedByCharacters ? Verdict.NO_TRIE : judgeSpelled(numbers);
    }

    /** @param spelled whether the labels are letters */
    private Verdict judgeLabels(final boolean spelled, final int numbers) {
        if (isInInterior(values.bits)) {
            return new Verdict(true, spelled ? values.bits | numbers : values.bits, false);
        }
        return spelled ? judgeSpelled(numbers) : Verdict.NO_TRIE;
    }

    /** Without a single value that is no number only the keys speak: letters spell words. */
    private Verdict judgeSpelled(final int numbers) {
        if (values.bits == 0 && isInInterior(numbers)) {
            return new Verdict(true, numbers, false);
        }
        return values.bits == 0 && values.neverThere != 0
                ? new Verdict(true, values.neverThere, false)
                : Verdict.NO_TRIE;
    }

    private boolean isInInterior(final int bits) {
        for (int rest = bits; rest != 0; rest &= rest - 1) {
            if (census.presentWithChildren[Integer.numberOfTrailingZeros(rest)] > 0) {
                return true;
            }
        }
        return false;
    }

    private Verdict judgeFields(final SearchKeys keys, final TrieWalk walk) {
        final boolean allToChildren = Integer.bitCount(links.toChildren) == plan.linkCount() && plan.linkCount() > 1;
        final boolean incomplete = census.interiorWithEmptySlot * INCOMPLETE >= census.interior;
        if (!allToChildren || !incomplete || !haveSameFields()) {
            return Verdict.NO_TRIE;
        }
        walk.walk(census.largestRoot);
        final SearchKeys.Verdict found = keys.of(plan, table, walk, values.labels);
        if (found == SearchKeys.Verdict.MAY_BE_KEYS) {
            return Verdict.NO_TRIE;
        }
        if (values.bits != 0) {
            return areMarks(values.bits) ? new Verdict(true, values.bits, true) : Verdict.NO_TRIE;
        }
        return values.neverThere != 0 && found == SearchKeys.Verdict.LABELS
                ? new Verdict(true, values.neverThere, true)
                : Verdict.NO_TRIE;
    }

    /** Whether all classes with children have the same fields for them: the nodes of syntax trees differ. */
    private boolean haveSameFields() {
        return census.interiorClasses.stream().map(plan::linksOf).distinct().count() == 1
                && !census.interiorClasses.stream().anyMatch(plan::canHoldContainers);
    }

    /** Marks of words are at least half as frequent among leaves as among nodes with children; colours and dirty bits need not be. */
    private boolean areMarks(final int bits) {
        for (int rest = bits; rest != 0; rest &= rest - 1) {
            final int bit = Integer.numberOfTrailingZeros(rest);
            final long leaves = census.having[bit] - census.havingWithChildren[bit];
            final long presentInLeaves = census.present[bit] - census.presentWithChildren[bit];
            if (plan.payloads.get(bit).isFlag() && leaves > 0 && census.havingWithChildren[bit] > 0
                    && 2.0 * presentInLeaves / leaves < (double) census.presentWithChildren[bit]
                            / census.havingWithChildren[bit]) {
                return false;
            }
        }
        return true;
    }

    /** Bits of the reference fields that every node has that can have children. */
    int labels() {
        return values.labels;
    }

    /**
     * The outcome.
     *
     * @param isTrie whether the family makes tries
     * @param valueBits payload bits of which any makes an entry
     * @param childrenInFields whether children are in fields alone
     */
    record Verdict(boolean isTrie, int valueBits, boolean childrenInFields) {

        static final Verdict NO_TRIE = new Verdict(false, 0, false);
    }
}

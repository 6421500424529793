package deadwood.model.tree;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The nodes of a tree whose names match, and how much they weigh together. Each name is looked at once, however many nodes have it. */
public final class TreeSearch {

    private final WeightedTree tree;
    private final int[] matches;
    private final BitSet matching;
    private final long[] matchedTotals;

    private TreeSearch(final WeightedTree tree, final Predicate<String> isMatch) {
        this.tree = tree;
        final byte[] names = new byte[tree.nameCount()];
        this.matching = new BitSet(tree.size());
        this.matchedTotals = new long[tree.valueTypes().size()];
        int counted = 0;
        for (int node = 0; node < tree.size(); node++) {
            final int name = tree.nameId(node);
            if (names[name] == 0) {
                names[name] = (byte) (isMatch.test(tree.name(node)) ? 1 : 2);
            }
            if (names[name] == 1) {
                matching.set(node);
                if (node >= counted) {
                    // What matches below this one is part of its total.
                    for (int type = 0; type < matchedTotals.length; type++) {
                        matchedTotals[type] += tree.total(type, node);
                    }
                    counted = tree.subtreeEnd(node);
                }
            }
        }
        this.matches = matching.stream().toArray();
    }

    /** The nodes whose names contain {@code text}, upper and lower case being the same; none if it is empty. */
    public static TreeSearch containing(final WeightedTree tree, final String text) {
        final String wanted = text.toLowerCase(Locale.ROOT);
        return new TreeSearch(tree, name -> !wanted.isEmpty() && name.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /**
     * The nodes in whose names the expression is found.
     *
     * @throws NameSearch.TooSlowException if the expression takes too long
     */
    public static TreeSearch matching(final WeightedTree tree, final Pattern expression) {
        return new TreeSearch(tree, new NameSearch(expression)::find);
    }

    /** Whether the node's own name matches. */
    public boolean isMatch(final int node) {
        return matching.get(node);
    }

    /** Number of matching nodes. */
    public int count() {
        return matches.length;
    }

    /** A matching node, in preorder. */
    public int match(final int index) {
        return matches[index];
    }

    /** The first matching node after {@code node} in preorder, beginning again at the end; {@link WeightedTree#NONE} if none matches. */
    public int next(final int node) {
        if (matches.length == 0) {
            return WeightedTree.NONE;
        }
        final int found = Arrays.binarySearch(matches, node + 1);
        final int at = found >= 0 ? found : -found - 1;
        return matches[at == matches.length ? 0 : at];
    }

    /** The last matching node before {@code node} in preorder, beginning again at the start; {@link WeightedTree#NONE} if none matches. */
    public int previous(final int node) {
        if (matches.length == 0) {
            return WeightedTree.NONE;
        }
        final int found = Arrays.binarySearch(matches, node);
        final int at = (found >= 0 ? found : -found - 1) - 1;
        return matches[at < 0 ? matches.length - 1 : at];
    }

    /** What all matching nodes weigh with all below them, what lies below several of them counted once. */
    public long matchedTotal(final int valueType) {
        return matchedTotals[valueType];
    }

    /** {@link #matchedTotal} as a share of the whole tree, 0 … 1. */
    public double matchedShare(final int valueType) {
        final long whole = tree.total(valueType, 0);
        return whole == 0 ? 0 : (double) matchedTotals[valueType] / whole;
    }
}

package deadwood.model.structure.trie;

import java.util.ArrayList;
import java.util.List;

/**
 * Which payload fields say that a node holds an entry.
 * <p>
 * A value is there in some nodes and not in others. What every node with children has is a label (a prefix, a key, a path);
 * what is there exactly in the nodes with children belongs to the children (their order, a parallel array of characters).
 */
final class Values {

    /** Leaves with a number, nodes with children and a number, nodes with a number: fewer may be chance. */
    private static final int FEW = 8;
    private static final int SOME = 4;
    static final int MANY = 32;

    /** Fields that tell entries, bit by bit. */
    final int bits;
    /** Of these, those that nodes with children can have too. */
    final int bitsOfInterior;
    /** Reference fields and flags that are null or false in every node. */
    final int neverThere;
    /** Reference fields that every node has that can have children. */
    final int labels;
    /** Whether a reference is there exactly in the nodes with children: what they ask, perhaps, to find the child. */
    final boolean haveQuestions;
    /** Numbers that are nothing in most nodes with children and something in most leaves: values, if they are no labels. */
    final int numbers;

    private Values(final int bits, final int bitsOfInterior, final int neverThere, final int labels,
            final int numbers, final boolean haveQuestions) {
        this.bits = bits;
        this.bitsOfInterior = bitsOfInterior;
        this.neverThere = neverThere;
        this.labels = labels;
        this.numbers = numbers;
        this.haveQuestions = haveQuestions;
    }

    /** What the census tells of the payload fields of a plan. */
    static Values of(final FamilyPlan plan, final Census census) {
        int values = 0;
        int never = 0;
        int labels = 0;
        final List<Integer> leafFlags = new ArrayList<>();
        int numbers = 0;
        boolean questions = false;
        for (int bit = 0; bit < plan.payloads.size(); bit++) {
            if (plan.payloads.get(bit).isNumber()) {
                numbers |= isValue(census, bit) ? 1 << bit : 0;
                continue;
            }
            final boolean flag = plan.payloads.get(bit).isFlag();
            switch (kind(census, bit)) {
                case NEVER -> never |= 1 << bit;
                case ALWAYS -> labels |= flag ? 0 : 1 << bit;
                case OF_CHILDREN -> questions |= !flag;
                case UNSEEN -> {
                }
                case ONLY_LEAVES -> {
                    if (flag) {
                        leafFlags.add(bit);
                    } else {
                        values |= 1 << bit;
                    }
                }
                case SOMETIMES -> values |= 1 << bit;
            }
        }
        if (values == 0) {
            // A flag that every leaf carries and no other node: the mark of a word, unless something better is there, then "is a leaf".
            for (final int bit : leafFlags) {
                values |= 1 << bit;
            }
        }
        values = withoutPrefixes(plan, values);
        int ofInterior = 0;
        for (int rest = values; rest != 0; rest &= rest - 1) {
            final int bit = Integer.numberOfTrailingZeros(rest);
            ofInterior |= census.havingWithChildren[bit] > 0 ? 1 << bit : 0;
        }
        return new Values(values, ofInterior, never, labels, numbers, questions);
    }

    /** Where values are in classes of leaves, arrays of bytes that inner nodes have now and then are pieces of keys. */
    private static int withoutPrefixes(final FamilyPlan plan, final int values) {
        final int inLeaves = plan.leafClasses.stream().map(plan::payloadsOf).reduce(0, (one, other) -> one | other);
        final int inInner = plan.innerClasses.stream().map(plan::payloadsOf).reduce(0, (one, other) -> one | other);
        int result = values;
        for (int rest = values & inInner; rest != 0 && (values & inLeaves & ~inInner) != 0; rest &= rest - 1) {
            final int bit = Integer.numberOfTrailingZeros(rest);
            result &= plan.payloads.get(bit).isBytes() ? ~(1 << bit) : -1;
        }
        return result;
    }

    /**
     * Whether a number is something in every leaf and mostly nothing elsewhere; or, since leaves may be dead, something much more often in leaves
     * than in nodes with children but in some of these, too: what is in leaves alone may be there for another reason.
     */
    private static boolean isValue(final Census census, final int bit) {
        final long interior = census.havingWithChildren[bit];
        final long inInterior = census.presentWithChildren[bit];
        final long leaves = census.having[bit] - interior;
        final long inLeaves = census.present[bit] - inInterior;
        if (interior == 0 || inLeaves < FEW || 2 * inInterior > interior) {
            return false;
        }
        return inLeaves == leaves || inInterior >= SOME && inLeaves + inInterior >= MANY
                && (double) inLeaves / leaves >= 2.0 * inInterior / interior;
    }

    private enum Kind {
        UNSEEN, NEVER, ALWAYS, OF_CHILDREN, ONLY_LEAVES, SOMETIMES
    }

    private static Kind kind(final Census census, final int bit) {
        final long having = census.having[bit];
        final long present = census.present[bit];
        final long withChildren = census.havingWithChildren[bit];
        final long presentWithChildren = census.presentWithChildren[bit];
        if (having == 0) {
            return Kind.UNSEEN;
        }
        if (present == 0) {
            return Kind.NEVER;
        }
        if (present == having) {
            // Only leaves have the field, but there are nodes with children too: their class is the value's.
            return withChildren == 0 && census.interior > 0 ? Kind.SOMETIMES : Kind.ALWAYS;
        }
        if (presentWithChildren == withChildren && present == presentWithChildren) {
            return Kind.OF_CHILDREN;
        }
        return presentWithChildren == 0 && present == having - withChildren ? Kind.ONLY_LEAVES : Kind.SOMETIMES;
    }
}

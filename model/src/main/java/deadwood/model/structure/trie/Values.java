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

    /** Fields that tell entries, bit by bit. */
    final int bits;
    /** Of these, those that nodes with children can have too. */
    final int bitsOfInterior;
    /** Reference fields and flags that are null or false in every node. */
    final int neverThere;
    /** Reference fields that every node has that can have children. */
    final int labels;

    private Values(final int bits, final int bitsOfInterior, final int neverThere, final int labels) {
        this.bits = bits;
        this.bitsOfInterior = bitsOfInterior;
        this.neverThere = neverThere;
        this.labels = labels;
    }

    /** What the census tells of the payload fields of a plan. */
    static Values of(final FamilyPlan plan, final Census census) {
        int values = 0;
        int never = 0;
        int labels = 0;
        final List<Integer> leafFlags = new ArrayList<>();
        for (int bit = 0; bit < plan.payloads.size(); bit++) {
            final boolean flag = plan.payloads.get(bit).isFlag();
            switch (kind(census, bit)) {
                case NEVER -> never |= 1 << bit;
                case ALWAYS -> labels |= flag ? 0 : 1 << bit;
                case OF_CHILDREN, UNSEEN -> {
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
        int ofInterior = 0;
        for (int rest = values; rest != 0; rest &= rest - 1) {
            final int bit = Integer.numberOfTrailingZeros(rest);
            ofInterior |= census.havingWithChildren[bit] > 0 ? 1 << bit : 0;
        }
        return new Values(values, ofInterior, never, labels);
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

package deadwood.model.structure.trie;

import deadwood.model.store.IntColumn;
import java.util.BitSet;

/**
 * Which links of a family lead to children, and which back or across.
 * <p>
 * In a tree every node is the child of one other at the most. So links are taken in the order of their fields as long as they lead to nodes that
 * nothing taken before leads to: of {@code next} and {@code prev} only the first is taken, a parent pointer is not.
 */
final class Links {

    /** One in so many targets may break the rule: a heap can be dumped in the midst of an operation. */
    private static final long TOLERANCE = 100;

    /** Bit by bit whether a link leads to children. */
    final int toChildren;
    /** Nodes that are the child of another. */
    final BitSet childNodes = new BitSet();

    Links(final NodeTable table) {
        for (long position = 0; position < table.childCount(); position++) {
            childNodes.set(table.child(position));
        }
        int accepted = 0;
        for (int link = 0; link < table.links.length; link++) {
            if (leadsToChildren(table.links[link], table.size())) {
                accepted |= 1 << link;
            }
        }
        this.toChildren = accepted;
    }

    private boolean leadsToChildren(final IntColumn targets, final int count) {
        final BitSet own = new BitSet();
        long total = 0;
        long conflicts = 0;
        for (int node = 0; node < count; node++) {
            final int target = targets.get(node);
            if (target != NodeSet.NONE) {
                total++;
                if (target == node || own.get(target) || childNodes.get(target)) {
                    conflicts++;
                }
                own.set(target);
            }
        }
        if (total == 0 || conflicts * TOLERANCE > total) {
            return false;
        }
        childNodes.or(own);
        return true;
    }

    /** Whether some link that leads to no children leads from children to their parents mostly. */
    static boolean haveParents(final NodeTable table, final int toChildren) {
        for (int link = 0; link < table.links.length; link++) {
            if ((toChildren >>> link & 1) == 0) {
                long back = 0;
                for (int node = 0; node < table.size(); node++) {
                    for (long position = table.firstChild(node); position < table.childEnd(node); position++) {
                        back += table.links[link].get(table.child(position)) == node ? 1 : 0;
                    }
                }
                if (back * 2 >= table.childCount()) {
                    return true;
                }
            }
        }
        return false;
    }
}

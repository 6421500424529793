package specimens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** A node of a trie or tree, seen by the program that built it. */
public final class Node {

    final Object self;
    final List<Node> children = new ArrayList<>();
    /** Whether nodes of this kind can have more than one child: they have an array, or two links. */
    boolean branches;
    long entries;
    long zeroValues;
    long slots;
    long empty;
    long slack;

    /** @param self the object that is the node */
    public Node(final Object self) {
        this.self = self;
    }

    /** Its array, and how much longer that is than need be. */
    public Node slots(final Object[] array, final long slackSlots) {
        branches = true;
        slots += array.length;
        empty += Arrays.stream(array).filter(slot -> slot == null).count();
        slack += slackSlots;
        return this;
    }

    /** Its array, which begins with entries whose values may be null. */
    public Node slots(final Object[] array, final int entrySlots, final long slackSlots) {
        slots(array, slackSlots);
        empty = Arrays.stream(array, Math.min(entrySlots, array.length), array.length).filter(slot -> slot == null)
                .count();
        return this;
    }

    /** Its array of keys and values in turn: where a node stands in place of a value, the key is null and not empty. */
    public Node pairs(final Object[] array, final long slackSlots) {
        slots(array, slackSlots);
        empty = 0;
        for (int i = 0; i + 1 < array.length; i += 2) {
            empty += array[i] == null && array[i + 1] == null ? 2 : 0;
        }
        return this;
    }

    /** Has two links to children. */
    public Node binary() {
        branches = true;
        return this;
    }

    /** An entry that stands in the node itself. */
    public Node entry(final Object value) {
        entries++;
        zeroValues += Zero.says(value) ? 0 : 1;
        return this;
    }

    /** Elements without values that stand in the node itself. */
    public Node elements(final long count) {
        entries += count;
        return this;
    }

    /** A child; none is left out. */
    public Node child(final Node child) {
        if (child != null) {
            children.add(child);
        }
        return this;
    }

    /** Entries that stand in it and in the nodes below. */
    public long entriesBelow() {
        return sum(node -> node.entries);
    }

    /** Below which, itself included, no entry lives. */
    boolean dead() {
        return entries == 0 && children.stream().allMatch(Node::dead);
    }

    boolean singleChild() {
        return branches && entries == 0 && children.size() == 1;
    }

    /** A sum over it and all nodes below. */
    public long sum(final ToLongFunction<Node> what) {
        long sum = what.applyAsLong(this);
        for (final Node child : children) {
            sum += child.sum(what);
        }
        return sum;
    }

    /** Slots of its array. */
    public long slots() {
        return slots;
    }

    /** Slots of its array with nothing in them. */
    public long empty() {
        return empty;
    }

    /** Edges to the deepest node below. */
    public int depth() {
        return children.stream().mapToInt(child -> child.depth() + 1).max().orElse(0);
    }

    /** Runs of nodes with a single child, longest possible ones. */
    long chains(final boolean inChain) {
        long chains = singleChild() && !inChain ? 1 : 0;
        for (final Node child : children) {
            chains += child.chains(singleChild());
        }
        return chains;
    }

    /** The nodes; fails if one is there twice. */
    void collect(final Set<Object> into) {
        if (!into.add(self)) {
            throw new IllegalStateException("a node hangs in two places: " + self.getClass());
        }
        children.forEach(child -> child.collect(into));
    }

    /** The topmost dead nodes. */
    void dead(final List<Object> into) {
        for (final Node child : children) {
            if (child.dead()) {
                into.add(child.self);
            } else {
                child.dead(into);
            }
        }
    }
}

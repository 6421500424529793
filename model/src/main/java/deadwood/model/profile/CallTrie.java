package deadwood.model.profile;

import deadwood.model.store.CancelSignal;
import deadwood.model.tree.TreeNodes;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stacks of a profile by what a query calls their frames, without what it hides. Which samples count is no matter here, so one trie
 * serves all filters of samples and stacks.
 */
final class CallTrie {

    /** Name of the root. */
    static final String ROOT = "all";

    private static final int CHECK_EVERY = 1 << 14;
    private static final int NOT_BEGUN = -1;

    private final StackProfile profile;
    private final ProfileQuery query;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> nameIds = new HashMap<>();
    private final TreeNodes nodes;
    private final int[] nameOfFrame;
    private final BitSet hidden;
    private final BitSet first;
    private final int[] nodeOfStack;

    /** A trie whose stacks are those of the profile: not for queries with tags. */
    static CallTrie of(final StackProfile profile, final ProfileQuery query, final CancelSignal cancel) {
        final CallTrie trie = new CallTrie(profile, query);
        final StackTable stacks = profile.stacks();
        for (int stack = 1; stack < stacks.size(); stack++) {
            trie.nodeOfStack[stack] = trie.call(trie.nodeOfStack[stacks.parent(stack)], stacks.frame(stack));
            if (stack % CHECK_EVERY == 0) {
                cancel.check();
            }
        }
        return trie;
    }

    CallTrie(final StackProfile profile, final ProfileQuery query) {
        this.profile = profile;
        this.query = query;
        this.nodes = new TreeNodes(nameId(ROOT));
        final FrameTable frames = profile.frames();
        this.nameOfFrame = new int[frames.size()];
        for (int frame = 0; frame < nameOfFrame.length; frame++) {
            nameOfFrame[frame] = nameId(query.granularity().name(frames, frame));
        }
        this.hidden = query.frames().hidden(frames);
        this.first = query.frames().first(frames);
        this.nodeOfStack = new int[profile.stacks().size()];
        this.nodeOfStack[StackTable.ROOT] = beginning(0);
    }

    private int nameId(final String name) {
        final Integer known = nameIds.putIfAbsent(name, names.size());
        if (known == null) {
            names.add(name);
            return names.size() - 1;
        }
        return known;
    }

    /** Where stacks begin that hang below a node: nowhere, if their outermost frames are not shown. */
    private int beginning(final int node) {
        return query.frames().showFrom().isEmpty() ? node : NOT_BEGUN;
    }

    private int call(final int caller, final int frame) {
        return call(caller, frame, 0);
    }

    /** @param base what the stack hangs below */
    private int call(final int caller, final int frame, final int base) {
        if (caller == NOT_BEGUN && !first.get(frame)) {
            return NOT_BEGUN;
        }
        final int from = caller == NOT_BEGUN ? base : caller;
        if (hidden.get(frame)) {
            return from;
        }
        final int name = nameOfFrame[frame];
        if (query.foldsRecursion()) {
            for (int open = from; open != base; open = nodes.parent(open)) {
                if (nodes.nameId(open) == name) {
                    return open;
                }
            }
        }
        final int before = nodes.size();
        final int node = nodes.child(from, name);
        if (nodes.size() > before) {
            nodes.payload(node, frame);
        }
        return node;
    }

    /** The node that a stack ends at; the root if nothing of it is shown. */
    int node(final int stack) {
        return Math.max(nodeOfStack[stack], 0);
    }

    /** The node that a stack ends at that hangs below others, added if it is not there yet. */
    int node(final int stack, final int base) {
        int node = beginning(base);
        for (final int frame : profile.stacks().framesOf(stack)) {
            node = call(node, frame, base);
        }
        return node == NOT_BEGUN ? base : node;
    }

    /** A frame that is none of the profile's, but a text. */
    int tag(final int caller, final String text) {
        return nodes.child(caller, nameId(text));
    }

    int size() {
        return nodes.size();
    }

    int parent(final int node) {
        return nodes.parent(node);
    }

    int nameId(final int node) {
        return nodes.nameId(node);
    }

    /** A frame that the node stands for, {@link WeightedTree#NONE} if it stands for none. */
    int frame(final int node) {
        return nodes.payload(node);
    }

    List<String> names() {
        return names;
    }

    /** Which of the nodes have one of these below them or are among them. */
    BitSet withCallers(final BitSet ends) {
        final BitSet needed = (BitSet) ends.clone();
        needed.set(0);
        for (int node = nodes.size() - 1; node > 0; node--) {
            if (needed.get(node)) {
                needed.set(nodes.parent(node));
            }
        }
        return needed;
    }

    /** New numbers for the nodes of a set, in the same order. */
    static int[] numbers(final BitSet nodes, final int size) {
        final int[] numbers = new int[size];
        Arrays.fill(numbers, WeightedTree.NONE);
        int next = 0;
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            numbers[node] = next++;
        }
        return numbers;
    }
}

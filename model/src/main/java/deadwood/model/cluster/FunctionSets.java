package deadwood.model.cluster;

import deadwood.model.profile.FrameTable;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackTable;
import deadwood.model.store.CancelSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct sets of functions that the stacks of samples consist of, found on one walk down the trie: what is on the path to a node
 * is known there, and its hash is a sum that a step down adds to and a step up takes from.
 */
final class FunctionSets {

    /** In place of a set: no sample has the stack. */
    static final int NONE = -1;

    private static final int CHECK_EVERY = 1 << 14;

    private final List<String> names = new ArrayList<>();
    private final int[] nameOfFunction;
    private final int[] setOfStack;
    private int[][] sets = new int[1 << 10][];
    private int count;

    // Where the walk is.
    private final StackTable stacks;
    private final FrameTable frames;
    private final int[] open;
    private final int[] path;
    private int pathLength;
    private long hash;

    /** Which set has which hash: open addressing, the hashes beside the ids. */
    private int[] slots = new int[1 << 11];
    private long[] hashes = new long[1 << 10];

    private FunctionSets(final StackProfile profile) {
        this.stacks = profile.stacks();
        this.frames = profile.frames();
        final Map<String, Integer> ids = new HashMap<>();
        this.nameOfFunction = new int[frames.functions().size()];
        for (int function = 0; function < nameOfFunction.length; function++) {
            final String name = frames.functions().get(function).name();
            final Integer known = ids.putIfAbsent(name, names.size());
            nameOfFunction[function] = known == null ? names.size() : known;
            if (known == null) {
                names.add(name);
            }
        }
        this.open = new int[names.size()];
        this.path = new int[names.size()];
        this.setOfStack = new int[stacks.size()];
        Arrays.fill(setOfStack, NONE);
        Arrays.fill(slots, NONE);
    }

    /** @param sampled the stacks that count */
    static FunctionSets of(final StackProfile profile, final BitSet sampled, final CancelSignal cancel) {
        final FunctionSets result = new FunctionSets(profile);
        result.walk(sampled, cancel);
        return result;
    }

    /** Spreads an id over all bits: the finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    static long mix(final long id) {
        long mixed = (id + 1) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }

    private void walk(final BitSet sampled, final CancelSignal cancel) {
        final int[] firstChildren = new int[stacks.size()];
        final int[] nextSiblings = new int[stacks.size()];
        Arrays.fill(firstChildren, NONE);
        nextSiblings[StackTable.ROOT] = NONE;
        for (int stack = stacks.size() - 1; stack > 0; stack--) {
            nextSiblings[stack] = firstChildren[stacks.parent(stack)];
            firstChildren[stacks.parent(stack)] = stack;
        }
        if (sampled.get(StackTable.ROOT)) {
            setOfStack[StackTable.ROOT] = intern();
        }
        int visited = 0;
        int stack = firstChildren[StackTable.ROOT];
        while (stack != NONE) {
            enter(stack);
            if (sampled.get(stack)) {
                setOfStack[stack] = intern();
            }
            if (++visited % CHECK_EVERY == 0) {
                cancel.check();
            }
            stack = firstChildren[stack] != NONE ? firstChildren[stack] : following(stack, nextSiblings);
        }
    }

    private int following(final int from, final int[] nextSiblings) {
        int stack = from;
        while (stack != StackTable.ROOT) {
            leave(stack);
            if (nextSiblings[stack] != NONE) {
                return nextSiblings[stack];
            }
            stack = stacks.parent(stack);
        }
        return NONE;
    }

    private int nameAt(final int stack) {
        return nameOfFunction[frames.functionId(stacks.frame(stack))];
    }

    private void enter(final int stack) {
        final int name = nameAt(stack);
        if (open[name]++ == 0) {
            path[pathLength++] = name;
            hash += mix(name);
        }
    }

    private void leave(final int stack) {
        final int name = nameAt(stack);
        if (--open[name] == 0) {
            pathLength--;
            hash -= mix(name);
        }
    }

    /** The id of the set that is open. */
    private int intern() {
        int slot = (int) mix(hash) & slots.length - 1;
        while (slots[slot] != NONE) {
            if (hashes[slots[slot]] == hash && isOpen(sets[slots[slot]])) {
                return slots[slot];
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (count == sets.length) {
            sets = Arrays.copyOf(sets, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        sets[count] = Arrays.copyOf(path, pathLength);
        hashes[count] = hash;
        slots[slot] = count;
        count++;
        if (count * 2 > slots.length) {
            grow();
        }
        return count - 1;
    }

    private boolean isOpen(final int[] set) {
        if (set.length != pathLength) {
            return false;
        }
        for (final int name : set) {
            if (open[name] == 0) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, NONE);
        for (int set = 0; set < count; set++) {
            int slot = (int) mix(hashes[set]) & slots.length - 1;
            while (slots[slot] != NONE) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = set;
        }
    }

    /** Number of distinct sets. */
    int size() {
        return count;
    }

    /** The names of a set, each once, the outermost caller first. */
    int[] names(final int set) {
        return sets[set];
    }

    /** The set of a stack, {@link #NONE} if no sample has it. */
    int ofStack(final int stack) {
        return setOfStack[stack];
    }

    /** Number of names of functions. */
    int nameCount() {
        return names.size();
    }

    /** Those of some names that are on a stack, in its order, the outermost first. */
    List<String> inOrderOf(final int stack, final int[] wanted) {
        final BitSet left = new BitSet();
        for (final int name : wanted) {
            left.set(name);
        }
        final List<String> result = new ArrayList<>();
        for (final int frame : stacks.framesOf(stack)) {
            final int name = nameOfFunction[frames.functionId(frame)];
            if (left.get(name)) {
                left.clear(name);
                result.add(names.get(name));
            }
        }
        return result;
    }
}

package deadwood.model.profile;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the calls of functions, or of anything else that frames can be told apart by, that are not on the stack already: one walk down
 * the trie with a counter of open calls a function.
 */
final class OutermostCalls {

    /** Of frames that are left out. */
    static final int NO_KEY = -1;

    private final StackTable stacks;
    private final int[] keyOfFrame;
    private final int[] open;
    private final int[] firstChildren;
    private final int[] nextSiblings;

    /** Told of each such call. */
    @FunctionalInterface
    interface Action {
        void call(int stack, int key);
    }

    /** By function. */
    OutermostCalls(final StackTable stacks, final FrameTable frames) {
        this(stacks, IntStream.range(0, frames.size()).map(frames::functionId).toArray(), frames.functions().size());
    }

    /** @param keyOfFrame from 0, {@link #NO_KEY} for frames that are left out */
    OutermostCalls(final StackTable stacks, final int[] keyOfFrame, final int keys) {
        this.stacks = stacks;
        this.keyOfFrame = keyOfFrame;
        this.open = new int[keys];
        this.firstChildren = new int[stacks.size()];
        this.nextSiblings = new int[stacks.size()];
        Arrays.fill(firstChildren, StackTable.NONE);
        for (int stack = stacks.size() - 1; stack > 0; stack--) {
            final int parent = stacks.parent(stack);
            nextSiblings[stack] = firstChildren[parent];
            firstChildren[parent] = stack;
        }
        nextSiblings[StackTable.ROOT] = StackTable.NONE;
    }

    void forEach(final Action action) {
        int stack = firstChildren[StackTable.ROOT];
        while (stack != StackTable.NONE) {
            final int key = keyOfFrame[stacks.frame(stack)];
            if (key != NO_KEY && open[key]++ == 0) {
                action.call(stack, key);
            }
            final int child = firstChildren[stack];
            stack = child != StackTable.NONE ? child : following(stack);
        }
    }

    /** The next stack that is not inside of this one; closes what is left on the way. */
    private int following(final int from) {
        int stack = from;
        while (stack != StackTable.ROOT) {
            final int key = keyOfFrame[stacks.frame(stack)];
            if (key != NO_KEY) {
                open[key]--;
            }
            if (nextSiblings[stack] != StackTable.NONE) {
                return nextSiblings[stack];
            }
            stack = stacks.parent(stack);
        }
        return StackTable.NONE;
    }
}

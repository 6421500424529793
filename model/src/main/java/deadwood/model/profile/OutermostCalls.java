package deadwood.model.profile;

import java.util.Arrays;

/** Finds the calls of functions that are not on the stack already: one walk down the trie with a counter of open calls a function. */
final class OutermostCalls {

    private final StackTable stacks;
    private final FrameTable frames;
    private final int[] firstChildren;
    private final int[] nextSiblings;

    /** Told of each such call. */
    @FunctionalInterface
    interface Action {
        void call(int stack, int function);
    }

    OutermostCalls(final StackTable stacks, final FrameTable frames) {
        this.stacks = stacks;
        this.frames = frames;
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
        final int[] open = new int[frames.functions().size()];
        int stack = firstChildren[StackTable.ROOT];
        while (stack != StackTable.NONE) {
            final int function = frames.functionId(stacks.frame(stack));
            if (open[function]++ == 0) {
                action.call(stack, function);
            }
            final int child = firstChildren[stack];
            stack = child != StackTable.NONE ? child : following(stack, open);
        }
    }

    /** The next stack that is not inside of this one; closes what is left on the way. */
    private int following(final int from, final int[] open) {
        int stack = from;
        while (stack != StackTable.ROOT) {
            open[frames.functionId(stacks.frame(stack))]--;
            if (nextSiblings[stack] != StackTable.NONE) {
                return nextSiblings[stack];
            }
            stack = stacks.parent(stack);
        }
        return StackTable.NONE;
    }
}

package deadwood.model.profile;

import deadwood.model.store.CancelSignal;
import deadwood.model.tree.ValueType;
import deadwood.model.tree.WeightedTree;
import deadwood.model.tree.WeightedTreeBuilder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The call tree of a profile: a node is a function called through those above it; its payload is the id of the function. */
public final class ProfileTree {

    private static final String ROOT = "all";
    private static final int CHECK_EVERY = 1 << 14;

    private ProfileTree() {}

    /**
     * @param types the sample types that become the values of the tree, at least one
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static WeightedTree of(final StackProfile profile, final List<Integer> types, final FrameFilter filter,
            final CancelSignal cancel) {
        final List<ValueType> valueTypes = types.stream().map(profile.sampleTypes()::get)
                .map(type -> new ValueType(type.name(), type.treeUnit())).toList();
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(valueTypes, ROOT);
        final FrameTable frames = profile.frames();
        final int[] names = frames.functions().stream().mapToInt(function -> builder.nameId(function.name())).toArray();
        final StackTable stacks = profile.stacks();
        final int[] nodes = new int[stacks.size()];
        Arrays.fill(nodes, WeightedTree.NONE);
        nodes[StackTable.ROOT] = WeightedTreeBuilder.ROOT;
        final BitSet passing = filter.stacks(profile);
        final BitSet needed = needed(profile, types, passing);
        for (int stack = 1; stack < nodes.length; stack++) {
            if (needed.get(stack)) {
                final int function = frames.functionId(stacks.frame(stack));
                nodes[stack] = builder.child(nodes[stacks.parent(stack)], names[function]);
                builder.payload(nodes[stack], function);
            }
            if (stack % CHECK_EVERY == 0) {
                cancel.check();
            }
        }
        for (int i = 0; i < types.size(); i++) {
            final int type = types.get(i);
            for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
                final int stack = profile.stack(sample);
                if (passing.get(stack)) {
                    builder.addSelf(i, nodes[stack], profile.value(type, sample));
                }
            }
        }
        return builder.build();
    }

    /** The stacks of samples that count, with all their callers. */
    private static BitSet needed(final StackProfile profile, final List<Integer> types, final BitSet passing) {
        final BitSet needed = new BitSet(profile.stacks().size());
        for (final int type : types) {
            for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
                final int stack = profile.stack(sample);
                if (passing.get(stack)) {
                    needed.set(stack);
                }
            }
        }
        for (int stack = profile.stacks().size() - 1; stack > 0; stack--) {
            if (needed.get(stack)) {
                needed.set(profile.stacks().parent(stack));
            }
        }
        return needed;
    }
}

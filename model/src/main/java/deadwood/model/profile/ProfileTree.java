package deadwood.model.profile;

import deadwood.model.store.CancelSignal;
import deadwood.model.tree.WeightedTree;
import java.util.List;

/** The call tree of a profile, for those who want only one: {@link CallTrees}. */
public final class ProfileTree {

    private ProfileTree() {}

    /**
     * By function.
     *
     * @param types the sample types that become the values of the tree, at least one
     * @throws java.util.concurrent.CancellationException if cancelled
     * @throws deadwood.model.tree.NameSearch.TooSlowException if a regular expression takes too long
     */
    public static WeightedTree of(final StackProfile profile, final List<Integer> types, final FrameFilter filter,
            final CancelSignal cancel) {
        return new CallTrees(profile).tree(types, ProfileQuery.of(filter), cancel);
    }
}

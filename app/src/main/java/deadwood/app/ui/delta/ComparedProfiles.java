package deadwood.app.ui.delta;

import deadwood.model.cluster.GoroutineGrowth;
import deadwood.model.diff.ProfileDelta;
import deadwood.model.tree.TreeDelta;
import deadwood.model.tree.WeightedTree;
import java.util.Arrays;
import java.util.List;

/**
 * What came of comparing.
 *
 * @param tree what is drawn: {@link TreeDelta#magnitudes} of the union
 * @param changes the nodes where most changed, the largest change first
 * @param goroutines groups of goroutines, what grew most first; none if these are no profiles of goroutines
 */
public record ComparedProfiles(ProfileDelta delta, WeightedTree tree, List<Integer> changes,
        List<GoroutineGrowth.Row> goroutines) {

    private static final int MOST_CHANGES = 200;
    /** Changes below that part of the largest are none that somebody goes to. */
    private static final double LEAST = 0.01;

    static ComparedProfiles of(final ProfileDelta delta, final List<GoroutineGrowth.Row> goroutines) {
        final TreeDelta tree = delta.tree();
        final WeightedTree drawn = tree.magnitudes(0);
        final int[] largest = tree.largestChanges(0, MOST_CHANGES);
        final double least = largest.length == 0 ? 0 : LEAST * change(tree, largest[0]);
        final List<Integer> changes = Arrays.stream(largest).filter(node -> change(tree, node) >= least).boxed()
                .toList();
        return new ComparedProfiles(delta, drawn, changes, goroutines);
    }

    private static double change(final TreeDelta tree, final int node) {
        return Math.abs((double) tree.selfAfter(0, node) - tree.selfBefore(0, node));
    }

    /** Whether there is a value on some side. */
    boolean isEmpty() {
        return tree.total(TreeDelta.LARGER, 0) == 0;
    }

    /** Whether some value is below zero. */
    boolean hasNegative() {
        return delta.tree().totalBefore(0, 0) != tree.total(TreeDelta.BEFORE, 0)
                || delta.tree().totalAfter(0, 0) != tree.total(TreeDelta.AFTER, 0);
    }
}

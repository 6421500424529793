package deadwood.model.profile;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What of a profile is looked at, and how finely.
 *
 * @param foldsRecursion whether a call of what is on the stack already counts as that, with all it calls
 * @param tagRoots keys of labels whose values become the outermost frames, in that order
 * @param tagLeaves keys of labels whose values become the innermost frames, in that order
 */
public record ProfileQuery(FrameFilter frames, SampleFilter samples, Granularity granularity, boolean foldsRecursion,
        List<String> tagRoots, List<String> tagLeaves) {

    /** Everything, by function. */
    public static final ProfileQuery ALL = of(FrameFilter.ALL);

    public ProfileQuery {
        tagRoots = List.copyOf(tagRoots);
        tagLeaves = List.copyOf(tagLeaves);
    }

    /** All samples whose stacks pass, by function. */
    public static ProfileQuery of(final FrameFilter frames) {
        return new ProfileQuery(frames, SampleFilter.ALL, Granularity.FUNCTION, false, List.of(), List.of());
    }

    /**
     * The samples of a profile that count.
     *
     * @throws deadwood.model.tree.NameSearch.TooSlowException if a regular expression takes too long
     */
    public IntPredicate samplesOf(final StackProfile profile) {
        final BitSet stacks = frames.stacks(profile);
        final SampleFilter.Samples passing = samples.of(profile);
        return sample -> stacks.get(profile.stack(sample)) && passing.test(sample);
    }

    public ProfileQuery withFrames(final FrameFilter other) {
        return new ProfileQuery(other, samples, granularity, foldsRecursion, tagRoots, tagLeaves);
    }

    public ProfileQuery withSamples(final SampleFilter other) {
        return new ProfileQuery(frames, other, granularity, foldsRecursion, tagRoots, tagLeaves);
    }

    public ProfileQuery withGranularity(final Granularity other) {
        return new ProfileQuery(frames, samples, other, foldsRecursion, tagRoots, tagLeaves);
    }

    public ProfileQuery foldingRecursion(final boolean folds) {
        return new ProfileQuery(frames, samples, granularity, folds, tagRoots, tagLeaves);
    }

    public ProfileQuery withTags(final List<String> roots, final List<String> leaves) {
        return new ProfileQuery(frames, samples, granularity, foldsRecursion, roots, leaves);
    }
}

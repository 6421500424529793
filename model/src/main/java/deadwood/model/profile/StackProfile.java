package deadwood.model.profile;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Samples of stacks with one value a sample type. Immutable, on the Java heap, safe for several threads.
 * <p>
 * Samples of one stack, one set of labels and without a time are one sample; those with a time stay apart. A file with samples of
 * several kinds has them one kind after another: {@link #firstSample}.
 */
public final class StackProfile {

    /** In place of a time: the file does not say when. */
    public static final long NO_TIME = Long.MIN_VALUE;
    /** The set without labels. */
    public static final int NO_LABELS = 0;

    private final List<SampleType> sampleTypes;
    private final int defaultType;
    private final FrameTable frames;
    private final StackTable stacks;
    private final List<List<Label>> labelSets;
    private final Samples samples;
    private final ProfileInfo info;
    private volatile long @Nullable [] totals;

    /**
     * @param values by sample type, of the samples from {@code firsts} on; those before and behind have none
     * @param firsts by sample type
     * @param times nanoseconds since 1970, {@link #NO_TIME}; empty if no sample has one
     */
    record Samples(int[] stacks, int[] labels, long[] times, long[][] values, int[] firsts) {}

    StackProfile(final List<SampleType> sampleTypes, final int defaultType, final FrameTable frames,
            final StackTable stacks, final List<List<Label>> labelSets, final Samples samples,
            final ProfileInfo info) {
        this.sampleTypes = List.copyOf(sampleTypes);
        this.defaultType = defaultType;
        this.frames = frames;
        this.stacks = stacks;
        this.labelSets = List.copyOf(labelSets);
        this.samples = samples;
        this.info = info;
    }

    /** At least one. */
    public List<SampleType> sampleTypes() {
        return sampleTypes;
    }

    /** The sample type to show first. */
    public int defaultType() {
        return defaultType;
    }

    /** The default sample type, or the first that does not add up to nothing if that one does. */
    public int firstTypeWithValues() {
        if (total(defaultType) != 0) {
            return defaultType;
        }
        for (int type = 0; type < sampleTypes.size(); type++) {
            if (total(type) != 0) {
                return type;
            }
        }
        return defaultType;
    }

    /** The sample type of that name, −1 if there is none. */
    public int typeNamed(final String name) {
        for (int type = 0; type < sampleTypes.size(); type++) {
            if (sampleTypes.get(type).name().equals(name)) {
                return type;
            }
        }
        return -1;
    }

    public FrameTable frames() {
        return frames;
    }

    public StackTable stacks() {
        return stacks;
    }

    public ProfileInfo info() {
        return info;
    }

    /** Number of samples. */
    public int size() {
        return samples.stacks().length;
    }

    /** Number of distinct stacks that samples have: fewer than the nodes of {@link #stacks()}, which are their callers too. */
    public int sampledStacks() {
        final BitSet seen = new BitSet(stacks.size());
        for (final int stack : samples.stacks()) {
            seen.set(stack);
        }
        return seen.cardinality();
    }

    /** The stack of a sample: a node of {@link #stacks()}. */
    public int stack(final int sample) {
        return samples.stacks()[sample];
    }

    /** The value of a sample, 0 if it has none of that type; negative in profiles that are the difference of two. */
    public long value(final int type, final int sample) {
        final int at = sample - samples.firsts()[type];
        final long[] values = samples.values()[type];
        return at >= 0 && at < values.length ? values[at] : 0;
    }

    /** The first sample that has values of a type. Where all samples have all types this is 0. */
    public int firstSample(final int type) {
        return samples.firsts()[type];
    }

    /** The sample behind the last that has values of a type. Where all samples have all types this is {@link #size}. */
    public int endSample(final int type) {
        return samples.firsts()[type] + samples.values()[type].length;
    }

    /** When the sample was taken, in nanoseconds since 1970, or {@link #NO_TIME}. */
    public long time(final int sample) {
        return samples.times().length == 0 ? NO_TIME : samples.times()[sample];
    }

    /** Whether some samples have a time. */
    public boolean hasTimes() {
        return samples.times().length > 0;
    }

    /** The id of the sample's set of labels. */
    public int labelSet(final int sample) {
        return samples.labels()[sample];
    }

    /** Number of sets of labels; {@link #NO_LABELS} is always there. */
    public int labelSetCount() {
        return labelSets.size();
    }

    /** The labels of a set, in the order of the file. */
    public List<Label> labels(final int labelSet) {
        return labelSets.get(labelSet);
    }

    /** Sum of all samples; added up when first asked for, and kept. */
    public long total(final int type) {
        long[] known = totals;
        if (known == null) {
            // Two threads may do it at once; both find the same.
            known = new long[sampleTypes.size()];
            for (int each = 0; each < known.length; each++) {
                for (final long value : samples.values()[each]) {
                    known[each] += value;
                }
            }
            totals = known;
        }
        return known[type];
    }
}

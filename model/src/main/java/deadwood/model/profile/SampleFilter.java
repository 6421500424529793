package deadwood.model.profile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which samples count, whatever their stacks.
 *
 * @param focus samples count whose labels each of these matches
 * @param ignore samples do not count whose labels one of these matches
 * @param from the earliest time that counts, in nanoseconds since 1970
 * @param to the first time that does not count any more; samples without a time count only if {@code from} and {@code to} are those of
 *        {@link #ALL}
 */
public record SampleFilter(List<LabelFilter> focus, List<LabelFilter> ignore, long from, long to) {

    /** All samples count. */
    public static final SampleFilter ALL = new SampleFilter(List.of(), List.of(), Long.MIN_VALUE, Long.MAX_VALUE);

    public SampleFilter {
        focus = List.copyOf(focus);
        ignore = List.copyOf(ignore);
    }

    /** Whether only part of the time counts. */
    public boolean hasRange() {
        return from != Long.MIN_VALUE || to != Long.MAX_VALUE;
    }

    /** The same, of a part of the time only. */
    public SampleFilter between(final long start, final long end) {
        return new SampleFilter(focus, ignore, start, end);
    }

    /** The same, of samples only whose labels match. */
    public SampleFilter focusing(final LabelFilter filter) {
        return new SampleFilter(with(focus, filter), ignore, from, to);
    }

    /** The same, without samples whose labels match. */
    public SampleFilter ignoring(final LabelFilter filter) {
        return new SampleFilter(focus, with(ignore, filter), from, to);
    }

    private static List<LabelFilter> with(final List<LabelFilter> filters, final LabelFilter filter) {
        final List<LabelFilter> more = new ArrayList<>(filters);
        more.add(filter);
        return more;
    }

    /**
     * The filter made ready for a profile, whose sets of labels are looked at once.
     *
     * @throws deadwood.model.tree.NameSearch.TooSlowException if an expression takes too long
     */
    public Samples of(final StackProfile profile) {
        final List<Predicate<List<Label>>> wanted = focus.stream().map(LabelFilter::tester).toList();
        final List<Predicate<List<Label>>> unwanted = ignore.stream().map(LabelFilter::tester).toList();
        final BitSet sets = new BitSet(profile.labelSetCount());
        for (int set = 0; set < profile.labelSetCount(); set++) {
            final List<Label> labels = profile.labels(set);
            sets.set(set, wanted.stream().allMatch(filter -> filter.test(labels))
                    && unwanted.stream().noneMatch(filter -> filter.test(labels)));
        }
        return new Samples(profile, sets, hasRange(), from, to);
    }

    /** Which samples of one profile count. */
    public static final class Samples {

        private final StackProfile profile;
        private final BitSet sets;
        private final boolean hasRange;
        private final long from;
        private final long to;

        private Samples(final StackProfile profile, final BitSet sets, final boolean hasRange, final long from,
                final long to) {
            this.profile = profile;
            this.sets = sets;
            this.hasRange = hasRange;
            this.from = from;
            this.to = to;
        }

        /** Whether a sample counts. */
        public boolean test(final int sample) {
            if (hasRange) {
                final long time = profile.time(sample);
                if (time == StackProfile.NO_TIME || time < from || time >= to) {
                    return false;
                }
            }
            return sets.get(profile.labelSet(sample));
        }
    }
}

package deadwood.model.timeline;

import deadwood.model.profile.StackProfile;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A span of time, in nanoseconds since 1970.
 *
 * @param first the earliest moment in it
 * @param last the latest moment in it, not before {@code first}
 */
public record TimeRange(long first, long last) {

    public TimeRange {
        if (last < first) {
            throw new IllegalArgumentException(
                    "a range cannot end at %d before it begins at %d".formatted(last, first));
        }
    }

    /**
     * From the first to the last sample that has a value of a type and counts.
     *
     * @return null if none of them has a time
     */
    public static @Nullable TimeRange of(final StackProfile profile, final int type, final IntPredicate samples) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        if (profile.hasTimes()) {
            for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
                final long time = profile.time(sample);
                if (time != StackProfile.NO_TIME && (time < first || time > last) && samples.test(sample)) {
                    first = Math.min(first, time);
                    last = Math.max(last, time);
                }
            }
        }
        return first > last ? null : new TimeRange(first, last);
    }

    /** Whether a moment is in it; {@link StackProfile#NO_TIME} is in none. */
    public boolean contains(final long time) {
        return time >= first && time <= last && time != StackProfile.NO_TIME;
    }

    /** The first moment behind it, as filters want it; the last that there is counts as behind. */
    public long end() {
        return last == Long.MAX_VALUE ? last : last + 1;
    }

    /** What is in both, null if nothing is. */
    public @Nullable TimeRange within(final TimeRange other) {
        final long from = Math.max(first, other.first);
        final long to = Math.min(last, other.last);
        return from > to ? null : new TimeRange(from, to);
    }

    /** The samples of a profile that were taken in it: what everything that accepts samples can be narrowed to. */
    public IntPredicate samples(final StackProfile profile) {
        return sample -> contains(profile.time(sample));
    }

    /** The smallest range that has both in it. */
    public TimeRange and(final TimeRange other) {
        return new TimeRange(Math.min(first, other.first), Math.max(last, other.last));
    }
}

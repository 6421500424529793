package deadwood.model.timeline;

/**
 * A range of time cut into buckets of equal width. The last may reach beyond the range, as widths are whole nanoseconds.
 *
 * @param range what is cut
 * @param count number of buckets, at least 1
 * @param width of a bucket in nanoseconds, unsigned
 */
public record TimeBuckets(TimeRange range, int count, long width) {

    /** In place of a bucket: the moment is out of range. */
    public static final int NONE = -1;

    public TimeBuckets {
        if (count < 1 || width == 0) {
            throw new IllegalArgumentException("%d buckets of %d ns".formatted(count, width));
        }
    }

    /**
     * As many buckets as asked for, or as many as whole nanoseconds allow, if the range is that short.
     *
     * @param count at least 1
     */
    public static TimeBuckets of(final TimeRange range, final int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a timeline needs a bucket, not " + count);
        }
        final long span = range.last() - range.first();
        final long width = Long.divideUnsigned(span, count) + 1;
        return new TimeBuckets(range, (int) Long.divideUnsigned(span, width) + 1, width);
    }

    /** The bucket of a moment, {@link #NONE} if it is out of range. */
    public int bucket(final long time) {
        return range.contains(time) ? bucketWithin(time) : NONE;
    }

    private int bucketWithin(final long time) {
        final long distance = time - range.first();
        // Spans of more than 292 years are possible in files that say nonsense.
        return (int) (distance >= 0 && width > 0 ? distance / width : Long.divideUnsigned(distance, width));
    }

    /** The part of the range that a bucket covers. */
    public TimeRange rangeOf(final int bucket) {
        return rangeOf(bucket, bucket);
    }

    /** The part of the range from one bucket to another, both included. */
    public TimeRange rangeOf(final int firstBucket, final int lastBucket) {
        final long first = range.first() + firstBucket * width;
        final long end = range.first() + (lastBucket + 1L) * width - 1;
        return new TimeRange(first, lastBucket == count - 1 ? range.last() : end);
    }
}

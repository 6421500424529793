package deadwood.importers.pprof.legacy;

/**
 * What was allocated on average where a sample was taken: a block is sampled with a chance of 1 − exp(−size/rate), so each sample stands
 * for the inverse of that (scaleHeapSample in the reference tool).
 */
final class HeapScale {

    private HeapScale() {}

    /**
     * Number of blocks.
     *
     * @param count blocks that were sampled
     * @param size their bytes together
     * @param rate bytes between two samples; up to 1 if each block is one
     */
    static long count(final long count, final long size, final long rate) {
        return scaled(count, count, size, rate);
    }

    /** Bytes; see {@link #count}. */
    static long size(final long count, final long size, final long rate) {
        return scaled(size, count, size, rate);
    }

    private static long scaled(final long amount, final long count, final long size, final long rate) {
        if (count == 0 || size == 0) {
            return 0;
        }
        if (rate <= 1) {
            return amount;
        }
        final double average = (double) size / count;
        return (long) (amount * (1 / (1 - Math.exp(-average / rate))));
    }

    /** A product, or the number next to it that fits. */
    static long product(final long left, final long right) {
        final long product = left * right;
        if (Math.multiplyHigh(left, right) == product >> 63) {
            return product;
        }
        return left < 0 == right < 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
}

package deadwood.model.cluster;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Signatures of sets, cut into bands: two sets have a band in common the more probably the more alike they are (Broder 1997; Leskovec,
 * Rajaraman, Ullman, Mining of Massive Datasets, 3.4). A band of {@code r} rows is common with the probability {@code J^r}, one of
 * {@code b} with {@code 1 - (1 - J^r)^b}; there are as many rows as sets at the threshold can bear.
 */
final class MinHash {

    /** Bands of a signature. */
    static final int BANDS = 32;

    private static final int MOST_ROWS = 8;
    /** The share of pairs at the threshold that may be overlooked. */
    private static final double OVERLOOKED = 0.005;
    private static final long SEED = 0x6465_6164_776F_6F64L;

    private final int rows;
    private final int[] masks;
    private final int[] factors;
    private final int[] mixes;
    private final int[] minima;

    /**
     * @param names number of elements that sets are made of
     * @param threshold the least Jaccard index that matters, above 0 and at most 1
     */
    MinHash(final int names, final double threshold) {
        this.rows = rows(threshold);
        this.minima = new int[BANDS * rows];
        this.masks = new int[minima.length];
        this.factors = new int[minima.length];
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < minima.length; i++) {
            masks[i] = random.nextInt();
            factors[i] = random.nextInt() | 1;
        }
        this.mixes = new int[names];
        for (int name = 0; name < names; name++) {
            mixes[name] = (int) FunctionSets.mix(name);
        }
    }

    /** The most rows with which a pair at the threshold is still found. */
    static int rows(final double threshold) {
        final double least = 1 - Math.pow(OVERLOOKED, 1.0 / BANDS);
        int rows = 1;
        while (rows < MOST_ROWS && Math.pow(threshold, rows + 1) >= least) {
            rows++;
        }
        return rows;
    }

    /** Writes a key a band into {@code keys}. */
    void bands(final int[] set, final int[] keys) {
        Arrays.fill(minima, Integer.MAX_VALUE);
        for (final int name : set) {
            final int mixed = mixes[name];
            for (int i = 0; i < minima.length; i++) {
                minima[i] = Math.min(minima[i], (mixed ^ masks[i]) * factors[i]);
            }
        }
        for (int band = 0; band < BANDS; band++) {
            long key = band;
            for (int row = 0; row < rows; row++) {
                key = FunctionSets.mix(key ^ minima[band * rows + row]);
            }
            keys[band] = (int) key;
        }
    }
}

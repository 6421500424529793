package deadwood.importers.hprof;

import java.util.Arrays;

/** What the distances between neighbouring objects say; the distance bounds the size of the first of the two. For one thread. */
final class GapEvidence {

    /** Where there is no evidence. */
    static final long NONE = Long.MAX_VALUE;

    /** All addresses, or-ed. */
    long addressBits;
    /** Smallest gap of an object by class id; class objects aside. */
    final long[] smallestGaps;
    /** Number of objects by class id; class objects aside. */
    final long[] counts;
    /** Gap of the class object by class id. */
    final long[] mirrorGaps;
    /** Smallest of gap − length × element size of arrays of primitives, by element size in bytes. */
    final long[] primitiveSlack = new long[Long.BYTES + 1];
    /** Smallest of gap − length × 4 of arrays of references. */
    long slackOf4 = NONE;
    /** Smallest of gap − length × 8 of arrays of references. */
    long slackOf8 = NONE;
    /** Longest array of references. */
    int longestReferenceArray;

    private int[] odd = new int[16];
    private int oddCount;

    GapEvidence(final int classes) {
        smallestGaps = new long[classes];
        counts = new long[classes];
        mirrorGaps = new long[classes];
        Arrays.fill(smallestGaps, NONE);
        Arrays.fill(mirrorGaps, NONE);
        Arrays.fill(primitiveSlack, NONE);
    }

    void object(final int type, final long gap) {
        counts[type]++;
        if (gap < smallestGaps[type]) {
            smallestGaps[type] = gap;
        }
    }

    void mirror(final int type, final long gap) {
        mirrorGaps[type] = gap;
    }

    void referenceArray(final int length, final long gap) {
        slackOf4 = Math.min(slackOf4, gap - 4L * length);
        slackOf8 = Math.min(slackOf8, gap - 8L * length);
        longestReferenceArray = Math.max(longestReferenceArray, length);
    }

    void primitiveArray(final int elementSize, final int length, final long gap) {
        primitiveSlack[elementSize] = Math.min(primitiveSlack[elementSize], gap - (long) length * elementSize);
    }

    /** An object whose size its class does not tell. */
    void odd(final int object) {
        if (oddCount == odd.length) {
            odd = Arrays.copyOf(odd, oddCount * 2);
        }
        odd[oddCount++] = object;
    }

    /** Ascending. */
    int[] oddObjects() {
        final int[] objects = Arrays.copyOf(odd, oddCount);
        Arrays.sort(objects);
        return objects;
    }

    void merge(final GapEvidence other) {
        addressBits |= other.addressBits;
        slackOf4 = Math.min(slackOf4, other.slackOf4);
        slackOf8 = Math.min(slackOf8, other.slackOf8);
        longestReferenceArray = Math.max(longestReferenceArray, other.longestReferenceArray);
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
            smallestGaps[i] = Math.min(smallestGaps[i], other.smallestGaps[i]);
            mirrorGaps[i] = Math.min(mirrorGaps[i], other.mirrorGaps[i]);
        }
        for (int i = 0; i < primitiveSlack.length; i++) {
            primitiveSlack[i] = Math.min(primitiveSlack[i], other.primitiveSlack[i]);
        }
        for (int i = 0; i < other.oddCount; i++) {
            odd(other.odd[i]);
        }
    }
}

package deadwood.model.gosite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Infers from the sizes of what one place allocates whether they are arrays of buckets of one map. Protobuf profiles hide the frames of
 * maps, but the sizes stay: those of a map of Go 1.23 or older are 2^B buckets, from B = 4 on with a 16th more for overflow; those of
 * Go 1.24 and newer are 2^n groups, 128 at most. Slices double too: sizes that a slice of small elements would have prove nothing.
 */
final class GoMapSizes {

    /** Distinct sizes without which nothing is inferred. */
    static final int LEAST_SIZES = 3;

    private static final double MOST_FIT = 0.8;
    private static final int LARGEST_BUCKET = 2064;
    private static final int SMALLEST_BUCKET = 24;
    private static final int WORD = 8;
    /** With B = 4 buckets for overflow are allocated beforehand (runtime/map.go, makeBucketArray). */
    private static final int FIRST_WITH_OVERFLOW = 4;
    private static final int MOST_DOUBLINGS = 40;
    /** Groups in a table at most, as a power of two (internal/runtime/maps, maxTableCapacity). */
    private static final int MOST_GROUPS = 7;
    private static final int PAGE = 8192;
    /** Since Go 1.22 objects of more than 512 bytes with pointers begin with a word that tells their type. */
    private static final int LEAST_WITH_HEADER = 512;
    /** Odd factors of the sizes of usual slices: of texts, slices, points, small structs. */
    private static final int[] ODD_OF_SLICES = {1, 3, 5, 7};
    /** runtime/sizeclasses.go, the same since Go 1.16. */
    private static final int[] SIZE_CLASSES = {8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224,
        240, 256, 288, 320, 352, 384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536,
        1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864, 5120, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728,
        10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768};

    private static final List<long[]> SLICES = Arrays.stream(ODD_OF_SLICES)
            .mapToObj(odd -> IntStream.range(0, MOST_DOUBLINGS).mapToLong(power -> sizeClass((long) odd << power))
                    .toArray())
            .toList();
    private static final List<Candidate> OLD = candidates(GoMapSizes::oldSizes);
    private static final List<Candidate> GROUPS = candidates(GoMapSizes::groupSizes);

    /** The sizes of arrays of one size of bucket or group, ascending. */
    private record Candidate(int bucket, long[] sizes) {}

    @FunctionalInterface
    private interface BucketArrays {
        long[] of(int bucket, int header);
    }

    private GoMapSizes() {}

    private static List<Candidate> candidates(final BucketArrays arrays) {
        final List<Candidate> candidates = new ArrayList<>();
        for (int bucket = SMALLEST_BUCKET; bucket <= LARGEST_BUCKET; bucket += WORD) {
            candidates.add(new Candidate(bucket, arrays.of(bucket, 0)));
            candidates.add(new Candidate(bucket, arrays.of(bucket, WORD)));
        }
        return candidates;
    }

    /** The size of the memory that an object of some size gets. */
    static long sizeClass(final long size) {
        if (size > SIZE_CLASSES[SIZE_CLASSES.length - 1]) {
            return (size + PAGE - 1) / PAGE * PAGE;
        }
        final int at = Arrays.binarySearch(SIZE_CLASSES, (int) Math.max(size, 1));
        return SIZE_CLASSES[at < 0 ? -at - 1 : at];
    }

    /**
     * What sizes say.
     *
     * @param sizes distinct sizes of objects in bytes, ascending
     * @return a clause in words, null if they need not be those of a map
     */
    static @Nullable String reason(final long[] sizes) {
        if (sizes.length < LEAST_SIZES || isOfSlices(sizes)) {
            return null;
        }
        final int bucket = largest(sizes, OLD, expected -> count(sizes,
                Arrays.copyOfRange(expected, FIRST_WITH_OVERFLOW, expected.length)) >= LEAST_SIZES);
        final int group = largest(sizes, GROUPS, expected -> count(sizes, expected) >= LEAST_SIZES
                && sizes[sizes.length - 1] == expected[MOST_GROUPS]);
        final List<String> reasons = new ArrayList<>();
        if (bucket > 0) {
            reasons.add("buckets of up to %d bytes in a map of Go 1.23 or older".formatted(bucket));
        }
        if (group > 0) {
            reasons.add("up to 128 groups of up to %d bytes in a map of Go 1.24 or newer".formatted(group));
        }
        return reasons.isEmpty() ? null : "its sizes fit " + String.join(", or ", reasons);
    }

    /**
     * The largest of the buckets or groups that fit best, 0 if none does. Half of a bucket fits as well, and what differs by less than
     * classes of sizes do.
     */
    private static int largest(final long[] sizes, final List<Candidate> candidates,
            final Predicate<long[]> isTelling) {
        int largest = 0;
        int best = 0;
        for (final Candidate candidate : candidates) {
            final int count = count(sizes, candidate.sizes);
            if (count >= best && count >= MOST_FIT * sizes.length && isTelling.test(candidate.sizes)) {
                largest = candidate.bucket;
                best = count;
            }
        }
        return largest;
    }

    private static boolean isOfSlices(final long[] sizes) {
        return SLICES.stream().anyMatch(doubling -> fit(sizes, doubling));
    }

    private static long[] oldSizes(final int bucket, final int header) {
        return LongStream.range(0, MOST_DOUBLINGS).map(power -> {
            final long buckets = (1L << power) + (power >= FIRST_WITH_OVERFLOW ? 1L << power - FIRST_WITH_OVERFLOW : 0);
            return allocated(bucket * buckets, header);
        }).toArray();
    }

    private static long[] groupSizes(final int group, final int header) {
        return LongStream.rangeClosed(0, MOST_GROUPS).map(power -> allocated((long) group << power, header)).toArray();
    }

    private static long allocated(final long size, final int header) {
        return sizeClass(size > LEAST_WITH_HEADER && size <= SIZE_CLASSES[SIZE_CLASSES.length - 1] - WORD
                ? size + header
                : size);
    }

    private static boolean fit(final long[] sizes, final long[] expected) {
        return count(sizes, expected) >= MOST_FIT * sizes.length;
    }

    /** How many of some sizes are expected, both ascending. */
    private static int count(final long[] sizes, final long[] expected) {
        int count = 0;
        for (final long size : sizes) {
            count += Arrays.binarySearch(expected, size) >= 0 ? 1 : 0;
        }
        return count;
    }
}

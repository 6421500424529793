package deadwood.importers.gotext;

import deadwood.model.profile.SampleType;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * What a profile says of itself in its first lines.
 *
 * @param format as a person reads it
 * @param types the sample types, those of Go's protobuf profiles
 * @param defaultType the one to show first
 * @param numbers how many numbers a row has
 * @param totals what the rows should add up to, in the order of their numbers; empty if that is not said
 * @param heapRate bytes between two samples of a heap, 0 or 1 if each allocation is one
 */
record GoProfileKind(String format, List<SampleType> types, int defaultType, int numbers, List<Long> totals,
        long heapRate) {

    private static final int IN_USE_SPACE = 3;
    private static final int RATE_GROUP = 6;

    /** @return null if the line begins no profile */
    static @Nullable GoProfileKind of(final String line) {
        final Matcher heap = GoHead.HEAP.matcher(line);
        if (heap.matches()) {
            return heap(heap);
        }
        final Matcher count = GoHead.COUNT.matcher(line);
        if (count.matches()) {
            return new GoProfileKind("Go " + count.group(1) + " profile (text)",
                    List.of(new SampleType(count.group(1), "count")), 0, 1, List.of(parsed(count.group(2))), 0);
        }
        final Matcher contention = GoHead.CONTENTION.matcher(line);
        if (contention.matches()) {
            return new GoProfileKind(
                    "Go " + (contention.group(1).equals("mutex") ? "mutex" : "block") + " profile (text)",
                    List.of(new SampleType("contentions", "count"), new SampleType("delay", "nanoseconds")), 1, 2,
                    List.of(), 0);
        }
        return null;
    }

    private static GoProfileKind heap(final Matcher header) {
        final String name = header.group(RATE_GROUP - 1);
        final String number = header.group(RATE_GROUP);
        final long written = number == null ? 0 : parsed(number);
        // runtime/pprof writes 2*runtime.MemProfileRate behind "heap/" for the older pprof; others write the rate.
        final long rate = name.equals("heap") ? written / 2 : written;
        return new GoProfileKind("Go heap profile (text)",
                List.of(new SampleType("alloc_objects", "count"), new SampleType("alloc_space", "bytes"),
                        new SampleType("inuse_objects", "count"), new SampleType("inuse_space", "bytes")),
                IN_USE_SPACE, 4,
                List.of(parsed(header.group(1)), parsed(header.group(2)), parsed(header.group(3)),
                        parsed(header.group(4))),
                name.equals("heapprofile") ? 0 : rate);
    }

    boolean isHeap() {
        return numbers == 4;
    }

    boolean isContention() {
        return numbers == 2;
    }

    private static long parsed(final String digits) {
        try {
            return Long.parseLong(digits);
        } catch (final NumberFormatException _) {
            return digits.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}

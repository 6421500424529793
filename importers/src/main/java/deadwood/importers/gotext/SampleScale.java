package deadwood.importers.gotext;

import java.util.ArrayList;
import java.util.List;

/** Turns the numbers of a row into the values of a sample. */
final class SampleScale {

    private static final String CYCLES = "cycles/second=";
    private static final String PERIOD = "sampling period=";
    private static final double NANOSECONDS = 1e9;

    private final GoProfileKind kind;
    private long cyclesPerSecond;
    private long period = 1;
    private boolean allMultiples = true;

    SampleScale(final GoProfileKind kind) {
        this.kind = kind;
    }

    /** Takes a line {@code name=value}, as contention profiles have them, if it is one. */
    boolean setting(final String line) {
        if (!kind.isContention()) {
            return false;
        }
        if (line.startsWith(CYCLES)) {
            cyclesPerSecond = number(line, CYCLES);
            return true;
        }
        if (line.startsWith(PERIOD)) {
            period = Math.max(1, number(line, PERIOD));
            return true;
        }
        return false;
    }

    private static long number(final String line, final String name) {
        try {
            return Math.max(0, Long.parseLong(line.substring(name.length()).strip()));
        } catch (final NumberFormatException _) {
            return 0;
        }
    }

    /** The values of a row, in the order of the sample types. */
    long[] values(final ProfileRow row) {
        final List<Long> numbers = row.numbers();
        if (kind.isHeap()) {
            final long[] inUse = heap(numbers.get(0), numbers.get(1));
            final long[] allocated = heap(numbers.get(2), numbers.get(3));
            return new long[]{allocated[0], allocated[1], inUse[0], inUse[1]};
        }
        if (kind.isContention()) {
            return new long[]{numbers.get(1) * factor(), nanoseconds(numbers.get(0))};
        }
        return new long[]{numbers.get(0)};
    }

    /** What was allocated on average, by the chance that a sample of that size was taken (scaleHeapSample in runtime/pprof). */
    private long[] heap(final long count, final long size) {
        if (count == 0 || size == 0 || kind.heapRate() <= 1) {
            return new long[]{count, size};
        }
        final double average = (double) size / count;
        final double scale = 1 / (1 - Math.exp(-average / kind.heapRate()));
        return new long[]{(long) (count * scale), (long) (size * scale)};
    }

    private long nanoseconds(final long cycles) {
        return cyclesPerSecond == 0
                ? cycles * factor()
                : (long) (cycles * (double) factor() / (cyclesPerSecond / NANOSECONDS));
    }

    /**
     * What one sample stands for. Since Go 1.20 the runtime multiplies as it takes the sample (change 30b1af0, "scale mutex profile samples
     * when they are added"), but writes the period still: then all counts are multiples of it.
     */
    private long factor() {
        return allMultiples ? 1 : period;
    }

    /** Takes notice of a row before any values are asked for. */
    void notice(final ProfileRow row) {
        allMultiples &= !kind.isContention() || row.numbers().get(1) % period == 0;
    }

    /** Whether a row has bytes of no objects, which cannot be scaled. */
    boolean isOdd(final ProfileRow row) {
        final List<Long> numbers = row.numbers();
        return kind.isHeap()
                && (numbers.get(0) == 0 && numbers.get(1) != 0 || numbers.get(2) == 0 && numbers.get(3) != 0);
    }

    /** Bytes of one object of a row of a heap, 0 if there is none; the label {@code bytes} of Go's protobuf profiles. */
    static long objectSize(final ProfileRow row) {
        final long objects = row.numbers().get(2);
        return objects > 0 ? row.numbers().get(3) / objects : 0;
    }

    /** What makes values doubtful: sentences. */
    List<String> doubts() {
        final List<String> doubts = new ArrayList<>();
        if (kind.isContention() && cyclesPerSecond == 0) {
            doubts.add("the file does not say how many cycles a second has; delays are cycles, not nanoseconds");
        }
        return doubts;
    }
}

package deadwood.importers.jfr;

import deadwood.model.snapshot.ImportWarning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gathers what could not be read: one line for each kind of thing that happens often, with a count and the first place. For one thread. */
final class RecordingWarnings {

    private static final int MOST_SINGLE = 50;
    private static final long NOWHERE = -1;

    private record Tally(long count, long first) {}

    private final List<ImportWarning> singles = new ArrayList<>();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private long suppressed;

    /** @param offset where, or −1 */
    void add(final long offset, final String message) {
        if (singles.size() < MOST_SINGLE) {
            singles.add(new ImportWarning(offset, message));
        } else {
            suppressed++;
        }
    }

    /**
     * @param message with %,d for the number of times
     * @param first smallest offset, or −1
     */
    void count(final String message, final long count, final long first) {
        if (count > 0) {
            tallies.merge(message, new Tally(count, first), (left, right) -> new Tally(left.count + right.count,
                    left.first));
        }
    }

    /** Adds those of a part of the file that stands behind. */
    void addAll(final RecordingWarnings later) {
        later.singles.forEach(warning -> add(warning.offset(), warning.message()));
        later.tallies.forEach((message, tally) -> count(message, tally.count, tally.first));
        suppressed += later.suppressed;
    }

    List<ImportWarning> list() {
        final List<ImportWarning> all = new ArrayList<>(singles);
        tallies.forEach((message, tally) -> all.add(new ImportWarning(tally.first,
                String.format(Locale.ROOT, message, tally.count))));
        all.sort(Comparator.comparingLong(warning -> warning.offset() < 0 ? Long.MAX_VALUE : warning.offset()));
        if (suppressed > 0) {
            all.add(new ImportWarning(NOWHERE, suppressed + " more parts of the recording could not be read"));
        }
        return all;
    }
}

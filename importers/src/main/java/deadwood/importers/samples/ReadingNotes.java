package deadwood.importers.samples;

import deadwood.model.snapshot.ImportWarning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gathers what a reader could not take as it stands: one line a kind, with a count and the first place. Safe for several threads. */
public final class ReadingNotes {

    private static final int MAXIMUM_SINGLE = 60;

    private static final class Tally {
        private long count;
        private long first = Long.MAX_VALUE;
    }

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final List<ImportWarning> singles = new ArrayList<>();
    private long suppressed;

    /**
     * Something that happens at few places.
     *
     * @param offset where, or −1
     */
    public synchronized void add(final long offset, final String message) {
        if (singles.size() < MAXIMUM_SINGLE) {
            singles.add(new ImportWarning(offset, message));
        } else {
            suppressed++;
        }
    }

    /**
     * Something that can happen many times over.
     *
     * @param format the sentence, with a {@code %,d} for how many
     * @param offset where it did, or −1
     */
    public void count(final String format, final long offset) {
        count(format, 1, offset);
    }

    /** Something that happened many times over; nothing if {@code times} is 0. */
    public synchronized void count(final String format, final long times, final long first) {
        if (times > 0) {
            final Tally tally = tallies.computeIfAbsent(format, _ -> new Tally());
            tally.count += times;
            tally.first = Math.min(tally.first, first);
        }
    }

    /** Number of times that was counted. */
    public synchronized long counted(final String format) {
        final Tally tally = tallies.get(format);
        return tally == null ? 0 : tally.count;
    }

    /** All, in the order of the file. */
    public synchronized List<ImportWarning> list() {
        final List<ImportWarning> all = new ArrayList<>(singles);
        tallies.forEach(
                (format, tally) -> all
                        .add(new ImportWarning(tally.first, String.format(Locale.ROOT, format, tally.count))));
        all.sort(Comparator.comparingLong(ImportWarning::offset));
        if (suppressed > 0) {
            all.add(new ImportWarning(-1, String.format(Locale.ROOT, "%,d more warnings of this kind", suppressed)));
        }
        return all;
    }
}

package deadwood.importers.folded;

import deadwood.importers.text.TextLines;
import deadwood.importers.text.TextWarnings;
import java.util.ArrayList;
import java.util.List;

/** What was odd about the lines of one part of a file. For one thread. */
final class LineFaults {

    private static final String INVALID = "is no folded stack (frames, a space, a count) and was left out";
    private static final String SINGLE = "has one count where the others have two; it was taken for the second";
    private static final int EXCERPT_BYTES = 256;

    private final List<Fault> named = new ArrayList<>();
    private long invalid;
    private long singles;
    private long saturated;
    private long fractions;
    private double lost;

    /** A line that is told by its number. */
    private record Fault(long line, long offset, String what, String excerpt) {}

    void invalid(final long line, final long offset, final byte[] text, final int from, final int to) {
        if (++invalid <= TextWarnings.NAMED) {
            named.add(new Fault(line, offset, INVALID, TextLines.text(text, from, Math.min(to, from + EXCERPT_BYTES))));
        }
    }

    void single(final long line, final long offset) {
        if (++singles <= TextWarnings.NAMED) {
            named.add(new Fault(line, offset, SINGLE, ""));
        }
    }

    void odd(final FoldedLine.Count count) {
        saturated += count.saturated() ? 1 : 0;
        fractions += count.lost() == 0 ? 0 : 1;
        lost += count.lost();
    }

    /**
     * Tells all that was odd.
     *
     * @param linesBefore lines of the parts of the file before this one
     * @param hasOffsets whether offsets are those of the file
     */
    void tell(final long linesBefore, final boolean hasOffsets, final TextWarnings warnings) {
        for (final Fault fault : named) {
            warnings.line(linesBefore + fault.line, hasOffsets ? fault.offset : -1, fault.what, fault.excerpt);
        }
        warnings.more(INVALID, Math.max(0, invalid - TextWarnings.NAMED));
        warnings.more(SINGLE, Math.max(0, singles - TextWarnings.NAMED));
    }

    /** Counts that did not fit. */
    long saturated() {
        return saturated;
    }

    /** Counts with a fraction. */
    long fractions() {
        return fractions;
    }

    /** What all counts together are short of by rounding. */
    double lost() {
        return lost;
    }
}

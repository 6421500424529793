package deadwood.importers.pprof.legacy;

import deadwood.importers.samples.LongList;
import deadwood.importers.text.TextLines;
import deadwood.importers.text.TextWarnings;
import java.io.IOException;

/** The lines of a legacy text, and what is said of those that cannot be taken. For one thread. */
final class TextSource {

    static final String NO_SAMPLE = "is no sample and was left out";
    static final String LONG_ADDRESS = "has an address of more than 64 bits and was left out";
    static final String LONG_NUMBER = "has a number that does not fit and was left out";
    static final String NO_OBJECTS = "has bytes of no objects, which cannot be scaled; they count as they are";

    private static final int ADDRESS_BITS = 64;
    private static final int DIGIT_BITS = 4;

    private final TextLines lines;
    private final TextWarnings warnings;
    private String line = "";

    TextSource(final TextLines lines, final TextWarnings warnings) {
        this.lines = lines;
        this.warnings = warnings;
    }

    /** Goes to the next line, whatever it is. */
    boolean next() throws IOException {
        if (!lines.next()) {
            line = "";
            return false;
        }
        line = lines.text().strip();
        return true;
    }

    /** Goes to the next line that is neither blank nor a comment. */
    boolean nextMeaningful() throws IOException {
        while (next()) {
            if (!LegacyHead.isBlankOrComment(line)) {
                return true;
            }
        }
        return false;
    }

    /** The line without the spaces around it. */
    String line() {
        return line;
    }

    TextWarnings warnings() {
        return warnings;
    }

    /** @param what is wrong with the line, and what became of it */
    void warn(final String what) {
        warnings.line(lines.number(), lines.offset(), what, line);
    }

    /** Says so if the line is the last one and has no end: a number in it may be the beginning of another. */
    void warnIfCut() {
        if (!lines.isComplete()) {
            warnings.add(lines.offset(),
                    "the file ends within line " + lines.number() + "; what stands there may be cut");
        }
    }

    /** What ended the text before its end. */
    void end() {
        warnings.addInput(lines);
    }

    /**
     * The addresses in a line, {@code 0x} and hexadecimal digits, whatever is between them.
     *
     * @param from where to begin in the line
     * @param addresses what they are appended to
     * @return no if one does not fit; the line was warned of then
     */
    boolean addresses(final int from, final LongList addresses) {
        int at = line.indexOf("0x", from);
        while (at >= 0) {
            int end = at + 2;
            long address = 0;
            int bits = 0;
            int digit = end < line.length() ? Character.digit(line.charAt(end), 16) : -1;
            while (digit >= 0) {
                address = address << DIGIT_BITS | digit;
                bits += bits > 0 || digit > 0 ? DIGIT_BITS : 0;
                end++;
                digit = end < line.length() ? Character.digit(line.charAt(end), 16) : -1;
            }
            if (bits > ADDRESS_BITS) {
                warn(LONG_ADDRESS);
                return false;
            }
            if (end > at + 2) {
                addresses.add(address);
            }
            at = line.indexOf("0x", end);
        }
        return true;
    }

    /**
     * A number of a pattern that matches digits only.
     *
     * @throws NumberFormatException if it does not fit
     */
    static long number(final String digits) {
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}

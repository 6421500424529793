package deadwood.importers.text;

import deadwood.model.snapshot.ImportWarning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what a text could not be taken for: the first lines of each kind one by one, the others as a number. For one thread. */
public final class TextWarnings {

    /** Lines of one kind that are named. */
    public static final int NAMED = 20;

    private static final int EXCERPT = 60;

    private final List<ImportWarning> warnings = new ArrayList<>();
    private final Map<String, Long> more = new LinkedHashMap<>();
    private final Map<String, Integer> named = new LinkedHashMap<>();

    /**
     * A line that could not be taken as it stands.
     *
     * @param line its number, from 1
     * @param offset where it begins, or −1
     * @param what is wrong and what became of it: "is no folded stack and was left out"
     * @param excerpt the beginning of the line, "" to name none
     */
    public void line(final long line, final long offset, final String what, final String excerpt) {
        final int already = named.merge(what, 1, Integer::sum);
        if (already <= NAMED) {
            warnings.add(new ImportWarning(offset,
                    "line " + line + " " + what + (excerpt.isEmpty() ? "" : ": " + excerpt(excerpt))));
        } else {
            named.put(what, NAMED);
            more(what, 1);
        }
    }

    /** So many more lines of a kind that are not named. */
    public void more(final String what, final long lines) {
        if (lines > 0) {
            more.merge(what, lines, Long::sum);
        }
    }

    /** Something that is no single line. */
    public void add(final long offset, final String message) {
        warnings.add(new ImportWarning(offset, message));
    }

    /** What ended the text before its end and which lines were too long. */
    public void addInput(final TextLines lines) {
        final String damage = lines.input().damage();
        if (damage != null) {
            add(lines.offset(), damage + " after line " + lines.number() + "; the lines before that were kept");
        }
        if (lines.cutLines() > 0) {
            add(-1, "%,d lines are longer than %,d bytes; what stands behind those was left out"
                    .formatted(lines.cutLines(), TextLines.MAXIMUM_LINE));
        }
    }

    /** All, lines first come first named. */
    public List<ImportWarning> list() {
        final List<ImportWarning> all = new ArrayList<>(warnings);
        more.forEach((what, lines) -> all
                .add(new ImportWarning(-1, "%,d more lines: each %s".formatted(lines, what))));
        return all;
    }

    /** The beginning of a line in quotes, without characters that do not print. */
    private static String excerpt(final String line) {
        final StringBuilder excerpt = new StringBuilder("\"");
        line.codePoints().limit(EXCERPT)
                .forEach(c -> excerpt.appendCodePoint(Character.isISOControl(c) || c == 0xfffd ? '·' : c));
        return excerpt.append(line.codePointCount(0, line.length()) > EXCERPT ? "…\"" : "\"").toString();
    }
}

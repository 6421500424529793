package deadwood.app.cli;

import deadwood.app.text.SizeUnit;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows under aligned columns. Where the width is limited, the texts of the columns that may be cut lose their middle, so that package and
 * class stay readable; where it is not, nothing is cut.
 */
final class TextTable {

    private static final String GAP = "  ";
    private static final int NARROWEST = 16;

    /** How a column stands. */
    enum Align {
        /** For words. */
        LEFT,
        /** For numbers. */
        RIGHT,
        /** For words that may lose their middle. */
        CUT
    }

    private record Column(String title, Align align) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<String[]> rows = new ArrayList<>();
    private int @Nullable [] printedWidths;

    TextTable column(final String title, final Align align) {
        columns.add(new Column(title, align));
        return this;
    }

    /** @throws IllegalArgumentException if there is not one cell a column */
    void row(final String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells in " + columns.size() + " columns");
        }
        rows.add(cells);
    }

    /** A line of its own below the row that was added last. */
    void note(final String line) {
        rows.add(new String[]{line});
    }

    /**
     * Prints the rows and forgets them, so that a table too long for memory can be printed in pieces, which stand as wide as the
     * first.
     *
     * @param width columns of the terminal, 0 if nothing limits it
     */
    void print(final PrintWriter out, final int width) {
        int[] widths = printedWidths;
        if (widths == null) {
            widths = widths(width);
            printedWidths = widths;
            print(out, columns.stream().map(Column::title).toArray(String[]::new), widths);
        }
        printRows(out, widths);
    }

    /** Prints the rows without titles and as wide as it gets. */
    void printRows(final PrintWriter out) {
        printRows(out, widths(0));
    }

    private void printRows(final PrintWriter out, final int[] widths) {
        for (final String[] row : rows) {
            if (isNote(row)) {
                out.println(row[0]);
            } else {
                print(out, row, widths);
            }
        }
        rows.clear();
    }

    private boolean isNote(final String[] row) {
        return row.length < columns.size();
    }

    private int[] widths(final int limit) {
        final int[] widths = new int[columns.size()];
        int total = GAP.length() * (columns.size() - 1);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = length(columns.get(i).title());
            for (final String[] row : rows) {
                widths[i] = isNote(row) ? widths[i] : Math.max(widths[i], length(row[i]));
            }
            total += widths[i];
        }
        if (limit > 0) {
            cut(widths, total - limit);
        }
        return widths;
    }

    /** Takes places from the columns that may be cut, from the widest first. */
    private void cut(final int[] widths, final int tooMany) {
        for (int left = tooMany; left > 0; left--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (columns.get(i).align() == Align.CUT && widths[i] > NARROWEST
                        && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private void print(final PrintWriter out, final String[] cells, final int[] widths) {
        final StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            final Align align = columns.get(i).align();
            final String text = align == Align.CUT ? cut(cells[i], widths[i]) : cells[i];
            final String padding = " ".repeat(Math.max(widths[i] - length(text), 0));
            line.append(i == 0 ? "" : GAP).append(align == Align.RIGHT ? padding + text : text + padding);
        }
        out.println(line.toString().stripTrailing());
    }

    /** The text with its middle left out, so that it takes {@code width} at most. */
    static String cut(final String text, final int width) {
        final int length = length(text);
        if (length <= width) {
            return text;
        }
        // More of the end than of the beginning: that is where the class is.
        final int end = (width - 1) * 2 / 3;
        final int start = width - 1 - end;
        return text.substring(0, text.offsetByCodePoints(0, start)) + "…"
                + text.substring(text.offsetByCodePoints(text.length(), -end));
    }

    /** A size whose unit takes three places, so that the digits of a column stand below each other. */
    static String size(final long bytes) {
        final SizeUnit unit = SizeUnit.of(bytes);
        return unit.number(bytes) + " " + unit.symbol() + " ".repeat(3 - unit.symbol().length());
    }

    private static int length(final String text) {
        return text.codePointCount(0, text.length());
    }
}

package deadwood.app.ui.structures;

import deadwood.app.text.Sizes;
import java.util.List;

/** Lays out numbers as bars below each other, each with its name before it and its number behind. */
final class BarChart {

    private static final double ROW = 19;
    private static final double BAR = 13;
    private static final double LEAST = 1.5;
    private static final double NUMBER = 78;

    private BarChart() {}

    /**
     * One bar.
     *
     * @param name what it counts
     * @param words the same in a sentence
     */
    record Bar(String name, long number, String words) {}

    /**
     * Adds bars to a drawing.
     *
     * @param names width of the column of names
     */
    static void add(final Drawing.Builder drawing, final List<Bar> bars, final double x, final double width,
            final double names) {
        final long most = Math.max(1, bars.stream().mapToLong(Bar::number).max().orElse(1));
        final double room = Math.max(20, width - names - NUMBER);
        for (final Bar bar : bars) {
            final double middle = drawing.y() + ROW / 2 - 2;
            drawing.caption(bar.name(), x, middle, names - 6, false);
            final double wide = bar.number() == 0 ? 0 : Math.max(LEAST, room * bar.number() / most);
            drawing.add(new Mark(drawing.row(), x + names, middle - BAR / 2, Math.max(LEAST, wide), BAR,
                    Mark.Fill.BAR, bar.number() == 0 ? 0 : 1, "", bar::words, Mark.NO_OBJECT));
            drawing.caption(Sizes.count(bar.number()), x + names + wide + 6, middle, NUMBER, false);
            drawing.nextRow();
            drawing.skip(ROW);
        }
    }
}

package deadwood.app.ui.structures;

import deadwood.app.text.Sizes;
import deadwood.app.ui.text.Messages;
import deadwood.model.structure.Population;
import java.util.ArrayList;
import java.util.List;

/** Lays out how the structures of a group are spread: by how many entries they hold, and by how full they are. */
final class SpreadDrawing {

    private static final double NAMES = 92;
    private static final double BETWEEN = 28;

    private SpreadDrawing() {}

    static Drawing of(final Population population, final double width) {
        final Drawing.Builder drawing = new Drawing.Builder();
        final double half = Math.max(160, (width - BETWEEN) / 2);
        drawing.title(Messages.get("structure.spread.entries"), 0, half);
        drawing.caption(Messages.get("structure.spread.fill"), half + BETWEEN, 9, half, true);
        BarChart.add(drawing, sizes(population), 0, half, NAMES);
        final Drawing left = drawing.build();
        final Drawing.Builder right = new Drawing.Builder();
        right.skip(24);
        for (int row = 0; row < drawing.row(); row++) {
            // The arrow keys go through the left bars first.
            right.nextRow();
        }
        BarChart.add(right, fills(population), half + BETWEEN, half, NAMES);
        final Drawing other = right.build();
        final List<Mark> marks = new ArrayList<>(left.marks());
        marks.addAll(other.marks());
        final List<Drawing.Caption> captions = new ArrayList<>(left.captions());
        captions.addAll(other.captions());
        return new Drawing(marks, captions, Math.max(left.height(), other.height()));
    }

    static List<BarChart.Bar> sizes(final Population population) {
        final List<BarChart.Bar> bars = new ArrayList<>();
        for (int i = 0; i < population.sizes().size(); i++) {
            final long first = i == 0 ? 0 : 1L << i - 1;
            final long last = i == 0 ? 0 : (1L << i) - 1;
            final String name = first == last ? Sizes.count(first) : Sizes.count(first) + "–" + Sizes.count(last);
            final long number = population.sizes().get(i);
            bars.add(new BarChart.Bar(name, number, Messages.get("structure.spread.of", Sizes.count(number), name)));
        }
        return bars;
    }

    static List<BarChart.Bar> fills(final Population population) {
        final List<BarChart.Bar> bars = new ArrayList<>();
        for (int i = 0; i < population.fills().size(); i++) {
            final int share = 100 / population.fills().size();
            final String name = i * share + "–" + (i + 1) * share + " %";
            final long number = population.fills().get(i);
            bars.add(new BarChart.Bar(name, number, Messages.get("structure.spread.filled", Sizes.count(number),
                    name)));
        }
        return bars;
    }
}

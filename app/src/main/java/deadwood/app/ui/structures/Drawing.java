package deadwood.app.ui.structures;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a canvas paints: a pure function of what is shown and of the width there is.
 *
 * @param marks what one can point at, row by row, from left to right
 * @param captions words beside them
 * @param height in pixels
 */
record Drawing(List<Mark> marks, List<Caption> captions, double height) {

    /** Nothing. */
    static final Drawing NOTHING = new Drawing(List.of(), List.of(), 0);

    Drawing {
        marks = List.copyOf(marks);
        captions = List.copyOf(captions);
    }

    /**
     * A line of words.
     *
     * @param y of its middle
     * @param width that it may take
     */
    record Caption(String text, double x, double y, double width, boolean isStrong) {}

    /** The mark at a place, or null. */
    @Nullable
    Mark at(final double x, final double y) {
        for (final Mark mark : marks) {
            if (mark.contains(x, y)) {
                return mark;
            }
        }
        return null;
    }

    /** The mark beside another in its row, itself at the end of the row; the first of all beside none. */
    @Nullable
    Mark beside(final @Nullable Mark mark, final int direction) {
        final int index = mark == null ? -1 : marks.indexOf(mark);
        if (index < 0) {
            return marks.isEmpty() ? null : marks.getFirst();
        }
        final int next = index + direction;
        return next >= 0 && next < marks.size() && marks.get(next).row() == marks.get(index).row()
                ? marks.get(next)
                : mark;
    }

    /** The mark of another row that is nearest to the middle of a mark. */
    @Nullable
    Mark inRow(final @Nullable Mark mark, final int direction) {
        if (mark == null) {
            return beside(null, 0);
        }
        final double middle = mark.x() + mark.width() / 2;
        Mark best = mark;
        double distance = Double.MAX_VALUE;
        for (final Mark each : marks) {
            if (each.row() == mark.row() + direction) {
                final double off = each.x() <= middle && middle < each.x() + each.width()
                        ? 0
                        : Math.min(Math.abs(each.x() - middle), Math.abs(each.x() + each.width() - middle));
                if (off < distance) {
                    best = each;
                    distance = off;
                }
            }
        }
        return best;
    }

    /** Takes marks and captions from top to bottom. */
    static final class Builder {

        private final List<Mark> marks = new ArrayList<>();
        private final List<Caption> captions = new ArrayList<>();
        private double y;
        private int row;

        double y() {
            return y;
        }

        int row() {
            return row;
        }

        Builder skip(final double height) {
            y += height;
            return this;
        }

        void nextRow() {
            row++;
        }

        void add(final Mark mark) {
            marks.add(mark);
        }

        void caption(final String text, final double x, final double middle, final double width,
                final boolean isStrong) {
            captions.add(new Caption(text, x, middle, width, isStrong));
        }

        /** A line of its own. */
        Builder title(final String text, final double x, final double width) {
            caption(text, x, y + 9, width, true);
            return skip(24);
        }

        Drawing build() {
            return new Drawing(marks, captions, y);
        }
    }
}

package deadwood.app.ui.events;

import deadwood.model.store.CancelSignal;
import deadwood.model.timeline.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which events are shown, in which order.
 *
 * @param words each of which is to be found in some field, upper and lower case being the same
 * @param range in which the event began, null for whenever
 * @param column the index of the column to sort by, −1 for the order of the file
 */
record EventOrder(String words, @Nullable TimeRange range, int column, boolean isAscending) {

    /** Everything as it stands in the file. */
    static final EventOrder FILE = new EventOrder("", null, -1, true);

    private static final int CHECK_EVERY = 1 << 14;

    /** The rows that are shown, as they are to stand. */
    int[] of(final EventRows rows, final CancelSignal cancel) {
        final List<Word> wanted = new ArrayList<>();
        for (final String word : words.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!word.isEmpty()) {
                wanted.add(new Word(rows, word));
            }
        }
        final EventColumn start = range == null ? null : rows.start();
        final int[] shown = new int[rows.size()];
        int count = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (row % CHECK_EVERY == 0) {
                cancel.check();
            }
            if ((start == null || range == null || range.contains(start.value(row))) && isFound(wanted, row)) {
                shown[count++] = row;
            }
        }
        final int[] order = Arrays.copyOf(shown, count);
        return column < 0 ? order : sorted(order, rows.columns().get(column), cancel);
    }

    private static boolean isFound(final List<Word> wanted, final int row) {
        for (final Word word : wanted) {
            if (!word.isIn(row)) {
                return false;
            }
        }
        return true;
    }

    /** Equal ones stay in the order of the file. */
    private int[] sorted(final int[] order, final EventColumn by, final CancelSignal cancel) {
        int[] from = order;
        int[] to = new int[order.length];
        // by merging, bottom up: no boxes for a million rows
        for (long width = 1; width < order.length; width *= 2) {
            cancel.check();
            for (long left = 0; left < order.length; left += 2 * width) {
                merge(from, to, (int) left, (int) Math.min(left + width, order.length),
                        (int) Math.min(left + 2 * width, order.length), by);
            }
            final int[] swapped = from;
            from = to;
            to = swapped;
        }
        return from;
    }

    private void merge(final int[] from, final int[] to, final int left, final int middle, final int right,
            final EventColumn by) {
        int one = left;
        int other = middle;
        for (int at = left; at < right; at++) {
            final boolean takesOne = other >= right || one < middle && compare(by, from[one], from[other]) <= 0;
            to[at] = takesOne ? from[one++] : from[other++];
        }
    }

    private int compare(final EventColumn by, final int one, final int other) {
        return isAscending ? by.compare(one, other) : by.compare(other, one);
    }

    /** A word that is looked for: in texts once each, in other values only if they can have it. */
    private static final class Word {

        private final List<EventColumn> others;
        private final List<EventColumn> textColumns;
        private final List<BitSet> found = new ArrayList<>();
        private final String word;

        Word(final EventRows rows, final String word) {
            this.word = word;
            this.textColumns = rows.columns().stream().filter(column -> column.kind() == EventColumn.Kind.TEXT)
                    .toList();
            final boolean hasDigit = word.chars().anyMatch(Character::isDigit);
            this.others = rows.columns().stream().filter(column -> column.kind() == EventColumn.Kind.TRUTH
                    || hasDigit && column.kind() != EventColumn.Kind.TEXT && column.kind() != EventColumn.Kind.EMPTY)
                    .toList();
            for (final EventColumn column : textColumns) {
                final BitSet ids = new BitSet();
                for (int id = 0; id < column.texts().size(); id++) {
                    ids.set(id, column.texts().get(id).toLowerCase(Locale.ROOT).contains(word));
                }
                found.add(ids);
            }
        }

        boolean isIn(final int row) {
            for (int i = 0; i < found.size(); i++) {
                final long id = textColumns.get(i).value(row);
                if (id != EventColumn.NONE && found.get(i).get((int) id)) {
                    return true;
                }
            }
            for (final EventColumn column : others) {
                if (column.text(row).toLowerCase(Locale.ROOT).contains(word)) {
                    return true;
                }
            }
            return false;
        }
    }
}

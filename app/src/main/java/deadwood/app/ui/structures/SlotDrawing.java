package deadwood.app.ui.structures;

import deadwood.app.text.Sizes;
import deadwood.app.ui.text.Messages;
import deadwood.model.structure.detail.SlotStrip;
import deadwood.model.structure.detail.StructureDetail;
import java.util.ArrayList;
import java.util.List;

/** Lays out the slots of a table, list or ring: how full they are from first to last, how long chains are, and how many there are of each length. */
final class SlotDrawing {

    private static final double CHAINS = 58;
    private static final double STRIP = 24;
    private static final double ODD = 8;
    private static final double NAMES = 70;
    /** Lengths that have a bar each; longer ones have one for each power of two. */
    private static final int SINGLE = 9;
    private static final int MOST_LABELS = 12;

    private final SlotStrip strip;
    private final boolean isTable;
    private final boolean isChained;
    private final double width;
    private final Drawing.Builder drawing = new Drawing.Builder();

    private SlotDrawing(final StructureDetail detail, final SlotStrip strip, final double width) {
        this.strip = strip;
        this.isTable = detail.measures().table() != null;
        this.isChained = isTable && detail.hasChains();
        this.width = width;
    }

    static Drawing of(final StructureDetail detail, final SlotStrip strip, final double width) {
        return new SlotDrawing(detail, strip, width).draw();
    }

    /** Cells side by side that are one column of pixels, or a cell that is several wide. */
    private record Column(int first, int end, double x, double width) {}

    private Drawing draw() {
        final List<Column> columns = columns();
        final long used = columns.stream().mapToLong(this::used).sum();
        drawing.title(Messages.get(isTable ? "structure.buckets" : "structure.slots", Sizes.count(strip.slots()),
                Sizes.count(used), Sizes.share(Sizes.ratio(used, strip.slots()))), 0, width);
        if (isChained) {
            addChains(columns);
        }
        addStrip(columns);
        addOdd(columns);
        addScale();
        if (isChained) {
            drawing.skip(14);
            drawing.title(Messages.get("structure.lengths"), 0, width);
            BarChart.add(drawing, lengths(strip.lengths()), 0, Math.min(width, 640), NAMES);
        }
        return drawing.build();
    }

    private List<Column> columns() {
        final int cells = strip.cells();
        final int count = (int) Math.min(cells, Math.max(1, Math.floor(width)));
        final List<Column> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            columns.add(new Column((int) Math.ceilDiv((long) i * cells, count),
                    (int) Math.ceilDiv((i + 1L) * cells, count), i * width / count, width / count));
        }
        return columns;
    }

    private long used(final Column column) {
        long sum = 0;
        for (int cell = column.first(); cell < column.end(); cell++) {
            sum += strip.used(cell);
        }
        return sum;
    }

    private long slots(final Column column) {
        return strip.firstSlot(column.end()) - strip.firstSlot(column.first());
    }

    private int longest(final Column column) {
        int most = 0;
        for (int cell = column.first(); cell < column.end(); cell++) {
            most = Math.max(most, strip.longest(cell));
        }
        return most;
    }

    private long odd(final Column column) {
        long sum = 0;
        for (int cell = column.first(); cell < column.end(); cell++) {
            sum += strip.removed(cell) + (long) strip.stale(cell) + strip.forwarded(cell);
        }
        return sum;
    }

    private String words(final Column column) {
        final long first = strip.firstSlot(column.first());
        final long end = strip.firstSlot(column.end());
        long entries = 0;
        long removed = 0;
        long stale = 0;
        long moved = 0;
        for (int cell = column.first(); cell < column.end(); cell++) {
            entries += strip.entries(cell);
            removed += strip.removed(cell);
            stale += strip.stale(cell);
            moved += strip.forwarded(cell);
        }
        final StringBuilder words = new StringBuilder(end - first == 1
                ? Messages.get("structure.slot.one", Sizes.count(first))
                : Messages.get("structure.slot.many", Sizes.count(first), Sizes.count(end - 1)));
        words.append('\n').append(Messages.get("structure.slot.used", Sizes.count(used(column)),
                Sizes.count(end - first)));
        if (isTable) {
            words.append('\n').append(Messages.get("structure.slot.entries", Sizes.count(entries),
                    Sizes.count(longest(column))));
        }
        add(words, "structure.slot.removed", removed);
        add(words, "structure.slot.stale", stale);
        add(words, "structure.slot.moved", moved);
        return words.toString();
    }

    private static void add(final StringBuilder words, final String key, final long number) {
        if (number > 0) {
            words.append('\n').append(Messages.get(key, Sizes.count(number)));
        }
    }

    /** The longest chain of each column as a bar. */
    private void addChains(final List<Column> columns) {
        final int most = columns.stream().mapToInt(this::longest).max().orElse(0);
        drawing.caption(Messages.get("structure.longest", Sizes.count(most)), 0, drawing.y() + 2, width, false);
        drawing.skip(12);
        for (final Column column : columns) {
            final int longest = longest(column);
            if (longest > 0) {
                final double height = Math.max(3, CHAINS * longest / most);
                drawing.add(new Mark(drawing.row(), column.x(), drawing.y() + CHAINS - height,
                        column.width() - gap(column), height, Mark.Fill.BAR, 1, "", () -> words(column),
                        Mark.NO_OBJECT));
            }
        }
        drawing.nextRow();
        drawing.skip(CHAINS + 4);
    }

    private void addStrip(final List<Column> columns) {
        for (final Column column : columns) {
            drawing.add(new Mark(drawing.row(), column.x(), drawing.y(), column.width() - gap(column), STRIP,
                    Mark.Fill.SHADE, (double) used(column) / Math.max(1, slots(column)), "", () -> words(column),
                    Mark.NO_OBJECT));
        }
        drawing.nextRow();
        drawing.skip(STRIP + 2);
    }

    /** What is neither free nor an entry that lives has a lane of its own. */
    private void addOdd(final List<Column> columns) {
        boolean any = false;
        for (final Column column : columns) {
            if (odd(column) > 0) {
                any = true;
                drawing.add(new Mark(drawing.row(), column.x(), drawing.y(), Math.max(2, column.width()), ODD,
                        Mark.Fill.ODD, 1, "", () -> words(column), Mark.NO_OBJECT));
            }
        }
        if (any) {
            drawing.nextRow();
            drawing.skip(ODD + 2);
        }
    }

    private static double gap(final Column column) {
        return column.width() > 4 ? 1 : 0;
    }

    /** The first slot and the last, and where tables of segments begin. */
    private void addScale() {
        final double middle = drawing.y() + 9;
        final List<SlotStrip.Segment> segments = strip.segments();
        if (segments.size() > 1 && segments.size() <= MOST_LABELS) {
            for (int i = 0; i < segments.size(); i++) {
                final SlotStrip.Segment segment = segments.get(i);
                final double x = width * segment.first() / strip.slots();
                drawing.caption(segment.isNext()
                        ? Messages.get("structure.segment.next")
                        : Messages.get("structure.segment", Sizes.count(i + 1L)), x, middle,
                        width * segment.slots() / strip.slots() - 4, false);
            }
        } else {
            drawing.caption("0", 0, middle, 60, false);
            final String last = Sizes.count(strip.slots() - 1);
            drawing.caption(last, width - 7.0 * last.length(), middle, 7.0 * last.length() + 10, false);
        }
        drawing.skip(20);
    }

    /** A bar for each length; those beyond a few are put together. */
    static List<BarChart.Bar> lengths(final List<SlotStrip.Length> lengths) {
        final List<BarChart.Bar> bars = new ArrayList<>();
        for (int i = 0; i < lengths.size();) {
            final SlotStrip.Length first = lengths.get(i);
            final int end = first.length() < SINGLE ? first.length() + 1 : Integer.highestOneBit(first.length()) * 2;
            long slots = 0;
            int last = first.length();
            for (; i < lengths.size() && lengths.get(i).length() < end; i++) {
                slots += lengths.get(i).slots();
                last = lengths.get(i).length();
            }
            final String name = first.length() == last
                    ? Sizes.count(last)
                    : Sizes.count(first.length()) + "–" + Sizes.count(last);
            bars.add(new BarChart.Bar(name, slots, Messages.get("structure.length", Sizes.count(slots), name)));
        }
        return bars;
    }
}

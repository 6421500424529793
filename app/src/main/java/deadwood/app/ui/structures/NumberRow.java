package deadwood.app.ui.structures;

import deadwood.app.ui.table.NumberColumn;
import deadwood.model.structure.detail.SlotStrip;
import deadwood.model.structure.detail.StructureDetail;
import deadwood.model.structure.trie.TrieDetail.Level;
import java.util.List;

/**
 * A row of the table that says what the picture of a structure says.
 *
 * @param name length of chains, depth of nodes, number of a segment
 * @param numbers what there is of it, in the order of {@link #columns}
 */
record NumberRow(long name, List<Long> numbers) {

    /** Keys of the names of the columns, the first that of {@link #name}. */
    static List<String> columns(final StructureDetail detail) {
        if (detail.nodes() != null) {
            return List.of("structure.depth", "column.nodes", "column.dead", "structure.fact.interior",
                    "column.entries", "structure.slots.all", "column.empty");
        }
        final SlotStrip strip = detail.strip();
        if (strip != null && strip.segments().size() > 1) {
            return List.of("structure.segment.number", "structure.slots.all", "structure.slots.used",
                    "column.entries");
        }
        return List.of("structure.slot.length", "structure.slots.all");
    }

    static List<NumberRow> of(final StructureDetail detail) {
        if (detail.nodes() != null) {
            return detail.nodes().levels().levels().stream().map(NumberRow::of).toList();
        }
        final SlotStrip strip = detail.strip();
        if (strip == null) {
            return List.of();
        }
        if (strip.segments().size() > 1) {
            final List<SlotStrip.Segment> segments = strip.segments();
            return java.util.stream.IntStream.range(0, segments.size()).mapToObj(i -> new NumberRow(i + 1L,
                    List.of((long) segments.get(i).slots(), segments.get(i).used(), segments.get(i).entries())))
                    .toList();
        }
        return strip.lengths().stream().map(length -> new NumberRow(length.length(), List.of(length.slots())))
                .toList();
    }

    private static NumberRow of(final Level level) {
        return new NumberRow(level.depth(), List.of(level.nodes(), level.deadNodes(), level.interior(),
                level.entries(), level.slots(), level.emptySlots()));
    }

    /** A number of the row, or {@link NumberColumn#NONE}. */
    long number(final int column) {
        return column < numbers.size() ? numbers.get(column) : NumberColumn.NONE;
    }
}

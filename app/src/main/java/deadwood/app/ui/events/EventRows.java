package deadwood.app.ui.events;

import deadwood.model.event.EventTables;
import deadwood.model.event.EventTables.EventType;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one type in memory, packed, so that a million of them can be scrolled.
 *
 * @param type what they are
 * @param columns one a field
 * @param size number of events; fewer than the type has if there was no room for more
 */
record EventRows(EventType type, List<EventColumn> columns, int size) {

    /** Cells of eight bytes that are kept at most. */
    private static final long MOST_CELLS = 16L << 20;
    private static final long MOST_CHARACTERS = 24L << 20;
    private static final int LOOK_EVERY = 1 << 10;

    EventRows {
        columns = List.copyOf(columns);
    }

    static EventRows read(final EventTables tables, final EventType type, final CancelSignal cancel)
            throws IOException {
        final List<EventColumn> columns = type.fields().stream().map(EventColumn::new).toList();
        final long most = Math.min(Integer.MAX_VALUE / 2, MOST_CELLS / Math.max(1, columns.size()));
        final int[] size = {0};
        tables.forEach(type.name(), row -> {
            for (int column = 0; column < columns.size(); column++) {
                columns.get(column).add(row.get(column));
            }
            size[0]++;
            return size[0] < most && (size[0] % LOOK_EVERY != 0 || characters(columns) < MOST_CHARACTERS);
        }, cancel);
        columns.forEach(EventColumn::trim);
        return new EventRows(type, columns, size[0]);
    }

    private static long characters(final List<EventColumn> columns) {
        return columns.stream().mapToLong(EventColumn::characters).sum();
    }

    /** Whether there are events that had no room. */
    boolean isCut() {
        return size < type.count();
    }

    /** The column that says when an event began, null if none does. */
    @Nullable
    EventColumn start() {
        return columns.stream().filter(column -> column.kind() == EventColumn.Kind.TIME)
                .filter(column -> column.field().name().equals("startTime")).findFirst()
                .orElseGet(() -> columns.stream().filter(column -> column.kind() == EventColumn.Kind.TIME).findFirst()
                        .orElse(null));
    }
}

package deadwood.model.store;

import java.util.ArrayList;
import java.util.List;

/** The columns that a store has given out. */
final class Columns {

    private final List<Column> columns = new ArrayList<>();

    synchronized <C extends Column> C add(final C column) {
        columns.add(column);
        return column;
    }

    /** Ends all columns: to be called before their memory goes. */
    synchronized void end() {
        columns.forEach(Column::end);
        columns.clear();
    }
}

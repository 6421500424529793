package deadwood.app.ui.events;

import javafx.collections.ObservableListBase;

/** Numbers of rows as a list that a table shows: a number becomes an object only when somebody looks. */
final class RowNumbers extends ObservableListBase<Integer> {

    private int[] rows = new int[0];

    void show(final int[] now) {
        beginChange();
        final java.util.List<Integer> old = java.util.List.of();
        nextReplace(0, now.length, old);
        rows = now;
        endChange();
    }

    @Override
    public Integer get(final int index) {
        return rows[index];
    }

    @Override
    public int size() {
        return rows.length;
    }
}

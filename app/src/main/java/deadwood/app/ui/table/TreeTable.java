package deadwood.app.ui.table;

import deadwood.app.ui.table.TreeRows.NodeRow;
import deadwood.app.ui.table.TreeRows.Row;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A table of tree rows: Right opens and goes down, Left closes and goes up, Enter and a double click toggle.
 *
 * @param <N> what a node of the tree is
 */
public final class TreeTable<N> extends TableView<Row<N>> {

    private final TreeRows<N> rows;

    public TreeTable(final TreeRows<N> rows) {
        super(rows.rows());
        this.rows = rows;
        getStyleClass().add("tree-table");
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (isKnown(event.getCode(), getSelectionModel().getSelectedItem())) {
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            final Row<N> row = getSelectionModel().getSelectedItem();
            if (event.getClickCount() == 2 && row != null) {
                toggle(row);
            }
        });
    }

    private boolean isKnown(final KeyCode key, final @Nullable Row<N> row) {
        if (row == null) {
            return false;
        }
        switch (key) {
            case RIGHT -> right(row);
            case LEFT -> left(row);
            case ENTER -> toggle(row);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Opens or closes a row; the selection stays on it. */
    public void toggle(final Row<N> row) {
        final int index = getItems().indexOf(row);
        rows.toggle(row);
        getSelectionModel().clearAndSelect(index);
    }

    private void right(final Row<N> row) {
        if (row instanceof final NodeRow<N> node && node.isOpen()) {
            getSelectionModel().selectNext();
        } else {
            toggle(row);
        }
    }

    private void left(final Row<N> row) {
        if (row instanceof final NodeRow<N> node && node.isOpen()) {
            toggle(row);
            return;
        }
        for (int i = getItems().indexOf(row) - 1; i >= 0; i--) {
            if (getItems().get(i).depth() < row.depth()) {
                getSelectionModel().clearAndSelect(i);
                scrollTo(Math.max(0, i - 2));
                return;
            }
        }
    }
}

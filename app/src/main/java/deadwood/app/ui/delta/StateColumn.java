package deadwood.app.ui.delta;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * Says of rows that are on one side only that they are new or gone, in a word and with a mark.
 *
 * @param <R> what a row of the table is
 */
final class StateColumn<R> extends TableColumn<R, R> {

    private static final double WIDTH = 76;
    private static final PseudoClass NEW = PseudoClass.getPseudoClass("new");
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    StateColumn(final Function<R, RowChange> change) {
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setReorderable(false);
        setComparator(Comparator.comparing(change));
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        setCellFactory(_ -> new TableCell<>() {

            {
                getStyleClass().add("state-cell");
            }

            @Override
            protected void updateItem(final @Nullable R item, final boolean empty) {
                super.updateItem(item, empty);
                final RowChange now = empty || item == null ? RowChange.ALL : change.apply(item);
                setText(now.state());
                pseudoClassStateChanged(NEW, now == RowChange.NEW);
                pseudoClassStateChanged(GONE, now == RowChange.GONE);
            }
        });
    }
}

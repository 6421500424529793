package deadwood.app.ui.table;

import deadwood.app.text.Sizes;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * A narrow column of shares of the whole, beside the column of what they are shares of.
 *
 * @param <R> what a row of the table is
 */
public final class ShareColumn<R> extends TableColumn<R, R> {

    private static final double WIDTH = 68;

    private long whole;

    /** @param number the number of a row, {@link NumberColumn#NONE} if it has none */
    public ShareColumn(final ToLongFunction<R> number) {
        super("%");
        getStyleClass().add("number-column");
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setSortable(false);
        setReorderable(false);
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        setCellFactory(_ -> new TableCell<>() {

            {
                getStyleClass().addAll("number-cell", "share-cell");
            }

            @Override
            protected void updateItem(final @Nullable R item, final boolean empty) {
                super.updateItem(item, empty);
                final long value = empty || item == null ? NumberColumn.NONE : number.applyAsLong(item);
                setText(value == NumberColumn.NONE || whole == 0 ? null : Sizes.share((double) value / whole));
            }
        });
    }

    /** @param all what a share is a share of, 0 for no shares */
    public void fit(final long all) {
        this.whole = all;
    }
}

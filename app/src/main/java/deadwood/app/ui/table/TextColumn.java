package deadwood.app.ui.table;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * A column of text, whole on hover.
 *
 * @param <R> what a row of the table is
 */
public final class TextColumn<R> extends TableColumn<R, R> {

    /**
     * @param whole the text to sort by, and to show on hover
     * @param text as the row has room for it
     */
    public TextColumn(final String title, final double width, final Function<R, String> whole,
            final Function<R, String> text) {
        super(title);
        setPrefWidth(width);
        setReorderable(false);
        setComparator(Comparator.comparing(whole));
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        setCellFactory(_ -> new TableCell<>() {

            private final Tooltip tip = new Tooltip();

            @Override
            protected void updateItem(final @Nullable R item, final boolean empty) {
                super.updateItem(item, empty);
                setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
                if (empty || item == null) {
                    setText(null);
                    setTooltip(null);
                } else {
                    setText(text.apply(item));
                    tip.setText(whole.apply(item));
                    setTooltip(tip);
                }
            }
        });
    }
}

package deadwood.app.ui.table;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * A column of class names. Sorts by the whole name.
 *
 * @param <R> what a row of the table is
 */
public final class ClassNameColumn<R> extends TableColumn<R, R> {

    public ClassNameColumn(final String title, final double width, final Function<R, String> name) {
        super(title);
        setPrefWidth(width);
        setReorderable(false);
        setComparator(Comparator.comparing(name));
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        setCellFactory(_ -> new TableCell<>() {

            private final ClassNameLabel label = new ClassNameLabel();
            private final Tooltip whole = new Tooltip();

            @Override
            protected void updateItem(final @Nullable R item, final boolean empty) {
                super.updateItem(item, empty);
                setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
                if (empty || item == null) {
                    setGraphic(null);
                    setText(null);
                    setTooltip(null);
                } else {
                    label.show(name.apply(item));
                    setGraphic(label);
                    setText(name.apply(item));
                    whole.setText(name.apply(item));
                    setTooltip(whole);
                }
            }
        });
    }
}

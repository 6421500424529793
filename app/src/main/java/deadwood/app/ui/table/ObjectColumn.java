package deadwood.app.ui.table;

import deadwood.app.ui.object.ObjectRow;
import deadwood.app.ui.text.ClassName;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * A column of objects: the class in two tones, then address or text.
 *
 * @param <R> what a row of the table is
 */
public final class ObjectColumn<R> extends TableColumn<R, R> {

    public ObjectColumn(final String title, final Function<R, ObjectRow> object) {
        super(title);
        setPrefWidth(1000);
        setReorderable(false);
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
                    return;
                }
                final ObjectRow row = object.apply(item);
                label.show(ClassName.of(row.typeName()), row.suffix());
                setGraphic(label);
                setText(row.typeName() + row.suffix());
                whole.setText(row.typeName() + row.suffix());
                setTooltip(whole);
            }
        });
    }
}

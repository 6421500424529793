package deadwood.app.ui.table;

import deadwood.app.ui.object.ObjectRow;
import deadwood.app.ui.text.ClassName;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;

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
        setCellFactory(_ -> new NameCell<>(row -> {
            final ObjectRow shown = object.apply(row);
            return TreeLabel.of(ClassName.of(shown.typeName()), shown.suffix());
        }));
    }
}

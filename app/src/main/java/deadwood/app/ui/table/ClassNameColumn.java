package deadwood.app.ui.table;

import deadwood.app.ui.text.ClassName;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;

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
        setCellFactory(_ -> new NameCell<>(row -> TreeLabel.of(ClassName.of(name.apply(row)), "")));
    }
}

package deadwood.app.ui.gosites;

import deadwood.app.ui.text.Messages;
import deadwood.model.profile.Churn;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** A column of how many times over something was allocated. Sorts what stays least first. */
final class RatioColumn extends TableColumn<Churn.Row, Churn.Row> {

    private static final double WIDTH = 92;
    private static final double LARGE = 100;

    RatioColumn(final String title, final ToDoubleFunction<Churn.Row> ratio) {
        super(title);
        getStyleClass().add("number-column");
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setSortType(SortType.DESCENDING);
        setReorderable(false);
        // Nothing of nothing is below everything.
        setComparator(Comparator.comparingDouble(row -> Double.isNaN(ratio.applyAsDouble(row))
                ? Double.NEGATIVE_INFINITY
                : ratio.applyAsDouble(row)));
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        setCellFactory(_ -> new TableCell<>() {

            {
                getStyleClass().add("number-cell");
            }

            @Override
            protected void updateItem(final Churn.@Nullable Row item, final boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : text(ratio.applyAsDouble(item)));
            }
        });
    }

    /** "1.0 ×", "320 ×", "all freed". */
    static String text(final double ratio) {
        if (Double.isNaN(ratio)) {
            return "";
        }
        if (Double.isInfinite(ratio)) {
            return Messages.get("churn.freed");
        }
        return String.format(Locale.ENGLISH, ratio < LARGE ? "%.1f ×" : "%,.0f ×", ratio);
    }
}

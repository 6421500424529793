package deadwood.app.ui.table;

import deadwood.app.text.SizeUnit;
import deadwood.app.text.Sizes;
import java.util.Comparator;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers, right-aligned, in one unit, a thin bar behind each for its share of the whole, the exact number
 * on hover. Sorts by the number, largest first.
 *
 * @param <R> what a row of the table is
 */
public final class NumberColumn<R> extends TableColumn<R, R> {

    /** In place of a number where there is none. */
    public static final long NONE = Long.MIN_VALUE;

    private final NumberFormat format;
    private final ToLongFunction<R> number;
    private final Label name = new Label();
    private final Label unitLabel = new Label();
    private SizeUnit unit = SizeUnit.B;
    private long whole;

    /** @param number the number of a row, {@link #NONE} if it has none */
    public NumberColumn(final String title, final NumberFormat format, final double width,
            final ToLongFunction<R> number) {
        this.format = format;
        this.number = number;
        name.setText(title);
        unitLabel.getStyleClass().add("unit");
        final HBox header = new HBox(name, unitLabel);
        header.getStyleClass().add("number-header");
        setGraphic(header);
        getStyleClass().add("number-column");
        setPrefWidth(width);
        setMinWidth(width);
        name.setMinWidth(Region.USE_PREF_SIZE);
        unitLabel.setMinWidth(Region.USE_PREF_SIZE);
        setSortType(SortType.DESCENDING);
        setReorderable(false);
        setComparator(Comparator.comparingLong(number));
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        setCellFactory(_ -> new NumberCell());
    }

    /** The number of a row, {@link #NONE} if it has none. */
    public long number(final R row) {
        return number.applyAsLong(row);
    }

    /** Calls the column something else. */
    public void title(final String title) {
        name.setText(title);
    }

    /**
     * Fixes the unit and the length of the bars.
     *
     * @param maximum the largest number of the column, which chooses the unit
     * @param whole what a full bar stands for, 0 for no bars
     */
    public void fit(final long maximum, final long whole) {
        this.whole = whole;
        unit = format.isBytes() ? SizeUnit.ofColumn(maximum) : SizeUnit.B;
        unitLabel.setText(format.isBytes() ? unit.symbol() : "");
    }

    private final class NumberCell extends TableCell<R, R> {

        private final BarLabel bar = new BarLabel();
        private @Nullable Tooltip exact;

        NumberCell() {
            getStyleClass().add("number-cell");
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(final @Nullable R item, final boolean empty) {
            super.updateItem(item, empty);
            final long value = empty || item == null ? NONE : number.applyAsLong(item);
            if (value == NONE) {
                setGraphic(null);
                setText(null);
                setTooltip(null);
                return;
            }
            bar.show(format.text(value, unit), format.isChange() ? 0 : Sizes.ratio(value, whole));
            bar.mark(format.isChange() ? Long.signum(value) : 0);
            setGraphic(bar);
            // read by screen readers and by tests; not shown
            setText(format.exact(value));
            if (exact == null) {
                exact = new Tooltip();
            }
            exact.setText(whole > 0
                    ? format.exact(value) + " · " + Sizes.share(Sizes.ratio(value, whole))
                    : format.exact(value));
            setTooltip(exact);
        }
    }
}

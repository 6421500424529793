package deadwood.app.ui.table;

import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import deadwood.app.ui.text.Messages;
import java.util.Comparator;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * A column of values of a sample type, each in the unit that suits it, right-aligned, a thin bar behind each for its share of the whole,
 * share and exact number on hover. Sorts by the number, largest first.
 *
 * @param <R> what a row of the table is
 */
public final class AmountColumn<R> extends TableColumn<R, R> {

    private final ToLongFunction<R> number;
    private final boolean isChange;
    private String unit = "";
    private long whole;

    /** @param number the number of a row, {@link NumberColumn#NONE} if it has none */
    public AmountColumn(final String title, final double width, final ToLongFunction<R> number) {
        this(title, width, number, false);
    }

    private AmountColumn(final String title, final double width, final ToLongFunction<R> number,
            final boolean isChange) {
        super(title);
        this.number = number;
        this.isChange = isChange;
        getStyleClass().add("number-column");
        setPrefWidth(width);
        setMinWidth(width);
        setSortType(SortType.DESCENDING);
        setReorderable(false);
        setComparator(isChange
                ? Comparator.comparingLong(row -> Math.abs(number.applyAsLong(row)))
                : Comparator.comparingLong(number));
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        setCellFactory(_ -> new AmountCell());
    }

    /** Of changes, with a mark for their direction; sorts by how much, whichever way. */
    public static <R> AmountColumn<R> ofChange(final String title, final double width,
            final ToLongFunction<R> number) {
        return new AmountColumn<>(title, width, number, true);
    }

    /**
     * What the numbers are.
     *
     * @param unitOfAll as the file has it: "bytes", "nanoseconds"
     * @param whole what a full bar stands for, 0 for no bars
     */
    public void fit(final String unitOfAll, final long whole) {
        this.unit = unitOfAll;
        this.whole = whole;
    }

    private String text(final long value) {
        if (!isChange) {
            return Amounts.of(value, unit);
        }
        return value == 0 ? "" : (value > 0 ? "▲ " : "▼ ") + Amounts.of(Math.abs(value), unit);
    }

    private String exact(final long value) {
        final String number = (isChange && value > 0 ? "+" : "") + Sizes.count(value) + " " + unit;
        return whole == 0
                ? number.strip()
                : Messages.get("column.exact", number.strip(), Sizes.share((double) value / whole));
    }

    private final class AmountCell extends TableCell<R, R> {

        private final BarLabel bar = new BarLabel();
        private @Nullable Tooltip exact;

        AmountCell() {
            getStyleClass().add("number-cell");
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(final @Nullable R item, final boolean empty) {
            super.updateItem(item, empty);
            final long value = empty || item == null ? NumberColumn.NONE : number.applyAsLong(item);
            if (value == NumberColumn.NONE) {
                setGraphic(null);
                setText(null);
                setTooltip(null);
                return;
            }
            bar.show(text(value), isChange ? 0 : Math.clamp(Sizes.ratio(Math.abs(value), Math.abs(whole)), 0, 1));
            bar.mark(isChange ? Long.signum(value) : 0);
            setGraphic(bar);
            // read by screen readers and by tests; not shown
            setText(text(value));
            if (exact == null) {
                exact = new Tooltip();
            }
            exact.setText(exact(value));
            setTooltip(exact);
        }
    }
}

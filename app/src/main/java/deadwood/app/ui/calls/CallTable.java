package deadwood.app.ui.calls;

import deadwood.app.ui.table.AmountColumn;
import deadwood.app.ui.table.FrameColumn;
import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.ShareColumn;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.table.TreeColumn;
import deadwood.app.ui.table.TreeLabel;
import deadwood.app.ui.table.TreeRows.NodeRow;
import deadwood.app.ui.table.TreeRows.Row;
import deadwood.app.ui.table.TreeTable;
import deadwood.app.ui.text.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;

/** A call tree as a table: name, self, total. */
final class CallTable extends StackPane {

    private static final double AMOUNT = 112;

    private final TreeTable<CallRow> table;
    private final AmountColumn<Row<CallRow>> self = new AmountColumn<>(Messages.get("column.self"), AMOUNT,
            row -> CallRows.number(row, CallRow::self, NumberColumn.NONE));
    private final AmountColumn<Row<CallRow>> total = new AmountColumn<>(Messages.get("column.total"), AMOUNT,
            row -> CallRows.number(row, CallRow::total, NumberColumn.NONE));

    private final ShareColumn<Row<CallRow>> share = new ShareColumn<>(row -> CallRows.number(row, CallRow::total,
            NumberColumn.NONE));

    /**
     * @param title of the names
     * @param empty what stands in the middle while there are no rows
     * @param choose told the name of the row that gets selected
     */
    CallTable(final String id, final String title, final CallRows rows, final String empty,
            final Consumer<String> choose) {
        this.table = new TreeTable<>(rows.rows());
        table.setId(id);
        table.setAccessibleText(title);
        table.getColumns().setAll(List.of(new TreeColumn<>(title, rows.rows(), row -> TreeLabel.of(FrameColumn.parts(
                row.name()), "")), self, total, share));
        table.getColumns().forEach(column -> column.setSortable(false));
        Tables.dress(table, empty);
        Tables.onSelect(table, row -> {
            if (row instanceof final NodeRow<CallRow> node) {
                choose.accept(node.node().name());
            }
        });
        getChildren().setAll(table);
        setMinWidth(0);
    }

    /** @param whole what a share is a share of */
    void fit(final String unit, final long whole) {
        self.fit(unit, whole);
        total.fit(unit, whole);
        share.fit(whole);
        table.refresh();
    }

    void withoutSelf() {
        self.setVisible(false);
    }

    void selectFirst() {
        table.getSelectionModel().select(0);
    }
}

package deadwood.app.ui.retention;

import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.NumberFormat;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.table.TreeColumn;
import deadwood.app.ui.table.TreeLabel;
import deadwood.app.ui.table.TreeRows.MoreRow;
import deadwood.app.ui.table.TreeRows.NodeRow;
import deadwood.app.ui.table.TreeRows.Row;
import deadwood.app.ui.table.TreeTable;
import deadwood.app.ui.text.ClassName;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.Crumb;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.Switch;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.app.work.RetentionView;
import java.util.List;
import java.util.function.ToLongFunction;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** The retention tree as a table. */
public final class RetentionTableView implements View {

    private final RetentionViewModel model;
    private final BorderPane pane = new BorderPane();
    private final Switch<RetentionView> form;
    private final TableView<Row<RetentionRow>> table;

    private final NumberColumn<Row<RetentionRow>> objects = new NumberColumn<>(Messages.get("column.objects"),
            NumberFormat.COUNT, 110, number(RetentionRow::objects));
    private final NumberColumn<Row<RetentionRow>> shallow = new NumberColumn<>(Messages.get("column.shallow"),
            NumberFormat.BYTES, 110, number(RetentionRow::shallow));
    private final NumberColumn<Row<RetentionRow>> retained = new NumberColumn<>(Messages.get("column.retained"),
            NumberFormat.BYTES, 140, number(RetentionRow::retained));

    public RetentionTableView(final RetentionViewModel model) {
        this.model = model;
        this.form = new Switch<>(List.of(RetentionView.values()), value -> Messages.get("retention.form." + value.name()
                .toLowerCase(java.util.Locale.ROOT)), model.formProperty());
        this.table = table();
        model.topProperty().addListener((_, _, top) -> {
            top.whenReady(_ -> fit());
            pane.setCenter(new StatePane(top, Messages.get("retention.waiting"), table));
        });
        model.formProperty().addListener((_, _, now) -> objects.setVisible(now != RetentionView.OBJECT));
        objects.setVisible(false);
    }

    private TableView<Row<RetentionRow>> table() {
        final TreeTable<RetentionRow> tree = new TreeTable<>(model.rows());
        tree.setId("retention");
        tree.getColumns().setAll(List.of(new TreeColumn<>(Messages.get("column.object"), model.rows(),
                row -> TreeLabel.of(name(row), row.suffix())), objects, shallow, retained));
        tree.getColumns().forEach(column -> column.setSortable(false));
        Tables.dress(tree, Messages.get("retention.none"));
        Tables.onSelect(tree, row -> {
            if (row instanceof final NodeRow<RetentionRow> node) {
                model.select(node.node());
            }
        });
        return tree;
    }

    private static ToLongFunction<Row<RetentionRow>> number(final ToLongFunction<RetentionRow> number) {
        return row -> switch (row) {
            case final NodeRow<RetentionRow> node -> number.applyAsLong(node.node());
            case final MoreRow<RetentionRow> _ -> NumberColumn.NONE;
        };
    }

    private ClassName name(final RetentionRow row) {
        return model.formProperty().get() == RetentionView.PACKAGE
                ? ClassName.plain(row.name())
                : ClassName.of(row.name());
    }

    private void fit() {
        final long whole = model.wholeProperty().get();
        long largest = 0;
        long most = 0;
        for (final Row<RetentionRow> row : model.rows().rows()) {
            if (row instanceof final NodeRow<RetentionRow> node) {
                largest = Math.max(largest, node.node().retained());
                most = Math.max(most, node.node().objects());
            }
        }
        objects.fit(most, 0);
        shallow.fit(largest, 0);
        retained.fit(largest, whole);
        table.refresh();
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.RETENTION.title();
    }

    @Override
    public List<Node> tools() {
        return List.of(form);
    }

    @Override
    public ObservableList<Chip> chips() {
        return model.chips();
    }

    @Override
    public ObservableList<Crumb> crumbs() {
        return model.crumbs();
    }

    @Override
    public void shown() {
        model.load();
    }

    @Override
    public void selectFirst() {
        table.getSelectionModel().select(0);
    }

    @Override
    public void find() {
        table.requestFocus();
    }
}

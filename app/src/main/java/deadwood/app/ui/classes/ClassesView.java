package deadwood.app.ui.classes;

import deadwood.app.ui.table.ClassNameColumn;
import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.NumberFormat;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.FilterField;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.retention.ClassHistogram.Row;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/** The histogram as a table. */
public final class ClassesView implements View {

    private final ClassesViewModel model;
    private final FilterField filter;
    private final Label count = new Label();
    private final TableView<Row> table;
    private final StatePane pane;

    private final NumberColumn<Row> instances = new NumberColumn<>(Messages.get("column.instances"),
            NumberFormat.COUNT, 120, Row::instances);
    private final NumberColumn<Row> shallow = new NumberColumn<>(Messages.get("column.shallow"), NumberFormat.BYTES,
            120,
            Row::shallowSize);
    private final NumberColumn<Row> retained = new NumberColumn<>(Messages.get("column.retained"), NumberFormat.BYTES,
            130, Row::retainedSize);

    public ClassesView(final ClassesViewModel model) {
        this.model = model;
        this.filter = new FilterField(Messages.get("classes.filter"), model.filterProperty());
        filter.setId("classes-filter");
        count.getStyleClass().add("quiet");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty().bind(model.countProperty());
        this.table = table();
        this.pane = new StatePane(model.histogram(), Messages.get("classes.waiting"), table);
        model.histogram().whenReady(this::fit);
    }

    private TableView<Row> table() {
        final TableView<Row> classes = new TableView<>();
        classes.setId("classes");
        classes.getColumns().setAll(List.of(new ClassNameColumn<>(Messages.get("column.class"), 1000, Row::className),
                instances, shallow, retained));
        Tables.dress(classes, Messages.get("classes.none"));
        final SortedList<Row> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(classes.comparatorProperty());
        classes.setItems(sorted);
        Tables.onSelect(classes, model::select);
        classes.setContextMenu(menu(classes));
        return classes;
    }

    private ContextMenu menu(final TableView<Row> classes) {
        final MenuItem describe = new MenuItem(Messages.get("classes.collection"));
        describe.disableProperty().bind(classes.getSelectionModel().selectedItemProperty().isNull());
        describe.setOnAction(_ -> {
            final Row row = classes.getSelectionModel().getSelectedItem();
            if (row != null) {
                model.collections().describe(row.className(),
                        form -> new CollectionDialog(form).show(classes.getScene().getWindow()));
            }
        });
        return new ContextMenu(describe);
    }

    private void fit(final ClassHistogram histogram) {
        final List<Row> rows = histogram.byName();
        final long whole = model.heapSizeProperty().get();
        instances.fit(rows.stream().mapToLong(Row::instances).max().orElse(0), 0);
        shallow.fit(rows.stream().mapToLong(Row::shallowSize).max().orElse(0), whole);
        retained.fit(rows.stream().mapToLong(Row::retainedSize).max().orElse(0), whole);
        table.getSortOrder().setAll(List.of(retained));
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.CLASSES.title();
    }

    @Override
    public List<Node> tools() {
        return List.of(count, filter);
    }

    @Override
    public ObservableList<Chip> chips() {
        return model.chips();
    }

    @Override
    public void shown() {
        model.histogram().load();
    }

    @Override
    public void selectFirst() {
        table.getSelectionModel().select(0);
    }

    @Override
    public void find() {
        filter.requestFocus();
    }
}

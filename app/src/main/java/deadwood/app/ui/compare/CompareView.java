package deadwood.app.ui.compare;

import deadwood.app.ui.session.LoadState;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.NumberFormat;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.table.TreeColumn;
import deadwood.app.ui.table.TreeRows.NodeRow;
import deadwood.app.ui.table.TreeRows.Row;
import deadwood.app.ui.table.TreeTable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.Switch;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.diff.Finding;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The findings above, and below them the two snapshots side by side with what changed between them. */
public final class CompareView implements View {

    private static final int MOST_LINES = 4;
    private static final double AMOUNT = 94;
    private static final double CHANGE = 104;

    private final CompareViewModel model;
    private final ListView<Finding> findings;
    private final TreeTable<DeltaRow> table;
    private final BorderPane panes = new BorderPane();
    private final StatePane pane;
    private final BorderPane whole = new BorderPane();
    private final List<Node> tools;

    private final NumberColumn<Row<DeltaRow>> before = new NumberColumn<>("", NumberFormat.BYTES, AMOUNT,
            number(row -> row.presence().isBefore(), DeltaRow::before));
    private final NumberColumn<Row<DeltaRow>> change = new NumberColumn<>(Messages.get("column.change"),
            NumberFormat.BYTES_CHANGED, CHANGE, number(_ -> true, DeltaRow::delta));
    private final NumberColumn<Row<DeltaRow>> countChange = new NumberColumn<>(Messages.get("column.change.instances"),
            NumberFormat.COUNT_CHANGED, CHANGE, number(_ -> true, DeltaRow::countDelta));
    private final NumberColumn<Row<DeltaRow>> after = new NumberColumn<>("", NumberFormat.BYTES, AMOUNT,
            number(row -> row.presence().isAfter(), DeltaRow::after));

    /** @param swap lays the two the other way round */
    public CompareView(final CompareViewModel model, final Runnable swap) {
        this.model = model;
        this.findings = findings();
        this.table = table();
        final Label totals = new Label();
        totals.getStyleClass().add("quiet");
        totals.setMinWidth(0);
        totals.textProperty().bind(model.totalsProperty());
        final Tooltip difference = new Tooltip();
        difference.textProperty().bind(model.changeProperty());
        totals.setTooltip(difference);
        final Button other = new Button(Messages.get("compare.swap"));
        other.setId("swap");
        other.getStyleClass().addAll("flat", "small");
        other.setTooltip(new Tooltip(Messages.get("compare.swap.tip")));
        other.setMinWidth(Region.USE_PREF_SIZE);
        other.setOnAction(_ -> swap.run());
        this.tools = List.of(totals, other, new Switch<>(List.of(Level.values()), Level::title, model
                .levelProperty()));
        final VBox page = new VBox(findings, panes);
        page.getStyleClass().add("compare");
        VBox.setVgrow(panes, Priority.ALWAYS);
        this.pane = new StatePane(model.delta(), Messages.get("compare.waiting", model.before().name(), model.after()
                .name()), page);
        model.shownProperty().addListener((_, _, _) -> showPanes());
        model.rows().rows().addListener((ListChangeListener<Row<DeltaRow>>) change -> {
            while (change.next()) {
                if (change.wasReplaced() || change.getFrom() == 0) {
                    fit();
                    return;
                }
            }
        });
        model.levelProperty().addListener((_, _, _) -> nameColumns());
        nameColumns();
        model.revealedProperty().addListener((_, _, row) -> reveal(row.intValue()));
        showPanes();
        model.unlikeProperty().addListener((_, _, why) -> showWhole(why));
        showWhole(model.unlikeProperty().get());
    }

    /** @param why the two cannot be compared, "" if they can */
    private void showWhole(final String why) {
        whole.setCenter(why.isEmpty() ? pane : StatePane.notice(Messages.get("compare.unlike.title"), why, null));
        tools.forEach(tool -> tool.setVisible(why.isEmpty()));
    }

    private ListView<Finding> findings() {
        final ListView<Finding> list = new ListView<>(model.findings());
        list.setId("findings");
        list.getStyleClass().add("findings");
        list.setFixedCellSize(FindingLine.HEIGHT);
        list.setCellFactory(_ -> new ListCell<>() {

            @Override
            protected void updateItem(final @Nullable Finding finding, final boolean empty) {
                super.updateItem(finding, empty);
                setText(null);
                setGraphic(empty || finding == null ? null : new FindingLine(finding));
                setPrefWidth(0);
            }
        });
        final Label none = new Label(Messages.get("compare.none"));
        none.getStyleClass().add("quiet");
        list.setPlaceholder(none);
        model.findings().addListener((ListChangeListener<Finding>) _ -> sizeFindings(list));
        sizeFindings(list);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, finding) -> {
            if (finding != null) {
                model.choose(finding);
            }
        });
        return list;
    }

    private void sizeFindings(final ListView<Finding> list) {
        final double lines = Math.clamp(model.findings().size(), 1, MOST_LINES);
        // half a line more where there are more, so that one sees there are
        final double more = model.findings().size() > MOST_LINES ? 0.5 : 0;
        list.setMinHeight(FindingLine.HEIGHT);
        list.setPrefHeight((lines + more) * FindingLine.HEIGHT + 2);
    }

    private TreeTable<DeltaRow> table() {
        final TreeTable<DeltaRow> tree = new TreeTable<>(model.rows());
        tree.setId("panes");
        final TreeColumn<DeltaRow> left = new TreeColumn<>(model.before().name(), model.rows(), row -> PaneLabels
                .before(row, model.levelProperty().get()));
        final TreeColumn<DeltaRow> right = new TreeColumn<>(model.after().name(), model.rows(), row -> PaneLabels
                .after(row, model.levelProperty().get(), model.trees()));
        left.getStyleClass().add("pane-title");
        right.getStyleClass().add("pane-title");
        change.getStyleClass().add("change-column");
        countChange.getStyleClass().add("change-column");
        tree.getColumns().setAll(List.of(left, before, change, countChange, right, after));
        tree.getColumns().forEach(column -> column.setSortable(false));
        Tables.dress(tree, Messages.get("compare.same"));
        Tables.onSelect(tree, row -> {
            if (row instanceof final NodeRow<DeltaRow> node) {
                model.select(node.node());
            }
        });
        return tree;
    }

    /** @param isThere whether a row has such a number */
    private static ToLongFunction<Row<DeltaRow>> number(final Predicate<DeltaRow> isThere,
            final ToLongFunction<DeltaRow> number) {
        return row -> row instanceof final NodeRow<DeltaRow> node && isThere.test(node.node())
                ? number.applyAsLong(node.node())
                : NumberColumn.NONE;
    }

    private void showPanes() {
        final Loadable<?> shown = model.shownProperty().get();
        panes.setCenter(new StatePane(shown, Messages.get("compare.waiting.level"), table));
    }

    private void fit() {
        long largest = 0;
        long wholeBefore = 0;
        long wholeAfter = 0;
        for (final Row<DeltaRow> row : model.rows().rows()) {
            if (row instanceof final NodeRow<DeltaRow> node && row.depth() == 0) {
                largest = Math.max(largest, Math.max(node.node().before(), node.node().after()));
                wholeBefore += node.node().before();
                wholeAfter += node.node().after();
            }
        }
        final long whole = Math.max(wholeBefore, wholeAfter);
        before.fit(largest, whole);
        after.fit(largest, whole);
        change.fit(largest, 0);
        countChange.fit(0, 0);
    }

    private void nameColumns() {
        final boolean classes = model.levelProperty().get() == Level.CLASSES;
        countChange.setVisible(classes);
        before.title(Messages.get(classes ? "column.shallow" : "column.retained"));
        after.title(Messages.get(classes ? "column.shallow" : "column.retained"));
    }

    private void reveal(final int row) {
        if (row >= 0) {
            table.getSelectionModel().clearSelection();
            table.getFocusModel().focus(row);
            table.scrollTo(Math.max(0, row - 4));
            mark(row);
        }
    }

    /** Selects a row without the inspector following: it looks at the object of the finding already. */
    private void mark(final int row) {
        model.hold(() -> table.getSelectionModel().select(row));
    }

    @Override
    public Region node() {
        return whole;
    }

    @Override
    public String title() {
        return ViewKind.COMPARE.title();
    }

    @Override
    public List<Node> tools() {
        return tools;
    }

    @Override
    public void shown() {
        model.load();
    }

    @Override
    public void selectFirst() {
        if (model.delta().state() instanceof LoadState.Ready) {
            findings.getSelectionModel().select(0);
        }
    }
}

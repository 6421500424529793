package deadwood.app.ui.calls;

import deadwood.app.text.Amounts;
import deadwood.app.ui.profile.SampleTypeBox;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.table.AmountColumn;
import deadwood.app.ui.table.FrameColumn;
import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.NumberFormat;
import deadwood.app.ui.table.ShareColumn;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.FilterField;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.tree.TreeTotals;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Functions as a table; below it the chosen one between those that call it and those that it calls. */
public final class FunctionsView implements View {

    private static final double AMOUNT = 124;
    private static final double COUNT = 84;

    private final FunctionsViewModel model;
    private final FilterField filter;
    private final Label count = new Label();
    private final TableView<FunctionRow> table = new TableView<>();
    private final CallTable callers;
    private final CallTable callees;
    private final BorderPane pane = new BorderPane();
    private final SplitPane parts = new SplitPane();

    private final AmountColumn<FunctionRow> self = new AmountColumn<>(Messages.get("column.self"), AMOUNT,
            FunctionRow::self);
    private final AmountColumn<FunctionRow> total = new AmountColumn<>(Messages.get("column.total"), AMOUNT,
            FunctionRow::total);
    private final ShareColumn<FunctionRow> selfShare = new ShareColumn<>(FunctionRow::self);
    private final ShareColumn<FunctionRow> totalShare = new ShareColumn<>(FunctionRow::total);
    private final NumberColumn<FunctionRow> calledBy = new NumberColumn<>(Messages.get("column.callers"),
            NumberFormat.COUNT, COUNT, FunctionRow::callers);
    private final NumberColumn<FunctionRow> calls = new NumberColumn<>(Messages.get("column.callees"),
            NumberFormat.COUNT, COUNT, FunctionRow::callees);

    public FunctionsView(final FunctionsViewModel model) {
        this.model = model;
        this.filter = new FilterField(Messages.get("functions.filter"), model.filterProperty());
        filter.setId("functions-filter");
        count.getStyleClass().add("quiet");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty().bind(model.countProperty());
        this.callers = new CallTable("callers", Messages.get("functions.callers"), model.callers(),
                Messages.get("functions.callers.none"), _ -> {});
        this.callees = new CallTable("callees", Messages.get("functions.callees"), model.callees(),
                Messages.get("functions.callees.none"), _ -> {});
        callers.withoutSelf();
        fillTable();
        final SplitPane sides = new SplitPane(callers, callees);
        final Label name = new Label();
        name.getStyleClass().add("section-title");
        name.setMinWidth(0);
        final VBox sandwich = new VBox(name, sides);
        sandwich.getStyleClass().add("sandwich");
        VBox.setVgrow(sides, Priority.ALWAYS);
        parts.setOrientation(Orientation.VERTICAL);
        parts.getItems().setAll(List.of(table, sandwich));
        parts.setDividerPositions(0.56);
        model.chosenProperty().addListener((_, _, row) -> {
            name.setText(row == null ? Messages.get("functions.choose") : title(row));
            select(row);
        });
        name.setText(Messages.get("functions.choose"));
        model.totalsProperty().addListener((_, _, now) -> follow(now));
        pane.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                model.rest();
            }
        });
        follow(model.totalsProperty().get());
    }

    private void fillTable() {
        table.setId("functions");
        table.getColumns().setAll(List.of(new FrameColumn<>(Messages.get("column.function"), FunctionRow::name), self,
                selfShare, total, totalShare, calledBy, calls));
        Tables.dress(table, Messages.get("functions.none"));
        final SortedList<FunctionRow> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSortOrder().setAll(List.of(self));
        Tables.onSelect(table, row -> model.lens().functionProperty().set(row.name()));
    }

    private String title(final FunctionRow row) {
        final String unit = model.lens().sampleType().unit();
        return Messages.get("functions.chosen", FrameColumn.parts(row.name()).simpleName(),
                Amounts.of(row.self(), unit), Amounts.of(row.total(), unit));
    }

    private void select(final @Nullable FunctionRow row) {
        if (row != null && !row.equals(table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().select(row);
            table.scrollTo(Math.max(0, table.getSelectionModel().getSelectedIndex() - 3));
        }
        fit();
    }

    private void follow(final Loadable<TreeTotals> totals) {
        pane.setCenter(new StatePane(totals, Messages.get("profile.waiting"), parts));
        totals.whenReady(_ -> {
            if (totals.equals(model.totalsProperty().get())) {
                fit();
            }
        });
    }

    private void fit() {
        final String unit = model.lens().sampleType().unit();
        self.fit(unit, model.whole());
        total.fit(unit, model.whole());
        selfShare.fit(model.whole());
        totalShare.fit(model.whole());
        calledBy.fit(0, 0);
        calls.fit(0, 0);
        final FunctionRow chosen = model.chosenProperty().get();
        callers.fit(unit, chosen == null ? 0 : chosen.total());
        callees.fit(unit, chosen == null ? 0 : chosen.total());
        table.refresh();
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.FUNCTIONS.title();
    }

    @Override
    public List<Node> tools() {
        return List.of(count, filter, new SampleTypeBox(model.lens()));
    }

    @Override
    public ObservableList<Chip> chips() {
        return model.lens().chips();
    }

    @Override
    public void shown() {
        model.load();
    }

    @Override
    public void selectFirst() {
        final FunctionRow largest = model.largest();
        if (model.chosenProperty().get() == null && largest != null) {
            model.lens().functionProperty().set(largest.name());
        }
    }

    @Override
    public void find() {
        filter.requestFocus();
    }
}

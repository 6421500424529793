package deadwood.app.ui.overview;

import deadwood.app.ui.overview.ContentSummary.HotFunction;
import deadwood.app.ui.overview.ContentSummary.TypeTotal;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.table.TextColumn;
import deadwood.app.ui.text.ContentText;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.StatePane;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The overview of a file without a heap: the largest number first, then its sample types, what weighs most, and the small print. */
final class ContentPage extends VBox {

    private static final double HEADER = 32;
    private static final double WIDEST = 720;

    private final OverviewViewModel model;
    private final HBox headline = new HBox();
    private final TableView<TypeTotal> table = new TableView<>();
    private final VBox types = new VBox();
    private final Label functionsCaption = new Label();
    private final TableView<HotFunction> functions = new TableView<>();
    private final VBox hottest = new VBox(functionsCaption, functions);
    private final FlowPane facts;

    /** @param facts filled here */
    ContentPage(final OverviewViewModel model, final FlowPane facts) {
        this.model = model;
        this.facts = facts;
        getStyleClass().add("content-page");
        headline.getStyleClass().add("headline");
        final Label caption = new Label(Messages.get("overview.types"));
        caption.getStyleClass().addAll("caption", "overview-caption");
        types.getChildren().addAll(caption, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        fillTable();
        fillFunctions();
        VBox.setVgrow(functions, Priority.ALWAYS);
        VBox.setVgrow(hottest, Priority.ALWAYS);
        final VBox page = new VBox(headline, types, hottest, facts);
        page.getStyleClass().add("content-page");
        final StatePane pane = new StatePane(model.content(), Messages.get("overview.reading"), page);
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().setAll(pane);
        model.content().whenReady(this::show);
    }

    private void fillTable() {
        table.setId("sample-types");
        final TextColumn<TypeTotal> unit = new TextColumn<>(Messages.get("column.unit"), 160, TypeTotal::unit,
                TypeTotal::unit);
        final TextColumn<TypeTotal> total = new TextColumn<>(Messages.get("column.total"), 140, TypeTotal::total,
                TypeTotal::total);
        total.getStyleClass().add("number-column");
        table.getColumns().setAll(List.of(new TextColumn<>(Messages.get("column.sample"), 300, TypeTotal::name,
                TypeTotal::name), unit, total));
        table.getColumns().forEach(column -> column.setSortable(false));
        table.setMaxWidth(WIDEST);
        Tables.dress(table, "");
        Tables.onOpen(table, model::open);
    }

    private void fillFunctions() {
        functionsCaption.getStyleClass().addAll("caption", "overview-caption");
        functions.setId("functions");
        functions.getColumns().setAll(List.of(
                new TextColumn<>(Messages.get("column.function"), 460, HotFunction::name, HotFunction::name),
                number("column.self", HotFunction::self), number("column.share", HotFunction::share),
                number("column.total", HotFunction::total)));
        functions.getColumns().forEach(column -> column.setSortable(false));
        Tables.dress(functions, "");
    }

    private static TextColumn<HotFunction> number(final String key, final Function<HotFunction, String> text) {
        final TextColumn<HotFunction> column = new TextColumn<>(Messages.get(key), 110, text, text);
        column.getStyleClass().add("number-column");
        return column;
    }

    /** Shows all rows and no more, if there is room. */
    private static <R> void fill(final TableView<R> table, final List<R> rows, final VBox around) {
        table.getItems().setAll(rows);
        final double height = HEADER + rows.size() * Tables.ROW_HEIGHT;
        table.setPrefHeight(height);
        table.setMaxHeight(height);
        around.setVisible(!rows.isEmpty());
        around.setManaged(!rows.isEmpty());
    }

    private void show(final ContentSummary summary) {
        final Snapshot snapshot = model.snapshot().value();
        if (snapshot == null) {
            return;
        }
        fill(table, summary.types(), types);
        fill(functions, summary.functions(), hottest);
        if (!summary.types().isEmpty()) {
            functionsCaption.setText(Messages.get("overview.hottest", summary.types().get(summary.first()).name()));
        }
        showHeadline(snapshot, summary);
        facts.getChildren().clear();
        OverviewViewModel.facts(snapshot).forEach(fact -> facts.getChildren().add(OverviewView.fact(fact)));
        summary.facts().forEach(fact -> facts.getChildren().add(OverviewView.fact(fact)));
    }

    private void showHeadline(final Snapshot snapshot, final ContentSummary summary) {
        final Label amount = new Label(snapshot.format());
        amount.getStyleClass().add("amount");
        final Label rest = new Label(ContentText.brief(snapshot.content()));
        rest.getStyleClass().add("quiet");
        final StackProfile profile = snapshot.profile();
        if (profile != null) {
            final TypeTotal first = summary.types().get(summary.first());
            amount.setText(first.total());
            rest.setText(Messages.get("overview.amount", first.name(), ContentText.stacks(profile)));
        }
        headline.getChildren().setAll(amount, rest);
    }
}

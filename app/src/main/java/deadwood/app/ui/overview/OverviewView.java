package deadwood.app.ui.overview;

import deadwood.app.text.Sizes;
import deadwood.app.ui.object.ObjectRow;
import deadwood.app.ui.overview.OverviewViewModel.Dominators;
import deadwood.app.ui.overview.OverviewViewModel.Fact;
import deadwood.app.ui.session.HeapSummary;
import deadwood.app.ui.session.LoadState;
import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.NumberFormat;
import deadwood.app.ui.table.ObjectColumn;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The overview as a page: the one number first, then who holds it, then the small print. */
public final class OverviewView implements View {

    private static final int MOST_WARNINGS = 4;

    private final OverviewViewModel model;
    private final VBox warnings = new VBox();
    private final HBox headline = new HBox();
    private final DominatorStrip strip = new DominatorStrip();
    private final FlowPane facts = new FlowPane();
    private final TableView<ObjectRow> table = new TableView<>();
    private final NumberColumn<ObjectRow> shallow = new NumberColumn<>(Messages.get("column.shallow"),
            NumberFormat.BYTES, 110, ObjectRow::shallow);
    private final NumberColumn<ObjectRow> retained = new NumberColumn<>(Messages.get("column.retained"),
            NumberFormat.BYTES, 150, ObjectRow::retained);
    private final Label others = new Label();
    private final StatePane pane;

    public OverviewView(final OverviewViewModel model) {
        this.model = model;
        warnings.getStyleClass().add("warnings");
        headline.getStyleClass().add("headline");
        facts.getStyleClass().add("facts");
        others.getStyleClass().addAll("quiet", "others");
        fillTable();
        VBox.setVgrow(table, Priority.ALWAYS);
        final StatePane dominators = new StatePane(model.dominators(), Messages.get("overview.waiting"),
                new VBox(strip, caption("overview.dominators"), grown(table), others));
        VBox.setVgrow(dominators, Priority.ALWAYS);
        final VBox page = new VBox(warnings, headline, dominators, facts);
        page.getStyleClass().add("overview");
        this.pane = new StatePane(model.snapshot(), Messages.get("overview.opening"), page);
        model.snapshot().whenReady(this::showSnapshot);
        model.summary().stateProperty().addListener((_, _, _) -> showNumbers());
        model.dominators().whenReady(this::showDominators);
        strip.onSelect(row -> table.getSelectionModel().select(row));
    }

    private static Node grown(final Node node) {
        VBox.setVgrow(node, Priority.ALWAYS);
        return node;
    }

    private static Node caption(final String key) {
        final Label caption = new Label(Messages.get(key));
        caption.getStyleClass().addAll("caption", "overview-caption");
        return caption;
    }

    private void fillTable() {
        table.setId("dominators");
        table.getColumns().setAll(List.of(new ObjectColumn<>(Messages.get("column.object"), row -> row), shallow,
                retained));
        table.getColumns().forEach(column -> column.setSortable(false));
        Tables.dress(table, Messages.get("retention.none"));
        Tables.onSelect(table, row -> {
            strip.mark(row);
            model.select(row);
        });
        Tables.onOpen(table, model::open);
    }

    private void showSnapshot(final Snapshot snapshot) {
        warnings.getChildren().clear();
        final List<ImportWarning> all = snapshot.warnings();
        warnings.setManaged(!all.isEmpty());
        if (!all.isEmpty()) {
            final Label title = new Label(Messages.get("overview.partial"));
            title.getStyleClass().add("warning-title");
            warnings.getChildren().add(title);
            all.stream().limit(MOST_WARNINGS).forEach(warning -> warnings.getChildren().add(warning(warning)));
            if (all.size() > MOST_WARNINGS) {
                warnings.getChildren().add(new Label(Messages.get("tree.more", Sizes.count(all.size()
                        - MOST_WARNINGS))));
            }
        }
        showNumbers();
    }

    private static Node warning(final ImportWarning warning) {
        final Label line = new Label(warning.offset() < 0
                ? warning.message()
                : Messages.get("overview.warning", warning.message(), Sizes.count(warning.offset())));
        line.setWrapText(true);
        return line;
    }

    private void showNumbers() {
        final Snapshot snapshot = model.snapshot().value();
        if (snapshot == null) {
            return;
        }
        facts.getChildren().clear();
        OverviewViewModel.facts(snapshot).forEach(fact -> facts.getChildren().add(fact(fact)));
        headline.getChildren().clear();
        if (model.summary().state() instanceof LoadState.Ready<HeapSummary>(final HeapSummary heap)) {
            OverviewViewModel.facts(heap).forEach(fact -> facts.getChildren().add(fact(fact)));
            final Label amount = new Label(Sizes.bytes(heap.reachableBytes()));
            amount.getStyleClass().add("amount");
            amount.setTooltip(new Tooltip(Sizes.exact(heap.reachableBytes())));
            final Label rest = new Label(Messages.get("overview.live", Sizes.count(heap.reachableObjects())));
            rest.getStyleClass().add("quiet");
            headline.getChildren().setAll(amount, rest);
        }
    }

    private static Node fact(final Fact fact) {
        final Label name = new Label(fact.name());
        name.getStyleClass().add("quiet");
        final Label value = new Label(fact.value());
        value.setTooltip(new Tooltip(fact.value()));
        value.setMaxWidth(300);
        value.setTextOverrun(javafx.scene.control.OverrunStyle.LEADING_ELLIPSIS);
        final VBox box = new VBox(name, value);
        box.getStyleClass().add("fact");
        return box;
    }

    private void showDominators(final Dominators found) {
        final long largest = found.dominators().isEmpty() ? 0 : found.dominators().getFirst().retained();
        shallow.fit(largest, 0);
        retained.fit(largest, found.whole());
        table.getItems().setAll(found.dominators());
        strip.show(found);
        others.setText(found.others() == 0
                ? ""
                : Messages.get("overview.others", Sizes.count(found.others()), Sizes.bytes(found.othersBytes())));
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.OVERVIEW.title();
    }

    @Override
    public void shown() {
        model.load();
    }

    @Override
    public void selectFirst() {
        table.getSelectionModel().select(0);
    }
}

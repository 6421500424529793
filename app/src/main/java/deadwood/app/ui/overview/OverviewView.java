package deadwood.app.ui.overview;

import deadwood.app.text.Sizes;
import deadwood.app.ui.compare.CompareViewModel;
import deadwood.app.ui.compare.FindingLine;
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
import deadwood.model.diff.Finding;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The overview as a page: the one number first, then who holds it, then the small print. */
public final class OverviewView implements View {

    private static final int MOST_WARNINGS = 4;
    private static final int MOST_FINDINGS = 3;
    private static final double HEADER = 32;

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
    private final VBox page;
    private @Nullable ContentPage content;
    private final VBox findings = new VBox();
    private final ListChangeListener<Finding> findingsChanged = change -> showFindings(change.getList());

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
        this.page = new VBox(warnings, headline, findings, dominators, facts);
        page.getStyleClass().add("overview");
        this.pane = new StatePane(model.snapshot(), Messages.get("overview.opening"), page);
        model.snapshot().whenReady(this::showSnapshot);
        model.summary().stateProperty().addListener((_, _, _) -> showNumbers());
        model.dominators().whenReady(this::showDominators);
        findings.getStyleClass().add("overview-findings");
        model.comparisonProperty().addListener((_, before, now) -> compare(before, now));
        compare(null, model.comparisonProperty().get());
        strip.onSelect(row -> table.getSelectionModel().select(row));
    }

    private void compare(final @Nullable CompareViewModel before, final @Nullable CompareViewModel now) {
        if (before != null) {
            before.findings().removeListener(findingsChanged);
        }
        if (now != null) {
            now.findings().addListener(findingsChanged);
        }
        showFindings(now == null ? List.of() : now.findings());
    }

    private void showFindings(final List<? extends Finding> found) {
        final CompareViewModel compared = model.comparisonProperty().get();
        findings.getChildren().clear();
        findings.setManaged(!found.isEmpty());
        if (compared == null || found.isEmpty()) {
            return;
        }
        final Label caption = new Label(Messages.get("overview.findings", compared.before().name()));
        caption.getStyleClass().addAll("caption", "overview-caption");
        findings.getChildren().add(caption);
        found.stream().limit(MOST_FINDINGS).forEach(finding -> {
            final Button line = new Button(null, new FindingLine(finding));
            line.getStyleClass().add("finding-button");
            line.setMaxWidth(Double.MAX_VALUE);
            line.setMinWidth(0);
            line.setOnAction(_ -> model.open(finding));
            findings.getChildren().add(line);
        });
        if (found.size() > MOST_FINDINGS) {
            final Label more = new Label(Messages.get("tree.more", Sizes.count(found.size() - MOST_FINDINGS)));
            more.getStyleClass().addAll("quiet", "others");
            findings.getChildren().add(more);
        }
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
        if (snapshot.heap() == null) {
            showContent();
        } else {
            showNumbers();
        }
    }

    /** Of a file without a heap. */
    private void showContent() {
        if (content == null) {
            content = new ContentPage(model, facts);
            page.getChildren().setAll(warnings, content);
            VBox.setVgrow(content, Priority.ALWAYS);
        }
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
        if (snapshot == null || snapshot.heap() == null) {
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

    static Node fact(final Fact fact) {
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
        table.setMaxHeight(HEADER + found.dominators().size() * Tables.ROW_HEIGHT);
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
        if (content == null) {
            table.getSelectionModel().select(0);
        }
    }
}

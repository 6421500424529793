package deadwood.app.ui.clusters;

import deadwood.app.ui.profile.SampleTypeBox;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.table.AmountColumn;
import deadwood.app.ui.table.FrameColumn;
import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.NumberFormat;
import deadwood.app.ui.table.ShareColumn;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.table.TextColumn;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.Switch;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.cluster.StackClusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Rows of stacks that are alike; below them the stack that stands for the chosen one. */
public final class ClustersView implements View {

    private static final double AMOUNT = 124;
    private static final double COUNT = 84;
    /** Names of functions that a row has room for. */
    private static final int NAMES = 5;
    private static final double STEP = 0.05;

    private final ClustersViewModel model;
    private final TableView<ClusterRow> table = new TableView<>();
    private final TableView<StackFrame> stack = new TableView<>();
    private final AmountColumn<ClusterRow> total = new AmountColumn<>(Messages.get("column.total"), AMOUNT,
            ClusterRow::total);
    private final ShareColumn<ClusterRow> share = new ShareColumn<>(ClusterRow::total);
    private final NumberColumn<ClusterRow> stacks = counts("clusters.stacks", ClusterRow::stacks);
    private final NumberColumn<ClusterRow> samples = counts("clusters.samples", ClusterRow::samples);
    private final TextColumn<ClusterRow> state = new TextColumn<>(Messages.get("clusters.state"), 130,
            ClusterRow::state, ClusterRow::state);
    private final NumberColumn<ClusterRow> wait = new NumberColumn<>(Messages.get("clusters.wait"), NumberFormat.COUNT,
            112, row -> row.longestWait() == 0 ? NumberColumn.NONE : row.longestWait());
    private final Label count = new Label();
    private final Label name = new Label();
    private final Button focus = new Button(Messages.get("clusters.focus"));
    private final HBox alike = new HBox();
    private final SplitPane parts = new SplitPane();
    private final BorderPane pane = new BorderPane();

    public ClustersView(final ClustersViewModel model) {
        this.model = model;
        count.getStyleClass().add("quiet");
        count.setMinWidth(Region.USE_PREF_SIZE);
        fillTable();
        fillThreshold();
        parts.setOrientation(Orientation.VERTICAL);
        parts.getItems().setAll(List.of(table, below()));
        parts.setDividerPositions(0.5);
        model.result().property().addListener((_, _, now) -> follow(now));
        model.result().onReady(_ -> fit());
        model.result().restWithout(pane);
        model.formProperty().addListener((_, _, _) -> showColumns());
        showColumns();
        follow(model.result().property().get());
        choose(null);
    }

    private static NumberColumn<ClusterRow> counts(final String key,
            final java.util.function.ToLongFunction<ClusterRow> number) {
        return new NumberColumn<>(Messages.get(key), NumberFormat.COUNT, COUNT, number);
    }

    private void fillTable() {
        table.setId("clusters");
        final TextColumn<ClusterRow> common = new TextColumn<>(Messages.get("clusters.common"), 900,
                row -> String.join("\n", row.common().reversed()), row -> ClustersViewModel.summary(row, NAMES));
        common.setMinWidth(200);
        table.getColumns().setAll(List.of(common, state, wait, total, share, stacks, samples));
        Tables.dress(table, Messages.get("functions.none"));
        final SortedList<ClusterRow> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> choose(row));
        Tables.onOpen(table, model::focus);
    }

    private void fillThreshold() {
        final Slider slider = new Slider(StackClusters.LEAST_THRESHOLD, 1, model.thresholdProperty().get());
        slider.setId("clusters-threshold");
        slider.setPrefWidth(130);
        slider.setBlockIncrement(STEP);
        slider.setMajorTickUnit(STEP);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setAccessibleText(Messages.get("clusters.threshold.tip"));
        slider.setTooltip(new Tooltip(Messages.get("clusters.threshold.tip")));
        final Label value = new Label();
        value.setMinWidth(Region.USE_PREF_SIZE);
        value.getStyleClass().add("quiet");
        value.setText(words(slider.getValue()));
        slider.valueProperty().addListener((_, _, now) -> {
            value.setText(words(now.doubleValue()));
            if (!slider.isValueChanging()) {
                choose(now.doubleValue());
            }
        });
        slider.valueChangingProperty().addListener((_, _, isChanging) -> {
            if (!isChanging) {
                choose(slider.getValue());
            }
        });
        alike.getStyleClass().add("tools");
        alike.getChildren().setAll(value, slider);
    }

    private void choose(final double threshold) {
        model.thresholdProperty().set(Math.clamp(Math.round(threshold / STEP) * STEP, StackClusters.LEAST_THRESHOLD,
                1));
    }

    private static String words(final double threshold) {
        return Messages.get("clusters.threshold", String.format(Locale.ENGLISH, "%.0f", threshold * 100));
    }

    private Node below() {
        name.getStyleClass().add("section-title");
        name.setMinWidth(0);
        focus.setTooltip(new Tooltip(Messages.get("clusters.focus.tip")));
        focus.setMinWidth(Region.USE_PREF_SIZE);
        focus.setOnAction(_ -> {
            final ClusterRow row = table.getSelectionModel().getSelectedItem();
            if (row != null) {
                model.focus(row);
            }
        });
        final Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        final HBox head = new HBox(name, space, focus);
        head.getStyleClass().add("part-head");
        stack.setId("cluster-stack");
        final FrameColumn<StackFrame> frame = new FrameColumn<>(Messages.get("clusters.frame"), StackFrame::name);
        final TextColumn<StackFrame> place = new TextColumn<>(Messages.get("clusters.place"), 320, StackFrame::place,
                StackFrame::place);
        final TextColumn<StackFrame> common = new TextColumn<>(Messages.get("clusters.all"), 110,
                each -> each.isCommon() ? "✓" : "", each -> each.isCommon() ? "✓" : "");
        common.setMinWidth(110);
        stack.getColumns().setAll(List.of(frame, place, common));
        stack.getColumns().forEach(column -> column.setSortable(false));
        Tables.dress(stack, "");
        Tables.onSelect(stack, each -> model.lens().functionProperty().set(each.name()));
        final VBox below = new VBox(head, stack);
        VBox.setVgrow(stack, Priority.ALWAYS);
        return below;
    }

    private void choose(final @Nullable ClusterRow row) {
        focus.setDisable(row == null);
        name.setText(Messages.get(row == null ? "clusters.choose" : "clusters.representative"));
        if (row == null) {
            stack.getItems().clear();
        } else {
            stack.getItems().setAll(StackFrame.of(model.lens().profile(), row.stack(), row.common()));
        }
    }

    private void showColumns() {
        final boolean isAlike = model.formProperty().get() == ClustersViewModel.Form.ALIKE;
        table.getColumns().getFirst().setText(Messages.get(isAlike ? "clusters.common" : "clusters.where"));
        state.setVisible(!isAlike);
        wait.setVisible(!isAlike);
        stacks.setVisible(isAlike);
        samples.setVisible(isAlike);
        stack.getColumns().getLast().setVisible(isAlike);
        alike.setVisible(isAlike);
        alike.setManaged(isAlike);
    }

    private void follow(final Loadable<ClustersViewModel.Found> next) {
        pane.setCenter(new StatePane(next, Messages.get("clusters.waiting"), parts));
    }

    private void fit() {
        total.fit(model.lens().sampleType().unit(), model.whole());
        share.fit(model.whole());
        count.setText(model.words());
        table.refresh();
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.CLUSTERS.title();
    }

    @Override
    public List<Node> tools() {
        final List<Node> tools = new ArrayList<>(List.of(count, alike));
        if (model.forms().size() > 1) {
            tools.add(new Switch<>(model.forms(), ClustersViewModel.Form::title, model.formProperty()));
        }
        tools.add(new SampleTypeBox(model.lens()));
        return tools;
    }

    @Override
    public ObservableList<Chip> chips() {
        return model.lens().chips();
    }

    @Override
    public void shown() {
        model.result().load();
    }

    @Override
    public void selectFirst() {
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    @Override
    public List<String> sampleTypes() {
        return model.lens().typeNames();
    }

    @Override
    public void sampleType(final String type) {
        model.lens().choose(type);
    }

    @Override
    public List<String> forms() {
        return model.forms().size() == 1
                ? List.of()
                : model.forms().stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    }

    @Override
    public void form(final String label) {
        model.forms().stream().filter(each -> each.name().equalsIgnoreCase(label)).findFirst()
                .ifPresent(model.formProperty()::set);
    }
}

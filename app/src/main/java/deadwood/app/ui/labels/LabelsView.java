package deadwood.app.ui.labels;

import deadwood.app.text.Sizes;
import deadwood.app.ui.profile.LabelText;
import deadwood.app.ui.profile.SampleTypeBox;
import deadwood.app.ui.profile.Term;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.table.AmountColumn;
import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.NumberFormat;
import deadwood.app.ui.table.ShareColumn;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.table.TextColumn;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.FilterField;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.profile.LabelTotals;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Labels on the left, the values of the chosen one on the right, and what one can do with them above. */
public final class LabelsView implements View {

    private static final double AMOUNT = 124;
    private static final double COUNT = 84;

    private final LabelsViewModel model;
    private final TableView<LabelTotals.Key> keys = new TableView<>();
    private final TableView<LabelTotals.Row> values = new TableView<>();
    private final AmountColumn<LabelTotals.Key> keyTotal;
    private final ShareColumn<LabelTotals.Key> keyShare;
    private final AmountColumn<LabelTotals.Row> total;
    private final ShareColumn<LabelTotals.Row> share;
    private final NumberColumn<LabelTotals.Row> samples = new NumberColumn<>(Messages.get("labels.samples"),
            NumberFormat.COUNT, COUNT, LabelTotals.Row::samples);
    private final Label name = new Label();
    private final Button only = new Button(Messages.get("labels.only"));
    private final Button not = new Button(Messages.get("labels.not"));
    private final ToggleButton root = new ToggleButton(Messages.get("labels.root"));
    private final ToggleButton leaf = new ToggleButton(Messages.get("labels.leaf"));
    private final FilterField filter;
    private final SplitPane parts = new SplitPane();
    private final BorderPane pane = new BorderPane();

    public LabelsView(final LabelsViewModel model) {
        this.model = model;
        this.keyTotal = new AmountColumn<>(Messages.get("column.total"), AMOUNT, key -> model.amount(key.totals()));
        this.keyShare = new ShareColumn<>(key -> model.amount(key.totals()));
        this.total = new AmountColumn<>(Messages.get("column.total"), AMOUNT, row -> model.amount(row.totals()));
        this.share = new ShareColumn<>(row -> model.amount(row.totals()));
        this.filter = new FilterField(Messages.get("labels.filter"), model.filterProperty());
        filter.setId("labels-filter");
        fillKeys();
        fillValues();
        parts.getItems().setAll(List.of(keys, right()));
        parts.setDividerPositions(0.36);
        SplitPane.setResizableWithParent(keys, false);
        model.chosenProperty().addListener((_, _, key) -> choose(key));
        model.result().property().addListener((_, _, now) -> follow(now));
        model.result().onReady(_ -> fit());
        model.result().restWithout(pane);
        follow(model.result().property().get());
        choose(model.chosenProperty().get());
    }

    private void fillKeys() {
        keys.setId("labels");
        final TextColumn<LabelTotals.Key> key = new TextColumn<>(Messages.get("labels.label"), 150,
                LabelTotals.Key::key, LabelTotals.Key::key);
        keys.getColumns().setAll(List.of(key, new NumberColumn<>(Messages.get("labels.values"), NumberFormat.COUNT,
                COUNT, LabelTotals.Key::values), keyTotal, keyShare));
        Tables.dress(keys, Messages.get("labels.none"));
        final SortedList<LabelTotals.Key> sorted = new SortedList<>(model.keys());
        sorted.comparatorProperty().bind(keys.comparatorProperty());
        keys.setItems(sorted);
        Tables.onSelect(keys, row -> {
            if (!row.equals(model.chosenProperty().get())) {
                model.choose(row);
            }
        });
    }

    private void fillValues() {
        values.setId("label-values");
        values.getColumns().setAll(List.of(new TextColumn<>(Messages.get("labels.value"), 400,
                row -> LabelText.of(row.value()), row -> LabelText.of(row.value())), samples, total, share));
        Tables.dress(values, Messages.get("labels.none"));
        final SortedList<LabelTotals.Row> sorted = new SortedList<>(model.values());
        sorted.comparatorProperty().bind(values.comparatorProperty());
        values.setItems(sorted);
        values.getSortOrder().setAll(List.of(total));
        Tables.onOpen(values, row -> model.narrow(row, Term.Kind.LABEL));
        values.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                onChosen(row -> model.narrow(row, Term.Kind.NO_LABEL));
                event.consume();
            }
        });
        values.setContextMenu(new ContextMenu(item("labels.only", Term.Kind.LABEL), item("labels.not",
                Term.Kind.NO_LABEL)));
    }

    private MenuItem item(final String key, final Term.Kind kind) {
        final MenuItem item = new MenuItem(Messages.get(key));
        item.setOnAction(_ -> onChosen(row -> model.narrow(row, kind)));
        return item;
    }

    private void onChosen(final Consumer<LabelTotals.Row> action) {
        final LabelTotals.Row row = values.getSelectionModel().getSelectedItem();
        if (row != null) {
            action.accept(row);
        }
    }

    private Node right() {
        name.getStyleClass().add("section-title");
        name.setMinWidth(0);
        action(only, "labels.only.tip", Term.Kind.LABEL);
        action(not, "labels.not.tip", Term.Kind.NO_LABEL);
        tag(root, "labels.root.tip", model.lens().tagRoots());
        tag(leaf, "labels.leaf.tip", model.lens().tagLeaves());
        final Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        final HBox head = new HBox(name, space, only, not, root, leaf);
        head.getStyleClass().add("part-head");
        final VBox right = new VBox(head, values);
        VBox.setVgrow(values, Priority.ALWAYS);
        return right;
    }

    private void action(final Button button, final String tip, final Term.Kind kind) {
        button.setTooltip(new Tooltip(Messages.get(tip)));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(values.getSelectionModel().selectedItemProperty().isNull());
        button.setOnAction(_ -> onChosen(row -> model.narrow(row, kind)));
    }

    private void tag(final ToggleButton button, final String tip, final ObservableList<String> tags) {
        button.setTooltip(new Tooltip(Messages.get(tip)));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> {
            final LabelTotals.Key key = model.chosenProperty().get();
            if (key != null && button.isSelected()) {
                tags.add(key.key());
            } else if (key != null) {
                tags.remove(key.key());
            }
        });
        tags.addListener((javafx.collections.ListChangeListener<String>) _ -> showTags());
    }

    private void showTags() {
        final LabelTotals.Key key = model.chosenProperty().get();
        root.setDisable(key == null);
        leaf.setDisable(key == null);
        root.setSelected(key != null && model.lens().tagRoots().contains(key.key()));
        leaf.setSelected(key != null && model.lens().tagLeaves().contains(key.key()));
    }

    private void choose(final LabelTotals.@Nullable Key key) {
        name.setText(key == null
                ? Messages.get("labels.choose")
                : Messages.get(key.values() == 1 ? "labels.chosen.one" : "labels.chosen", key.key(),
                        Sizes.count(key.values())));
        if (key != null && !key.equals(keys.getSelectionModel().getSelectedItem())) {
            keys.getSelectionModel().select(key);
        }
        showTags();
    }

    private void follow(final Loadable<LabelsViewModel.Found> next) {
        pane.setCenter(new StatePane(next, Messages.get("labels.waiting"), parts));
    }

    private void fit() {
        final String unit = model.lens().sampleType().unit();
        keyTotal.fit(unit, model.whole());
        keyShare.fit(model.whole());
        total.fit(unit, model.whole());
        share.fit(model.whole());
        keys.refresh();
        values.refresh();
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.LABELS.title();
    }

    @Override
    public List<Node> tools() {
        return List.of(filter, new SampleTypeBox(model.lens()));
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
        if (keys.getSelectionModel().isEmpty()) {
            keys.getSelectionModel().select(0);
        }
    }

    @Override
    public void find() {
        filter.requestFocus();
    }

    @Override
    public List<String> sampleTypes() {
        return model.lens().typeNames();
    }

    @Override
    public void sampleType(final String type) {
        model.lens().choose(type);
    }
}

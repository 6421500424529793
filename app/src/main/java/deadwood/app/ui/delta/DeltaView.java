package deadwood.app.ui.delta;

import deadwood.app.ui.delta.ComparisonLens.Shown;
import deadwood.app.ui.flame.FlameCanvas;
import deadwood.app.ui.flame.FlameSearchBar;
import deadwood.app.ui.flame.FlameViewMenu;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.Crumb;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.Switch;
import deadwood.app.ui.view.View;
import deadwood.model.profile.SampleType;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Two profiles: one flame graph of both, two in step, or a table. */
public final class DeltaView implements View {

    private final DeltaViewModel model;
    private final FlameCanvas overlay;
    private final FlameCanvas before;
    private final FlameCanvas after;
    private final DeltaTable table;
    private final GoroutineTable goroutines;
    private final FlameSearchBar search;
    private final List<Node> tools;
    private final Label note = new Label();
    private final HBox sides;
    private final BorderPane content = new BorderPane();
    private final BorderPane pane = new BorderPane();

    /** @param swap lays the two the other way round */
    public DeltaView(final DeltaViewModel model, final ObservableValue<Theme> theme, final Runnable swap) {
        this.model = model;
        this.overlay = canvas("delta-overlay", theme, "delta.overlay.accessible");
        this.before = canvas("delta-before", theme, "delta.before.accessible");
        this.after = canvas("delta-after", theme, "delta.after.accessible");
        overlay.look(model.overlay());
        before.look(model.before());
        after.look(model.after());
        before.inStepWith(after);
        this.table = new DeltaTable(model);
        this.goroutines = new GoroutineTable(model);
        this.sides = new HBox(side(before, false), side(after, true));
        sides.getStyleClass().add("delta-sides");
        this.search = new FlameSearchBar(model.flame(), this::focus);
        this.tools = controls();
        note.getStyleClass().addAll("quiet", "flame-note");
        note.setId("delta-note");
        note.textProperty().bind(model.noteProperty());
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        pane.getStyleClass().addAll("flame-pane", "delta-pane");
        pane.setTop(new VBox(new DeltaHeader(model, swap), note));
        pane.setBottom(foot(theme));
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.formProperty().addListener((_, _, _) -> showForm());
        model.isAsAfterProperty().addListener((_, _, _) -> overlay.layOutAgain());
        model.isOnOneScaleProperty().addListener((_, _, _) -> {
            before.layOutAgain();
            after.layOutAgain();
        });
        model.lens().shownProperty().addListener((_, _, now) -> show(now));
        show(model.lens().shownProperty().get());
    }

    private FlameCanvas canvas(final String id, final ObservableValue<Theme> theme, final String accessible) {
        final FlameCanvas canvas = new FlameCanvas(model.flame(), theme, this::find);
        canvas.setId(id);
        canvas.setAccessibleText(Messages.get(accessible));
        return canvas;
    }

    private VBox side(final FlameCanvas canvas, final boolean isAfter) {
        final Label name = new Label(model.lens().nameOf(isAfter ? model.lens().after() : model.lens().before()));
        name.getStyleClass().add("delta-side-title");
        name.setMinWidth(0);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        final Label total = new Label();
        total.getStyleClass().add("quiet");
        total.setMinWidth(Region.USE_PREF_SIZE);
        total.textProperty().bind(model.totalsProperty().map(totals -> isAfter ? totals.after() : totals.before()));
        final HBox title = new HBox(name, total);
        title.getStyleClass().add("delta-side-head");
        final VBox side = new VBox(title, canvas);
        side.setMinWidth(0);
        side.setPrefWidth(0);
        VBox.setVgrow(canvas, Priority.ALWAYS);
        HBox.setHgrow(side, Priority.ALWAYS);
        return side;
    }

    private List<Node> controls() {
        final List<Node> nodes = new ArrayList<>(search.tools());
        final Label count = new Label();
        count.getStyleClass().add("quiet");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty().bind(model.countProperty());
        count.managedProperty().bind(count.textProperty().isNotEmpty());
        nodes.addFirst(count);
        final Switch<DeltaForm> form = new Switch<>(DeltaForm.of(model.lens()), DeltaForm::title, model.formProperty());
        form.setId("delta-form");
        nodes.add(form);
        nodes.add(new FlameViewMenu(model.flame()));
        return nodes;
    }

    /** What is known of the chosen node, in one line, and what the colours mean. */
    private HBox foot(final ObservableValue<Theme> theme) {
        final Label details = new Label();
        details.setId("flame-details");
        details.getStyleClass().add("flame-details");
        details.setMinWidth(0);
        details.setMaxWidth(Double.MAX_VALUE);
        details.textProperty().bind(overlay.chosenTextProperty().map(text -> text.replace("\n", "  ·  ")));
        HBox.setHgrow(details, Priority.ALWAYS);
        final HBox foot = new HBox(details, new DeltaLegend(model, theme));
        foot.getStyleClass().add("flame-foot");
        foot.visibleProperty().bind(model.formProperty().map(DeltaForm::isDrawn));
        foot.managedProperty().bind(foot.visibleProperty());
        return foot;
    }

    /** Hands the keys to what is shown. */
    private void focus() {
        (switch (model.formProperty().get()) {
            case OVERLAY -> overlay;
            case SIDES -> after;
            case TABLE -> table;
            case GOROUTINES -> goroutines;
        }).requestFocus();
    }

    private void key(final KeyEvent event) {
        if (event.getCode() == KeyCode.N && !event.isShortcutDown() && !event.isAltDown()) {
            model.jump(!event.isShiftDown());
            event.consume();
        }
    }

    private void show(final Shown shown) {
        shown.result().whenReady(ready -> {
            if (shown.equals(model.lens().shownProperty().get())) {
                overlay.show(ready.tree());
                before.show(ready.tree());
                after.show(ready.tree());
                table.fit(ready);
                goroutines.fit(ready);
                showForm();
            }
        });
        pane.setCenter(new StatePane(shown.result(), Messages.get("compare.waiting.level"), content));
    }

    private void showForm() {
        final ComparedProfiles ready = model.result().value();
        content.setCenter(ready != null && ready.isEmpty()
                ? StatePane.notice(Messages.get("flame.empty"), Messages.get("delta.empty"), null)
                : switch (model.formProperty().get()) {
                    case OVERLAY -> overlay;
                    case SIDES -> sides;
                    case TABLE -> table;
                    case GOROUTINES -> goroutines;
                });
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return Messages.get("view.compare.profiles");
    }

    @Override
    public List<Node> tools() {
        return tools;
    }

    @Override
    public ObservableList<Chip> chips() {
        return model.flame().chips();
    }

    @Override
    public ObservableList<Crumb> crumbs() {
        return model.flame().crumbs();
    }

    @Override
    public void shown() {
        model.load();
    }

    @Override
    public void selectFirst() {
        switch (model.formProperty().get()) {
            case OVERLAY, SIDES -> model.jump(true);
            case TABLE -> table.getSelectionModel().select(0);
            case GOROUTINES -> goroutines.getSelectionModel().select(0);
        }
    }

    @Override
    public void find() {
        search.find();
    }

    @Override
    public List<String> forms() {
        return DeltaForm.of(model.lens()).stream().map(DeltaForm::label).toList();
    }

    @Override
    public void form(final String label) {
        final DeltaForm form = DeltaForm.of(label);
        if (form != null) {
            model.formProperty().set(form);
        }
    }

    @Override
    public List<String> sampleTypes() {
        return model.lens().types().stream().map(SampleType::name).toList();
    }

    @Override
    public void sampleType(final String name) {
        model.lens().types().stream().filter(type -> type.name().equals(name)).findFirst()
                .ifPresent(model.lens().typeProperty()::set);
    }
}

package deadwood.app.ui.structures;

import deadwood.app.text.Sizes;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.NumberFormat;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.table.TextColumn;
import deadwood.app.ui.text.ClassName;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.text.Places;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.view.DetailBox;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.Switch;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.detail.NodePicture;
import deadwood.model.structure.detail.SlotStrip;
import deadwood.model.structure.detail.StructureDetail;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One structure in full: its numbers to the left, its picture, entries or company to the right. */
final class StructurePane extends BorderPane {

    private static final double FACTS = 208;
    private static final double BOX = 118;

    private final StructuresViewModel model;
    private final Label name = new Label();
    private final HBox choices = new HBox();
    private final VBox facts = new VBox();
    private final StackPane middle = new StackPane();
    private final BorderPane body = new BorderPane();
    private final StructureLegend legend;
    private final DrawingCanvas picture;
    private final DrawingCanvas spread;
    private final TableView<NumberRow> numbers = new TableView<>();
    private final TableView<EntryRow> entries = new TableView<>();
    private @Nullable StructureDetail shown;

    StructurePane(final StructuresViewModel model, final ObservableValue<Theme> theme) {
        this.model = model;
        this.legend = new StructureLegend(theme);
        picture = new DrawingCanvas("structure-picture", Messages.get("structure.picture.accessible"), theme,
                model::inspect);
        spread = new DrawingCanvas("structure-spread", Messages.get("structure.spread.accessible"), theme, _ -> {});
        name.getStyleClass().add("section-title");
        name.setMinWidth(0);
        final Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        choices.getStyleClass().add("structure-choices");
        choices.setMinWidth(Region.USE_PREF_SIZE);
        final HBox head = new HBox(name, space, choices);
        head.getStyleClass().add("part-head");
        facts.getStyleClass().add("structure-facts");
        final ScrollPane scroll = new ScrollPane(facts);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(FACTS);
        scroll.setPrefWidth(FACTS);
        scroll.getStyleClass().add("structure-facts-scroll");
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(Messages.get("structure.facts.accessible"));
        middle.getStyleClass().add("structure-middle");
        middle.setMinSize(0, 0);
        body.setLeft(scroll);
        body.setCenter(middle);
        body.setMinSize(0, 0);
        setTop(head);
        setMinSize(0, 0);
        getStyleClass().add("structure-pane");
        fillNumbers();
        fillEntries();
        model.groupProperty().addListener((_, _, group) -> showGroup(group));
        model.detailProperty().addListener((_, _, next) -> follow(next));
        model.formProperty().addListener((_, _, _) -> showForm());
        showGroup(model.groupProperty().get());
        follow(model.detailProperty().get());
    }

    private void fillNumbers() {
        numbers.setId("structure-numbers");
        Tables.dress(numbers, Messages.get("structure.numbers.none"));
    }

    private void fillEntries() {
        entries.setId("structure-entries");
        Tables.dress(entries, Messages.get("structure.entries.none"));
        entries.setAccessibleText(Messages.get("structure.entries.accessible"));
        Tables.onSelect(entries, row -> inspect(row.valueObject() == HeapGraph.NONE
                ? row.keyObject()
                : row.valueObject()));
        final MenuItem key = new MenuItem(Messages.get("structure.entries.key"));
        key.setOnAction(_ -> onEntry(row -> inspect(row.keyObject())));
        final MenuItem value = new MenuItem(Messages.get("structure.entries.value"));
        value.setOnAction(_ -> onEntry(row -> inspect(row.valueObject())));
        entries.setContextMenu(new ContextMenu(key, value));
    }

    private void onEntry(final java.util.function.Consumer<EntryRow> action) {
        final EntryRow row = entries.getSelectionModel().getSelectedItem();
        if (row != null) {
            action.accept(row);
        }
    }

    private void inspect(final int object) {
        if (object != HeapGraph.NONE) {
            model.inspect(object);
        }
    }

    private void showGroup(final @Nullable StructureGroup group) {
        choices.getChildren().clear();
        if (group == null) {
            name.setText(Messages.get("structure.choose"));
            return;
        }
        name.setText(ClassName.of(group.type()).simpleName() + "  " + Places.shorten(group.where()));
        name.setTooltip(new Tooltip(group.type() + "\n" + group.where()));
        if (group.objects().size() > 1) {
            choices.getChildren().add(objects(group));
        }
        final List<StructureForm> forms = new ArrayList<>(List.of(StructureForm.PICTURE, StructureForm.NUMBERS,
                StructureForm.ENTRIES));
        if (group.count() > 1) {
            forms.add(StructureForm.SPREAD);
        } else if (model.formProperty().get() == StructureForm.SPREAD) {
            model.formProperty().set(StructureForm.PICTURE);
        }
        choices.getChildren().add(new Switch<>(forms, StructureForm::title, model.formProperty()));
    }

    /** The largest of the group, to choose one from. */
    private Node objects(final StructureGroup group) {
        final DetailBox<Integer> box = new DetailBox<>("structure-object", Messages.get("structure.object"), BOX,
                group.objects(), object -> Messages.get("structure.object.of",
                        Sizes.count(group.objects().indexOf(object) + 1L), Sizes.count(group.count())),
                _ -> "");
        box.setValue(model.object());
        if (!group.objects().contains(model.object())) {
            box.setValue(group.objects().getFirst());
        }
        box.valueProperty().addListener((_, _, object) -> {
            if (object != null) {
                model.look(object);
            }
        });
        return box;
    }

    private void follow(final @Nullable Loadable<StructureDetail> next) {
        shown = null;
        if (next == null) {
            setCenter(StatePane.notice(Messages.get("structure.nothing"), Messages.get("structure.nothing.why"),
                    null));
            return;
        }
        next.whenReady(this::show);
        setCenter(new StatePane(next, Messages.get("structure.waiting"), body));
    }

    private void show(final StructureDetail detail) {
        if (detail.object() != model.object()) {
            return;
        }
        shown = detail;
        facts.getChildren().setAll(Fact.of(detail).stream().map(StructurePane::line).toList());
        facts.getChildren().add(0, kind(detail));
        legend.show(detail);
        showForm();
    }

    private static Node kind(final StructureDetail detail) {
        final Label kind = new Label(detail.kind().label()
                + (detail.library() == null ? "" : " · " + detail.library()));
        kind.setWrapText(true);
        kind.getStyleClass().add("structure-kind");
        if (!detail.isGuess()) {
            return kind;
        }
        final Label guess = new Label(Messages.get("structure.guess"));
        guess.setWrapText(true);
        guess.getStyleClass().add("structure-guess");
        return new VBox(kind, guess);
    }

    private static Node line(final Fact fact) {
        final Label name = new Label(fact.name());
        name.getStyleClass().add("quiet");
        name.setMinWidth(0);
        final Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        final Label value = new Label(fact.value());
        value.setMinWidth(Region.USE_PREF_SIZE);
        final HBox line = new HBox(name, space, value);
        line.getStyleClass().add("structure-fact");
        if (fact.more().isEmpty()) {
            return line;
        }
        final Label more = new Label(fact.more());
        more.getStyleClass().addAll("quiet", "structure-more");
        more.setMaxWidth(Double.MAX_VALUE);
        return new VBox(line, more);
    }

    private void showForm() {
        final StructureDetail detail = shown;
        final StructureGroup group = model.groupProperty().get();
        if (detail == null || group == null) {
            return;
        }
        switch (model.formProperty().get()) {
            case PICTURE -> showPicture(detail);
            case NUMBERS -> showNumbers(detail);
            case ENTRIES -> showEntries(detail);
            case SPREAD -> {
                spread.show((width, _) -> SpreadDrawing.of(group.population(), width));
                middle.getChildren().setAll(spread);
            }
        }
    }

    private void showPicture(final StructureDetail detail) {
        final NodePicture nodes = detail.nodes();
        final SlotStrip strip = detail.strip();
        if (nodes != null) {
            picture.show((width, height) -> NodeDrawing.of(nodes, width, height));
        } else if (strip != null && strip.slots() > 0) {
            picture.show((width, _) -> SlotDrawing.of(detail, strip, width));
        } else {
            middle.getChildren().setAll(StatePane.notice(Messages.get("structure.plain"), Messages.get(
                    strip == null ? "structure.plain.why" : "structure.slots.none"), null));
            return;
        }
        final VBox both = new VBox(picture, legend);
        VBox.setVgrow(picture, Priority.ALWAYS);
        middle.getChildren().setAll(both);
    }

    private void showNumbers(final StructureDetail detail) {
        final List<String> titles = NumberRow.columns(detail);
        numbers.getColumns().clear();
        numbers.getColumns().add(new NumberColumn<>(Messages.get(titles.getFirst()), NumberFormat.COUNT, 84,
                NumberRow::name));
        for (int i = 1; i < titles.size(); i++) {
            final int column = i - 1;
            final NumberColumn<NumberRow> numbersOf = new NumberColumn<>(Messages.get(titles.get(i)),
                    NumberFormat.COUNT, 84, row -> row.number(column));
            final List<NumberRow> rows = NumberRow.of(detail);
            numbersOf.fit(rows.stream().mapToLong(row -> row.number(column)).max().orElse(0),
                    rows.stream().mapToLong(row -> row.number(column)).sum());
            numbers.getColumns().add(numbersOf);
        }
        numbers.getItems().setAll(NumberRow.of(detail));
        middle.getChildren().setAll(numbers);
    }

    private void showEntries(final StructureDetail detail) {
        final TextColumn<EntryRow> key = new TextColumn<>(Messages.get("structure.key"), 260, EntryRow::key,
                EntryRow::key);
        final TextColumn<EntryRow> value = new TextColumn<>(
                Messages.get(detail.isMap() ? "structure.value" : "structure.element"), 420, EntryRow::value,
                row -> detail.isMap() ? "→ " + row.value() : row.value());
        entries.getColumns().setAll(detail.isMap() ? List.of(key, value) : List.of(value));
        entries.getColumns().forEach(column -> column.setSortable(false));
        final boolean isKnown = !detail.isGuess() || !detail.shape().equals("trie");
        if (isKnown) {
            entries.setItems(model.entries(detail));
            middle.getChildren().setAll(entries);
        } else {
            middle.getChildren().setAll(StatePane.notice(Messages.get("structure.entries.unknown"), Messages.get(
                    "structure.entries.unknown.why"), null));
        }
    }

    /** Puts the focus where one reads on. */
    void focusPicture() {
        middle.getChildren().forEach(Node::requestFocus);
    }
}

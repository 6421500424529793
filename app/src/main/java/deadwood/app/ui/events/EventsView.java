package deadwood.app.ui.events;

import deadwood.app.text.Sizes;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.NumberFormat;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.table.TextColumn;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.TextWidths;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.FilterField;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.event.EventTables.EventType;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** Types of events on the left, the events of the chosen one on the right. */
public final class EventsView implements View {

    private static final double COUNT = 92;
    private static final double PADDING = 24;
    private static final double NARROWEST = 72;
    private static final double WIDEST = 340;
    /** Rows that decide how wide a column is. */
    private static final int LOOKED_AT = 60;
    /** Longer texts take seconds to lay out. */
    private static final int LONGEST = 400;

    private static final TextWidths WIDTHS = new TextWidths(Font.font("Roboto", 13));

    private final EventsViewModel model;
    private final TableView<EventType> types = new TableView<>();
    private final TableView<Integer> table = new TableView<>();
    private final RowNumbers numbers = new RowNumbers();
    private final Label name = new Label();
    private final Label count = new Label();
    private final FilterField typeFilter;
    private final FilterField filter;
    private final BorderPane rows = new BorderPane();
    private final BorderPane pane = new BorderPane();

    public EventsView(final EventsViewModel model) {
        this.model = model;
        this.typeFilter = new FilterField(Messages.get("events.types.filter"), model.typeFilterProperty());
        typeFilter.setId("event-types-filter");
        this.filter = new FilterField(Messages.get("events.filter"), model.filterProperty());
        filter.setId("events-filter");
        fillTypes();
        table.setId("events");
        table.setAccessibleText(Messages.get("events.accessible"));
        Tables.dress(table, Messages.get("events.none"));
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.setItems(numbers);
        table.setSortPolicy(_ -> sort());
        final SplitPane parts = new SplitPane(left(), right());
        parts.setDividerPositions(0.29);
        SplitPane.setResizableWithParent(parts.getItems().getFirst(), false);
        pane.setCenter(parts);
        model.rowsProperty().addListener((_, _, now) -> follow(now));
        model.orderProperty().addListener((_, _, now) -> numbers.show(now));
        model.chosenProperty().addListener((_, _, type) -> choose(type));
        pane.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                model.rest();
            }
        });
        follow(null);
        choose(null);
    }

    private void fillTypes() {
        types.setId("event-types");
        final TextColumn<EventType> type = new TextColumn<>(Messages.get("events.type"), 200,
                each -> each.name() + "  ·  " + each.label(), EventsViewModel::title);
        final NumberColumn<EventType> events = new NumberColumn<>(Messages.get("events.count"), NumberFormat.COUNT,
                COUNT, EventType::count);
        types.getColumns().setAll(List.of(type, events));
        Tables.dress(types, Messages.get("events.types.none"));
        final SortedList<EventType> sorted = new SortedList<>(model.types());
        sorted.comparatorProperty().bind(types.comparatorProperty());
        types.setItems(sorted);
        events.fit(0, 0);
        Tables.onSelect(types, model::choose);
    }

    private Node left() {
        final HBox head = new HBox(typeFilter);
        HBox.setHgrow(typeFilter, Priority.ALWAYS);
        head.getStyleClass().add("part-head");
        final VBox left = new VBox(head, types);
        VBox.setVgrow(types, Priority.ALWAYS);
        left.setMinWidth(0);
        return left;
    }

    private Node right() {
        name.getStyleClass().add("section-title");
        name.setMinWidth(0);
        count.getStyleClass().add("quiet");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty().bind(model.countProperty());
        final Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        final HBox head = new HBox(name, space, count);
        head.getStyleClass().add("part-head");
        head.setMinHeight(40);
        final VBox right = new VBox(head, rows);
        VBox.setVgrow(rows, Priority.ALWAYS);
        right.setMinWidth(0);
        return right;
    }

    private void choose(final @Nullable EventType type) {
        name.setText(type == null ? "" : Messages.get("events.chosen", EventsViewModel.title(type), type.name()));
        if (type != null && !type.equals(types.getSelectionModel().getSelectedItem())) {
            types.getSelectionModel().select(type);
        }
    }

    private void follow(final @Nullable Loadable<EventRows> now) {
        if (now == null) {
            rows.setCenter(StatePane.notice(Messages.get("events.choose"), Messages.get("events.choose.why", Sizes
                    .count(model.types().size())), null));
            return;
        }
        rows.setCenter(new StatePane(now, Messages.get("events.waiting"), table));
        now.whenReady(ready -> {
            if (now.equals(model.rowsProperty().get())) {
                numbers.show(new int[0]);
                final List<TableColumn<Integer, ?>> columns = new ArrayList<>();
                ready.columns().forEach(column -> columns.add(column(ready, column)));
                table.getColumns().setAll(columns);
                numbers.show(model.orderProperty().get());
            }
        });
    }

    private static TableColumn<Integer, Integer> column(final EventRows ready, final EventColumn values) {
        final String title = values.field().label().isEmpty() ? values.field().name() : values.field().label();
        final TableColumn<Integer, Integer> column = new TableColumn<>(title);
        double widest = WIDTHS.of(title);
        for (int row = 0; row < Math.min(LOOKED_AT, ready.size()); row++) {
            final String text = values.text(row);
            widest = Math.max(widest, WIDTHS.of(text.substring(0, Math.min(text.length(), LONGEST))));
        }
        column.setPrefWidth(Math.clamp(widest + PADDING, NARROWEST, WIDEST));
        column.setUserData(values);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        if (values.isNumeric()) {
            column.getStyleClass().add("number-column");
        }
        column.setCellFactory(_ -> new EventCell(values));
        return column;
    }

    /** Rows are sorted elsewhere: a million of them take a while. */
    private boolean sort() {
        if (table.getSortOrder().isEmpty()) {
            model.sort(-1, true);
        } else {
            final TableColumn<Integer, ?> by = table.getSortOrder().getFirst();
            model.sort(table.getColumns().indexOf(by), by.getSortType() == TableColumn.SortType.ASCENDING);
        }
        return true;
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.EVENTS.title();
    }

    @Override
    public List<Node> tools() {
        return List.of(filter);
    }

    @Override
    public ObservableList<Chip> chips() {
        return model.chips();
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void selectFirst() {
        if (types.getSelectionModel().isEmpty()) {
            types.getSelectionModel().select(0);
        }
    }

    @Override
    public void find() {
        filter.requestFocus();
    }

    private static final class EventCell extends TableCell<Integer, Integer> {

        private final EventColumn values;
        private @Nullable Tooltip whole;

        EventCell(final EventColumn values) {
            this.values = values;
            setTextOverrun(OverrunStyle.ELLIPSIS);
            if (values.isNumeric()) {
                getStyleClass().add("number-cell");
            }
        }

        @Override
        protected void updateItem(final @Nullable Integer row, final boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setTooltip(null);
                return;
            }
            final String text = values.text(row);
            setText(plain(text));
            final String exact = values.exact(row);
            if (exact.isEmpty()) {
                setTooltip(null);
            } else {
                if (whole == null) {
                    whole = new Tooltip();
                    whole.setWrapText(true);
                    whole.setMaxWidth(700);
                }
                whole.setText(exact.length() > 4 * LONGEST ? exact.substring(0, 4 * LONGEST) + "…" : exact);
                setTooltip(whole);
            }
        }

        /** In one line: what breaks it is shown as a blank. */
        private static String plain(final String text) {
            final String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
            return cut.codePoints().map(each -> Character.isISOControl(each) ? ' ' : each)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        }
    }
}

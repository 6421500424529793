package deadwood.app.ui.structures;

import deadwood.app.ui.table.ClassNameColumn;
import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.NumberFormat;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.table.TextColumn;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.text.Places;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.FilterField;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.TrieMeasures;
import java.util.List;
import java.util.function.ToLongFunction;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/** The structures as a table: where they are first, then what they waste. */
public final class StructuresView implements View {

    private final StructuresViewModel model;
    private final FilterField filter;
    private final Label count = new Label();
    private final TableView<StructureGroup> table = new TableView<>();
    private final StatePane pane;

    private final NumberColumn<StructureGroup> wasted = bytes("column.wasted", StructureGroup::wastedBytes);
    private final NumberColumn<StructureGroup> retained = bytes("column.retained", StructureGroup::retainedSize);

    public StructuresView(final StructuresViewModel model) {
        this.model = model;
        this.filter = new FilterField(Messages.get("structures.filter"), model.filterProperty());
        filter.setId("structures-filter");
        count.getStyleClass().add("quiet");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty().bind(model.countProperty());
        fillTable();
        this.pane = new StatePane(model.report(), Messages.get("structures.waiting"), table);
        model.report().whenReady(report -> fit(report.groups()));
    }

    private static NumberColumn<StructureGroup> bytes(final String key, final ToLongFunction<StructureGroup> number) {
        return new NumberColumn<>(Messages.get(key), NumberFormat.BYTES, 104, number);
    }

    private static NumberColumn<StructureGroup> counts(final String key, final double width,
            final ToLongFunction<StructureGroup> number) {
        return new NumberColumn<>(Messages.get(key), NumberFormat.COUNT, width, number);
    }

    private void fillTable() {
        table.setId("structures");
        final ClassNameColumn<StructureGroup> type = new ClassNameColumn<>(Messages.get("column.type"), 140,
                StructureGroup::type);
        type.setMinWidth(96);
        final TextColumn<StructureGroup> where = new TextColumn<>(Messages.get("column.where"), 260,
                StructureGroup::where, group -> Places.shorten(group.where()));
        where.setMinWidth(200);
        table.getColumns().setAll(List.of(where, type, wasted, retained,
                counts("column.entries", 84, StructureGroup::entries),
                counts("column.capacity", 92, StructureGroup::capacity),
                counts("column.empty", 92, StructureGroup::emptySlots),
                counts("column.dead", 96, group -> trie(group, TrieMeasures::deadNodes)),
                counts("column.nodes", 84, group -> trie(group, TrieMeasures::nodes)),
                counts("column.count", 72, StructureGroup::count),
                new TextColumn<>(Messages.get("column.kind"), 90, group -> group.kind()
                        .label(), group -> group.kind().label())));
        Tables.dress(table, Messages.get("structures.none"));
        Tables.scrollSideways(table, 1000);
        final SortedList<StructureGroup> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        Tables.onSelect(table, model::select);
    }

    private static long trie(final StructureGroup group, final ToLongFunction<TrieMeasures> measure) {
        return group.trie() == null ? NumberColumn.NONE : measure.applyAsLong(group.trie());
    }

    private void fit(final List<StructureGroup> groups) {
        final long largest = groups.stream().mapToLong(StructureGroup::retainedSize).max().orElse(0);
        wasted.fit(groups.stream().mapToLong(StructureGroup::wastedBytes).max().orElse(0),
                groups.stream().mapToLong(StructureGroup::wastedBytes).sum());
        retained.fit(largest, 0);
        table.getSortOrder().setAll(List.of(wasted));
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.STRUCTURES.title();
    }

    @Override
    public List<Node> tools() {
        return List.of(count, filter);
    }

    @Override
    public ObservableList<Chip> chips() {
        return model.chips();
    }

    @Override
    public void shown() {
        model.report().load();
    }

    @Override
    public void selectFirst() {
        table.getSelectionModel().select(0);
    }

    @Override
    public void find() {
        filter.requestFocus();
    }
}

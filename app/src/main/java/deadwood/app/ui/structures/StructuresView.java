package deadwood.app.ui.structures;

import deadwood.app.text.Sizes;
import deadwood.app.ui.table.ClassNameColumn;
import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.NumberFormat;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.table.TextColumn;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.text.Places;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.FilterField;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.StructureKind;
import deadwood.model.structure.measure.TableMeasures;
import deadwood.model.structure.measure.TrieMeasures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/** The structures as a table, what wastes most first; below it the chosen one in full. */
public final class StructuresView implements View {

    private final StructuresViewModel model;
    private final FilterField filter;
    private final FilterMenu kinds = new FilterMenu("structures-kinds", Messages.get("structures.kinds"));
    private final FilterMenu packages = new FilterMenu("structures-packages", Messages.get("structures.packages"));
    private final Label count = new Label();
    private final TableView<StructureGroup> table = new TableView<>();
    private final StructurePane detail;
    private final StatePane pane;

    private final NumberColumn<StructureGroup> wasted = bytes("column.wasted", StructureGroup::wastedBytes);
    private final NumberColumn<StructureGroup> retained = bytes("column.retained", StructureGroup::retainedSize);
    /** Columns that are there only if some row has something to say in them. */
    private final List<NumberColumn<StructureGroup>> numbers = List.of(
            counts("column.entries", 80, StructureGroup::entries),
            new NumberColumn<>(Messages.get("column.fill"), NumberFormat.SHARE, 64, StructuresView::fill),
            counts("column.dead", 92, group -> trie(group, TrieMeasures::deadNodes)),
            counts("column.empty", 92, StructureGroup::emptySlots),
            counts("column.nodes", 84, group -> trie(group, TrieMeasures::nodes)),
            counts("column.chain", 76, group -> table(group, TableMeasures::longestChain)),
            counts("column.stale", 72, group -> table(group, TableMeasures::staleEntries)),
            counts("column.zero", 84, group -> group.measures().zeroValues()),
            counts("column.count", 72, StructureGroup::count));

    public StructuresView(final StructuresViewModel model, final ObservableValue<Theme> theme) {
        this.model = model;
        this.filter = new FilterField(Messages.get("structures.filter"), model.filterProperty());
        filter.setId("structures-filter");
        count.getStyleClass().add("quiet");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty().bind(model.countProperty());
        detail = new StructurePane(model, theme);
        fillTable();
        final SplitPane parts = new SplitPane(table, detail);
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(0.42);
        this.pane = new StatePane(model.report(), Messages.get("structures.waiting"), parts);
        model.report().whenReady(report -> fit(report.groups()));
    }

    private static NumberColumn<StructureGroup> bytes(final String key, final ToLongFunction<StructureGroup> number) {
        return new NumberColumn<>(Messages.get(key), NumberFormat.BYTES, 100, number);
    }

    private static NumberColumn<StructureGroup> counts(final String key, final double width,
            final ToLongFunction<StructureGroup> number) {
        return new NumberColumn<>(Messages.get(key), NumberFormat.COUNT, width, number);
    }

    private void fillTable() {
        table.setId("structures");
        final ClassNameColumn<StructureGroup> type = new ClassNameColumn<>(Messages.get("column.type"), 128,
                StructureGroup::type);
        type.setMinWidth(96);
        final TextColumn<StructureGroup> where = new TextColumn<>(Messages.get("column.where"), 244,
                StructureGroup::where, group -> Places.shorten(group.where()));
        where.setMinWidth(180);
        final List<TableColumn<StructureGroup, ?>> columns = new ArrayList<>(List.of(where, type, wasted, retained));
        columns.addAll(numbers);
        columns.add(new TextColumn<>(Messages.get("column.kind"), 100, StructuresView::kind, StructuresView::kind));
        table.getColumns().setAll(columns);
        Tables.dress(table, Messages.get("structures.none"));
        Tables.scrollSideways(table, 1000);
        final SortedList<StructureGroup> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        Tables.onSelect(table, model::select);
        Tables.onOpen(table, _ -> detail.focusPicture());
        model.rows().addListener((ListChangeListener<StructureGroup>) _ -> hideEmptyColumns());
    }

    /** What it is, and whether that is a guess. */
    private static String kind(final StructureGroup group) {
        return group.isGuess() ? Messages.get("structures.guess", group.kind().label()) : group.kind().label();
    }

    /** Entries of a slot. */
    private static long fill(final StructureGroup group) {
        return group.capacity() == 0
                ? NumberColumn.NONE
                : Math.round(NumberFormat.SHARE_OF * group.entries() / group.capacity());
    }

    private static long trie(final StructureGroup group, final ToLongFunction<TrieMeasures> measure) {
        return group.trie() == null ? NumberColumn.NONE : measure.applyAsLong(group.trie());
    }

    private static long table(final StructureGroup group, final ToLongFunction<TableMeasures> measure) {
        return group.table() == null ? NumberColumn.NONE : measure.applyAsLong(group.table());
    }

    private void fit(final List<StructureGroup> groups) {
        final long largest = groups.stream().mapToLong(StructureGroup::retainedSize).max().orElse(0);
        wasted.fit(groups.stream().mapToLong(StructureGroup::wastedBytes).max().orElse(0),
                groups.stream().mapToLong(StructureGroup::wastedBytes).sum());
        retained.fit(largest, 0);
        kinds.offer(model.kindsThere(), StructureKind::label, model.kinds());
        final var there = model.packagesThere();
        packages.offer(List.copyOf(there.keySet()), name -> StructuresViewModel.nameOf(name) + "   "
                + Sizes.bytes(there.getOrDefault(name, 0L)), model.packages());
        table.getSortOrder().setAll(List.of(wasted));
        hideEmptyColumns();
    }

    /** A column in which no row that is shown says anything takes room from those that do. */
    private void hideEmptyColumns() {
        for (final NumberColumn<StructureGroup> column : numbers) {
            column.setVisible(model.rows().isEmpty() || model.rows().stream().anyMatch(row -> column.number(row) > 0));
        }
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
        return List.of(count, kinds, packages, filter);
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
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    @Override
    public List<String> forms() {
        return Arrays.stream(StructureForm.values()).map(StructureForm::label).toList();
    }

    @Override
    public void form(final String label) {
        Arrays.stream(StructureForm.values()).filter(form -> form.label().equals(label)).findFirst()
                .ifPresent(model.formProperty()::set);
    }

    @Override
    public void find() {
        filter.requestFocus();
    }
}

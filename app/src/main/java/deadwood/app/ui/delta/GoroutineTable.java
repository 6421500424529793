package deadwood.app.ui.delta;

import deadwood.app.ui.table.AmountColumn;
import deadwood.app.ui.table.FrameColumn;
import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.table.TextColumn;
import deadwood.app.ui.text.Messages;
import deadwood.model.cluster.GoroutineGroups.Place;
import deadwood.model.cluster.GoroutineGrowth;
import java.util.List;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableView;

/** Groups of goroutines that stand at the same place, before and after. */
final class GoroutineTable extends TableView<GoroutineGrowth.Row> {

    private static final double COUNT = 82;
    private static final double STATE = 136;
    private static final double WAIT = 92;
    /** Functions of these only say that goroutines wait, not for what. */
    private static final List<String> WAITING = List.of("runtime.", "internal/", "sync.");

    private final AmountColumn<GoroutineGrowth.Row> before = new AmountColumn<>(Messages.get("inspector.before"), COUNT,
            row -> RowChange.of(row) == RowChange.NEW ? NumberColumn.NONE : row.counts().getFirst());
    private final AmountColumn<GoroutineGrowth.Row> change = AmountColumn.ofChange(Messages.get("column.change"), COUNT,
            GoroutineGrowth.Row::growth);
    private final AmountColumn<GoroutineGrowth.Row> after = new AmountColumn<>(Messages.get("inspector.after"), COUNT,
            row -> RowChange.of(row) == RowChange.GONE ? NumberColumn.NONE : row.last());

    GoroutineTable(final DeltaViewModel model) {
        setId("delta-goroutines");
        setAccessibleText(Messages.get("delta.goroutines.accessible"));
        change.getStyleClass().add("change-column");
        final TextColumn<GoroutineGrowth.Row> state = new TextColumn<>(Messages.get("delta.goroutines.state"), STATE,
                row -> row.key().state(), row -> row.key().state());
        state.setMinWidth(STATE);
        final TextColumn<GoroutineGrowth.Row> wait = new TextColumn<>(Messages.get("delta.goroutines.wait"), WAIT,
                GoroutineTable::wait, GoroutineTable::wait);
        wait.setMinWidth(WAIT);
        getColumns().setAll(List.of(new FrameColumn<>(Messages.get("delta.goroutines.at"), GoroutineTable::at),
                new FrameColumn<>(Messages.get("delta.goroutines.from"), GoroutineTable::from), state, wait,
                new StateColumn<>(RowChange::of), before, change, after));
        Tables.dress(this, Messages.get("delta.goroutines.none"));
        final SortedList<GoroutineGrowth.Row> sorted = new SortedList<>(model.goroutines());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        Tables.onSelect(this, row -> model.lens().narrowing().functionProperty().set(at(row)));
        Tables.onOpen(this, row -> {
            model.formProperty().set(DeltaForm.OVERLAY);
            model.show(at(row));
        });
    }

    /** The innermost function that says what goroutines wait for. */
    static String at(final GoroutineGrowth.Row row) {
        final List<Place> frames = row.key().frames();
        return frames.reversed().stream().map(Place::function).filter(name -> WAITING.stream().noneMatch(
                name::startsWith)).findFirst()
                .orElseGet(() -> frames.isEmpty() ? "" : frames.getLast().function());
    }

    private static String from(final GoroutineGrowth.Row row) {
        return row.key().frames().isEmpty() ? "" : row.key().frames().getFirst().function();
    }

    private static String wait(final GoroutineGrowth.Row row) {
        return row.longestWait() == 0 ? "" : Messages.get("delta.goroutines.minutes", row.longestWait());
    }

    /** Fits bars to what there is now. */
    void fit(final ComparedProfiles result) {
        long whole = 0;
        for (final GoroutineGrowth.Row row : result.goroutines()) {
            whole += Math.max(row.counts().getFirst(), row.last());
        }
        before.fit("", whole);
        after.fit("", whole);
        change.fit("", 0);
        refresh();
    }
}

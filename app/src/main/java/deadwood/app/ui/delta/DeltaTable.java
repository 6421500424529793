package deadwood.app.ui.delta;

import deadwood.app.ui.table.AmountColumn;
import deadwood.app.ui.table.FrameColumn;
import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.text.Messages;
import deadwood.model.diff.ProfileDelta;
import java.util.List;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableView;

/** Functions before and after, by how much they changed themselves. */
final class DeltaTable extends TableView<ProfileDelta.Row> {

    private static final double AMOUNT = 94;

    private final DeltaViewModel model;
    private final AmountColumn<ProfileDelta.Row> selfChange = AmountColumn.ofChange(Messages.get("delta.self.change"),
            AMOUNT, ProfileDelta.Row::selfDelta);
    private final AmountColumn<ProfileDelta.Row> selfBefore = new AmountColumn<>(Messages.get("delta.self.before"),
            AMOUNT, row -> RowChange.of(row) == RowChange.NEW ? NumberColumn.NONE : row.selfBefore());
    private final AmountColumn<ProfileDelta.Row> selfAfter = new AmountColumn<>(Messages.get("delta.self.after"),
            AMOUNT, row -> RowChange.of(row) == RowChange.GONE ? NumberColumn.NONE : row.selfAfter());
    private final AmountColumn<ProfileDelta.Row> totalChange = AmountColumn.ofChange(Messages.get(
            "delta.total.change"), AMOUNT, ProfileDelta.Row::totalDelta);
    private final AmountColumn<ProfileDelta.Row> totalBefore = new AmountColumn<>(Messages.get("delta.total.before"),
            AMOUNT, row -> RowChange.of(row) == RowChange.NEW ? NumberColumn.NONE : row.totalBefore());
    private final AmountColumn<ProfileDelta.Row> totalAfter = new AmountColumn<>(Messages.get("delta.total.after"),
            AMOUNT, row -> RowChange.of(row) == RowChange.GONE ? NumberColumn.NONE : row.totalAfter());

    DeltaTable(final DeltaViewModel model) {
        this.model = model;
        setId("delta-table");
        setAccessibleText(Messages.get("delta.table.accessible"));
        selfChange.getStyleClass().add("change-column");
        totalChange.getStyleClass().add("change-column");
        getColumns().setAll(List.of(new FrameColumn<>(Messages.get("column.function"), ProfileDelta.Row::name),
                new StateColumn<>(RowChange::of), selfBefore, selfChange, selfAfter,
                totalBefore, totalChange, totalAfter));
        Tables.dress(this, Messages.get("delta.none"));
        final SortedList<ProfileDelta.Row> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getSortOrder().setAll(List.of(selfChange));
        Tables.onSelect(this, row -> model.lens().narrowing().functionProperty().set(row.name()));
        Tables.onOpen(this, row -> {
            model.formProperty().set(DeltaForm.OVERLAY);
            model.show(row.name());
        });
    }

    /** Fits bars and units to what there is now. */
    void fit(final ComparedProfiles result) {
        final String unit = model.words().unit();
        final long whole = Math.max(Math.abs(result.delta().tree().totalBefore(0, 0)),
                Math.abs(result.delta().tree().totalAfter(0, 0)));
        selfBefore.fit(unit, whole);
        selfAfter.fit(unit, whole);
        totalBefore.fit(unit, whole);
        totalAfter.fit(unit, whole);
        selfChange.fit(unit, 0);
        totalChange.fit(unit, 0);
        refresh();
    }
}

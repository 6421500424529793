package deadwood.app.ui.source;

import deadwood.app.ui.profile.SampleTypeBox;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.table.AmountColumn;
import deadwood.app.ui.table.FrameColumn;
import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.NumberFormat;
import deadwood.app.ui.table.ShareColumn;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A function line by line, with its source if somebody says where that is. */
public final class SourceView implements View {

    private static final double AMOUNT = 112;

    private final SourceViewModel model;
    private final TableView<SourceRow> table = new TableView<>();
    private final AmountColumn<SourceRow> self = new AmountColumn<>(Messages.get("column.self"), AMOUNT,
            row -> row.self() == 0 ? NumberColumn.NONE : row.self());
    private final AmountColumn<SourceRow> total = new AmountColumn<>(Messages.get("column.total"), AMOUNT,
            row -> row.total() == 0 ? NumberColumn.NONE : row.total());
    private final ShareColumn<SourceRow> share = new ShareColumn<>(row -> row.total() == 0
            ? NumberColumn.NONE
            : row.total());
    private final Label name = new Label();
    private final Label place = new Label();
    private final Button folder = new Button(Messages.get("source.folder"));
    private final BorderPane rows = new BorderPane();
    private final BorderPane pane = new BorderPane();

    public SourceView(final SourceViewModel model) {
        this.model = model;
        fillTable();
        name.getStyleClass().add("section-title");
        name.setMinWidth(0);
        place.getStyleClass().add("quiet");
        place.setMinWidth(0);
        final Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        folder.setId("source-folder");
        folder.setMinWidth(Region.USE_PREF_SIZE);
        folder.setTooltip(new Tooltip(Messages.get("source.folder.tip")));
        folder.setOnAction(_ -> model.chooseRoot());
        final HBox head = new HBox(name, place, space, folder);
        head.getStyleClass().add("part-head");
        final VBox all = new VBox(head, rows);
        VBox.setVgrow(rows, Priority.ALWAYS);
        pane.setCenter(all);
        model.result().property().addListener((_, _, now) -> follow(now));
        model.result().onReady(this::show);
        model.result().restWithout(pane);
        follow(model.result().property().get());
    }

    private void fillTable() {
        table.setId("source");
        final NumberColumn<SourceRow> line = new NumberColumn<>(Messages.get("source.line"), NumberFormat.COUNT, 72,
                row -> row.line() == 0 ? NumberColumn.NONE : row.line());
        final TableColumn<SourceRow, SourceRow> text = new TableColumn<>(Messages.get("source.text"));
        text.setPrefWidth(1000);
        text.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        text.setCellFactory(_ -> new SourceCell());
        table.getColumns().setAll(List.of(self, total, share, line, text));
        table.getColumns().forEach(column -> column.setSortable(false));
        Tables.dress(table, "");
    }

    private void follow(final Loadable<SourceViewModel.Found> next) {
        rows.setCenter(new StatePane(next, Messages.get("source.waiting"), table));
    }

    private void show(final SourceViewModel.Found found) {
        final String unit = model.lens().sampleType().unit();
        self.fit(unit, found.whole());
        total.fit(unit, found.whole());
        share.fit(found.whole());
        table.getItems().setAll(found.rows());
        table.refresh();
        if (found.listing() == null) {
            name.setText("");
            place.setText("");
            rows.setCenter(StatePane.notice(Messages.get("source.choose"), Messages.get(found.function().isEmpty()
                    ? "source.choose.why"
                    : "source.choose.none", FrameColumn.parts(found.function()).whole()), null));
            return;
        }
        name.setText(FrameColumn.parts(found.function()).simpleName());
        place.setText(found.listing().file().isEmpty()
                ? Messages.get("source.nofile")
                : Messages.get(model.rootProperty().get() != null && !found.hasSource()
                        ? "source.missing"
                        : "source.file", found.listing().file()));
        scrollToHeaviest(found.rows());
    }

    private void scrollToHeaviest(final List<SourceRow> shown) {
        int heaviest = 0;
        for (int row = 1; row < shown.size(); row++) {
            if (Math.abs(shown.get(row).total()) > Math.abs(shown.get(heaviest).total())) {
                heaviest = row;
            }
        }
        table.getSelectionModel().select(heaviest);
        table.scrollTo(Math.max(0, heaviest - 8));
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.SOURCE.title();
    }

    @Override
    public List<Node> tools() {
        return List.of(new SampleTypeBox(model.lens()));
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
        if (model.lens().functionProperty().get().isEmpty()) {
            model.chooseHeaviest();
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

    private static final class SourceCell extends TableCell<SourceRow, SourceRow> {

        SourceCell() {
            getStyleClass().add("source-cell");
        }

        @Override
        protected void updateItem(final @Nullable SourceRow row, final boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : row.text());
        }
    }
}

package deadwood.app.ui.gosites;

import deadwood.app.text.Sizes;
import deadwood.app.ui.profile.LensResult;
import deadwood.app.ui.profile.ProfileLens;
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
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.gosite.GoSites;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** Where a Go program allocates what maps and tries are made of, and how sure that is. */
public final class SitesView implements View {

    private final ProfileLens lens;
    private final LensResult<Found> result;
    private final Consumer<String> showFunction;
    private final ObservableList<GoSites.Row> rows = FXCollections.observableArrayList();
    private final TableView<GoSites.Row> table = new TableView<>();
    private final AmountColumn<GoSites.Row> total;
    private final ShareColumn<GoSites.Row> share;
    private final Label count = new Label();
    /** Why the chosen row is thought to be what it says. */
    private final Label reason = new Label();
    private final BorderPane pane = new BorderPane();

    /**
     * @param type index of the sample type
     * @param whole sum of all samples that count
     */
    private record Found(GoSites sites, int type, long whole) {}

    /** @param showFunction told the function of a row that is opened */
    public SitesView(final ProfileLens lens, final Consumer<String> showFunction) {
        this.lens = lens;
        this.showFunction = showFunction;
        this.total = new AmountColumn<>(Messages.get("column.total"), 124, this::amount);
        this.share = new ShareColumn<>(this::amount);
        this.result = new LensResult<>(lens, Messages.get("job.sites"), (shown, cancel) -> {
            final var counting = shown.query().samplesOf(lens.profile());
            long whole = 0;
            for (int sample = lens.profile().firstSample(shown.type()); sample < lens.profile().endSample(shown
                    .type()); sample++) {
                whole += counting.test(sample) ? lens.profile().value(shown.type(), sample) : 0;
            }
            return new Found(GoSites.of(lens.profile(), shown.type(), counting, cancel), shown.type(), whole);
        });
        count.getStyleClass().add("quiet");
        count.setMinWidth(Region.USE_PREF_SIZE);
        reason.getStyleClass().addAll("flame-details", "timeline-foot");
        reason.setId("sites-reason");
        pane.setBottom(reason);
        fillTable();
        result.property().addListener((_, _, now) -> follow(now));
        result.onReady(this::show);
        result.restWithout(pane);
        follow(result.property().get());
    }

    private long amount(final GoSites.Row row) {
        return row.totals().get(lens.typeProperty().get());
    }

    private void fillTable() {
        table.setId("sites");
        final FrameColumn<GoSites.Row> function = new FrameColumn<>(Messages.get("column.function"),
                row -> row.function().name());
        function.setPrefWidth(600);
        final TextColumn<GoSites.Row> certainty = new TextColumn<>(Messages.get("sites.certainty"), 130,
                SitesView::certainty, row -> Messages.get(isNamed(row) ? "sites.named" : "sites.inferred"));
        certainty.setMinWidth(118);
        final TextColumn<GoSites.Row> kind = new TextColumn<>(Messages.get("column.kind"), 110,
                row -> row.kind().text(),
                row -> row.kind().text());
        kind.setMinWidth(104);
        final TextColumn<GoSites.Row> structure = new TextColumn<>(Messages.get("sites.structure"), 150,
                GoSites.Row::structure, GoSites.Row::structure);
        structure.setMinWidth(104);
        table.getColumns().setAll(List.of(kind, structure, function, total, share, new NumberColumn<>(Messages.get(
                "clusters.stacks"), NumberFormat.COUNT, 76, GoSites.Row::stacks), certainty));
        Tables.dress(table, Messages.get("sites.none"));
        final SortedList<GoSites.Row> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        Tables.onSelect(table, row -> {
            lens.functionProperty().set(row.function().name());
            reason.setText(certainty(row));
        });
        Tables.onOpen(table, row -> showFunction.accept(row.function().name()));
    }

    private static boolean isNamed(final GoSites.Row row) {
        return row.certainty() == GoSites.Certainty.NAMED_FRAME;
    }

    /** "named frame: …", "inferred: …". */
    static String certainty(final GoSites.Row row) {
        return isNamed(row) ? Messages.get("sites.named.reason", row.reason()) : row.reason();
    }

    private void show(final Found ready) {
        rows.setAll(ready.sites().rows());
        reason.setText("");
        total.fit(lens.profile().sampleTypes().get(ready.type()).unit(), ready.whole());
        share.fit(ready.whole());
        count.setText(Messages.get(rows.size() == 1 ? "sites.one" : "sites.count", Sizes.count(rows.size())));
        table.refresh();
    }

    private void follow(final Loadable<Found> next) {
        pane.setCenter(new StatePane(next, Messages.get("sites.waiting"), table));
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.SITES.title();
    }

    @Override
    public List<Node> tools() {
        return List.of(count, new SampleTypeBox(lens));
    }

    @Override
    public ObservableList<Chip> chips() {
        return lens.chips();
    }

    @Override
    public void shown() {
        result.load();
    }

    @Override
    public void selectFirst() {
        table.getSelectionModel().select(0);
    }

    @Override
    public List<String> sampleTypes() {
        return lens.typeNames();
    }

    @Override
    public void sampleType(final String type) {
        lens.choose(type);
    }
}

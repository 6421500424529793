package deadwood.app.ui.gosites;

import deadwood.app.text.Sizes;
import deadwood.app.ui.profile.LensResult;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.table.AmountColumn;
import deadwood.app.ui.table.FrameColumn;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.FilterField;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.Switch;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.profile.Churn;
import deadwood.model.profile.StackProfile;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** What functions allocated against what of it is in use: what comes and goes, and what stays. */
public final class ChurnView implements View {

    private static final double AMOUNT = 116;
    /** Pairs that have room side by side. */
    private static final int MOST_PAIRS = 4;

    private final ProfileLens lens;
    private final Consumer<String> showFunction;
    private final List<Churn.Pair> pairs;
    private final ObjectProperty<Churn.Pair> pair;
    private final LensResult<Churn> result;
    private final ObservableList<Churn.Row> all = FXCollections.observableArrayList();
    private final FilteredList<Churn.Row> rows = new FilteredList<>(all);
    private final StringProperty filterText = new SimpleStringProperty("");
    private final FilterField filter = new FilterField(Messages.get("functions.filter"), filterText);
    private final TableView<Churn.Row> table = new TableView<>();
    private final AmountColumn<Churn.Row> allocated = new AmountColumn<>(Messages.get("churn.allocated"), AMOUNT,
            Churn.Row::allocated);
    private final AmountColumn<Churn.Row> inUse = new AmountColumn<>(Messages.get("churn.inuse"), AMOUNT,
            Churn.Row::inUse);
    private final AmountColumn<Churn.Row> allocatedTotal = new AmountColumn<>(Messages.get("churn.allocated.total"),
            AMOUNT + 24, Churn.Row::allocatedTotal);
    private final AmountColumn<Churn.Row> inUseTotal = new AmountColumn<>(Messages.get("churn.inuse.total"),
            AMOUNT + 14, Churn.Row::inUseTotal);
    private final Label summary = new Label();
    private final BorderPane pane = new BorderPane();

    /** @param showFunction told the function of a row that is opened */
    public ChurnView(final ProfileLens lens, final Consumer<String> showFunction) {
        this.lens = lens;
        this.showFunction = showFunction;
        this.pairs = Churn.pairs(lens.profile());
        this.pair = new SimpleObjectProperty<>(pairs.getFirst());
        this.result = new LensResult<>(lens, Messages.get("job.churn"), (shown, cancel) -> Churn.of(lens.profile(), pair
                .get(), shown.query().samplesOf(lens.profile()), cancel));
        pair.addListener((_, _, _) -> result.renew());
        summary.getStyleClass().addAll("flame-details", "timeline-foot");
        fillTable();
        pane.setBottom(summary);
        filter.setId("churn-filter");
        filterText.addListener((_, _, now) -> {
            final List<String> parts = List.of(now.strip().toLowerCase(Locale.ROOT).split("\\s+"));
            rows.setPredicate(row -> parts.stream().allMatch(row.function().toLowerCase(Locale.ROOT)::contains));
        });
        result.property().addListener((_, _, now) -> follow(now));
        result.onReady(this::show);
        result.restWithout(pane);
        follow(result.property().get());
    }

    private void fillTable() {
        table.setId("churn");
        table.getColumns().setAll(List.of(new FrameColumn<>(Messages.get("column.function"), Churn.Row::function),
                allocated, inUse, new RatioColumn(Messages.get("churn.ratio"), Churn.Row::ratio), allocatedTotal,
                inUseTotal, new RatioColumn(Messages.get("churn.ratio.total"), Churn.Row::totalRatio)));
        Tables.dress(table, Messages.get("functions.none"));
        final SortedList<Churn.Row> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSortOrder().setAll(List.of(allocated));
        Tables.onSelect(table, row -> lens.functionProperty().set(row.function()));
        Tables.onOpen(table, row -> showFunction.accept(row.function()));
    }

    private void show(final Churn ready) {
        final String unit = lens.profile().sampleTypes().get(ready.pair().allocated()).unit();
        allocated.fit(unit, ready.allocated());
        allocatedTotal.fit(unit, ready.allocated());
        inUse.fit(unit, ready.inUse());
        inUseTotal.fit(unit, ready.inUse());
        all.setAll(ready.rows());
        summary.setText(Messages.get("churn.summary", deadwood.app.text.Amounts.of(ready.allocated(), unit),
                deadwood.app.text.Amounts.of(ready.inUse(), unit), Sizes.count(ready.rows().size())));
        table.refresh();
    }

    private void follow(final Loadable<Churn> next) {
        pane.setCenter(new StatePane(next, Messages.get("churn.waiting"), table));
    }

    /** "alloc_space against inuse_space". */
    private String title(final Churn.Pair of) {
        final StackProfile profile = lens.profile();
        return Messages.get("churn.pair", profile.sampleTypes().get(of.allocated()).name(), profile.sampleTypes().get(of
                .inUse()).name());
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.CHURN.title();
    }

    @Override
    public List<Node> tools() {
        return pairs.size() == 1
                ? List.of(filter)
                : List.of(new Switch<>(pairs.subList(0, Math.min(MOST_PAIRS, pairs.size())), this::title, pair),
                        filter);
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
    public void find() {
        filter.requestFocus();
    }
}

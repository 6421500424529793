package deadwood.app.ui.flame;

import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.Crumb;
import deadwood.app.ui.view.FilterField;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.Switch;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.app.work.RetentionView;
import deadwood.model.tree.WeightedTree;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** The retention tree as a flame graph. */
public final class FlameView implements View {

    private final FlameViewModel model;
    private final FlameCanvas canvas;
    private final FilterField search;
    private final Label matched = new Label();
    private final Switch<RetentionView> form;
    private final BorderPane pane = new BorderPane();

    public FlameView(final FlameViewModel model, final ObservableValue<Theme> theme) {
        this.model = model;
        this.canvas = new FlameCanvas(model, theme);
        canvas.setId("flame");
        this.search = new FilterField(Messages.get("flame.search"), model.searchProperty());
        search.setId("flame-search");
        search.setPrefWidth(170);
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.goToMatch(!event.isShiftDown());
                event.consume();
            }
        });
        matched.getStyleClass().add("quiet");
        matched.setMinWidth(Region.USE_PREF_SIZE);
        matched.textProperty().bind(model.matchedProperty());
        this.form = new Switch<>(List.of(RetentionView.CLASS, RetentionView.PACKAGE, RetentionView.OBJECT),
                value -> Messages.get("retention.form." + value.name().toLowerCase(Locale.ROOT)), model
                        .formProperty());
        pane.getStyleClass().add("flame-pane");
        model.treeProperty().addListener((_, _, now) -> show(now));
        show(model.treeProperty().get());
    }

    private void show(final Loadable<WeightedTree> tree) {
        tree.whenReady(ready -> {
            if (tree.equals(model.treeProperty().get())) {
                canvas.show(ready);
            }
        });
        pane.setCenter(new StatePane(tree, Messages.get("retention.waiting"), canvas));
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.FLAME.title();
    }

    @Override
    public List<Node> tools() {
        return List.of(matched, search, form);
    }

    @Override
    public ObservableList<Chip> chips() {
        return model.chips();
    }

    @Override
    public ObservableList<Crumb> crumbs() {
        return model.crumbs();
    }

    @Override
    public void shown() {
        model.load();
    }

    @Override
    public void selectFirst() {
        final WeightedTree tree = model.treeProperty().get().value();
        if (tree != null && tree.size() > 1) {
            model.choose(1);
        }
    }

    @Override
    public void find() {
        search.requestFocus();
    }
}

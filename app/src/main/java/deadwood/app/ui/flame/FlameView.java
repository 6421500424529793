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
import deadwood.model.tree.MagnitudeTree;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** A flame graph with its search, its forms and its filters. */
public final class FlameView implements View {

    /** Sample types of a profile that have room side by side. */
    private static final int MOST_IN_A_SWITCH = 3;

    private final FlameViewModel model;
    private final FlameCanvas canvas;
    private final FilterField search;
    private final Label matched = new Label();
    private final Region form;
    private final Button focus = new Button(Messages.get("flame.focus"));
    private final Button ignore = new Button(Messages.get("flame.ignore"));
    private final Label note = new Label(Messages.get("profile.negative"));
    private final BorderPane pane = new BorderPane();

    public FlameView(final FlameViewModel model, final ObservableValue<Theme> theme) {
        this.model = model;
        this.canvas = new FlameCanvas(model, theme);
        canvas.setId("flame");
        this.search = new FilterField(Messages.get(model.source().isFiltered() ? "profile.search" : "flame.search"),
                model.searchProperty());
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
        this.form = model.source().forms().size() > MOST_IN_A_SWITCH
                ? new FormBox(model.source().forms(), model.formProperty())
                : new Switch<>(model.source().forms(), FlameForm::label, model.formProperty());
        note.getStyleClass().addAll("quiet", "flame-note");
        filter(focus, "flame.focus.tip", model::focus);
        filter(ignore, "flame.ignore.tip", model::ignore);
        pane.getStyleClass().add("flame-pane");
        if (model.source().kind() != ViewKind.FLAME) {
            pane.setBottom(details());
        }
        model.treeProperty().addListener((_, _, now) -> show(now));
        show(model.treeProperty().get());
    }

    /** What is known of the chosen node, in one line: where there is no inspector to say it. */
    private Label details() {
        final Label details = new Label();
        details.setId("flame-details");
        details.getStyleClass().add("flame-details");
        details.setMinWidth(0);
        details.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        details.textProperty().bind(canvas.chosenTextProperty().map(text -> text.replace("\n", "  ·  ")));
        return details;
    }

    /** A button that is there while something is searched for. */
    private void filter(final Button button, final String tip, final Consumer<String> action) {
        button.getStyleClass().addAll("flat", "small");
        button.setTooltip(new Tooltip(Messages.get(tip)));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setVisible(false);
        button.visibleProperty().bind(model.searchProperty().isNotEmpty());
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(_ -> {
            action.accept(model.searchProperty().get());
            model.searchProperty().set("");
        });
    }

    private void show(final Loadable<WeightedTree> tree) {
        final BorderPane content = new BorderPane();
        pane.setTop(null);
        tree.whenReady(ready -> {
            if (tree.equals(model.treeProperty().get())) {
                content.setCenter(isEmpty(ready)
                        ? StatePane.notice(Messages.get("flame.empty"), model.source().empty(), null)
                        : canvas);
                canvas.show(ready);
                pane.setTop(MagnitudeTree.is(ready) ? note : null);
            }
        });
        pane.setCenter(new StatePane(tree, Messages.get(model.source().isFiltered()
                ? "profile.waiting"
                : "retention.waiting"), content));
    }

    private static boolean isEmpty(final WeightedTree tree) {
        return tree.total(FlameViewModel.VALUE, 0) == 0;
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return model.source().kind().title();
    }

    @Override
    public List<Node> tools() {
        final List<Node> tools = new ArrayList<>(List.of(matched));
        if (model.source().isFiltered()) {
            tools.addAll(List.of(focus, ignore));
        }
        tools.add(search);
        if (model.source().forms().size() > 1) {
            tools.add(form);
        } else if (model.source().isFiltered()) {
            final Label only = new Label(model.source().first().label());
            only.getStyleClass().add("quiet");
            tools.addFirst(only);
        }
        return tools;
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

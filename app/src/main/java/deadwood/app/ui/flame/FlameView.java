package deadwood.app.ui.flame;

import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.Crumb;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.Switch;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.tree.MagnitudeTree;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A flame graph with its search, its forms and its filters. */
public final class FlameView implements View {

    /** Sample types of a profile that have room side by side. */
    private static final int MOST_IN_A_SWITCH = 3;
    /** Letters of them that have. */
    private static final int MOST_LETTERS_IN_A_SWITCH = 34;

    private final FlameViewModel model;
    private final ObservableValue<Theme> theme;
    private final FlameCanvas canvas;
    private final FlameSearchBar search;
    private final Region form;
    private final FlameViewMenu menu;
    private final FlameLegend legend = new FlameLegend();
    private final Label note = new Label();
    private final BorderPane pane = new BorderPane();

    public FlameView(final FlameViewModel model, final ObservableValue<Theme> theme) {
        this.model = model;
        this.theme = theme;
        this.canvas = new FlameCanvas(model, theme, this::find);
        canvas.setId("flame");
        this.menu = new FlameViewMenu(model);
        final ProfileSource profile = model.source().profile();
        this.search = new FlameSearchBar(model, canvas::requestFocus);
        this.form = isMany(model.source().forms())
                ? new FormBox(model.source().forms(), model.source().formProperty())
                : new Switch<>(model.source().forms(), FlameForm::label, model.source().formProperty());
        note.getStyleClass().addAll("quiet", "flame-note");
        pane.getStyleClass().add("flame-pane");
        pane.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                model.rest();
            }
        });
        if (model.source().kind() != ViewKind.FLAME) {
            pane.setBottom(foot());
        }
        if (profile != null) {
            profile.coloursProperty().addListener((_, _, _) -> legend.show(model.text(), theme.getValue()));
        }
        theme.addListener((_, _, now) -> legend.show(model.text(), now));
        model.source().shownProperty().addListener((_, _, now) -> show(now));
        show(model.source().shownProperty().get());
    }

    private static boolean isMany(final List<FlameForm> forms) {
        return forms.size() > MOST_IN_A_SWITCH
                || forms.stream().mapToInt(form -> form.label().length()).sum() > MOST_LETTERS_IN_A_SWITCH;
    }

    /** What is known of the chosen node, in one line: where there is no inspector to say it. And what the colours mean. */
    private HBox foot() {
        final Label details = new Label();
        details.setId("flame-details");
        details.getStyleClass().add("flame-details");
        details.setMinWidth(0);
        details.setMaxWidth(Double.MAX_VALUE);
        details.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        details.textProperty().bind(canvas.chosenTextProperty().map(text -> text.replace("\n", "  ·  ")));
        HBox.setHgrow(details, Priority.ALWAYS);
        final HBox foot = new HBox(details, legend);
        foot.getStyleClass().add("flame-foot");
        return foot;
    }

    private void show(final FlameTree shown) {
        final BorderPane content = new BorderPane();
        pane.setTop(null);
        legend.show(shown.text(), theme.getValue());
        shown.tree().whenReady(ready -> {
            if (shown.equals(model.source().shownProperty().get())) {
                content.setCenter(isEmpty(ready)
                        ? StatePane.notice(Messages.get("flame.empty"), model.source().empty(), null)
                        : canvas);
                canvas.show(ready);
                note.setText(note(shown, ready));
                pane.setTop(note.getText().isEmpty() ? null : note);
            }
        });
        pane.setCenter(new StatePane(shown.tree(), Messages.get(model.source().profile() == null
                ? "retention.waiting"
                : "profile.waiting"), content));
    }

    private static String note(final FlameTree shown, final WeightedTree tree) {
        if (MagnitudeTree.is(tree)) {
            return Messages.get("profile.negative");
        }
        return shown.note();
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
        final List<Node> tools = new ArrayList<>(search.tools());
        if (model.source().forms().size() > 1) {
            tools.add(form);
        } else if (model.source().profile() != null) {
            final Label only = new Label(model.source().formProperty().get().label());
            only.getStyleClass().add("quiet");
            only.setMinWidth(Region.USE_PREF_SIZE);
            tools.addFirst(only);
        }
        tools.add(menu);
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
        final WeightedTree tree = model.tree();
        if (tree != null && tree.size() > 1) {
            model.choose(1);
        }
    }

    @Override
    public List<String> sampleTypes() {
        return model.source().lens() == null
                ? List.of()
                : model.source().forms().stream().map(FlameForm::label).toList();
    }

    @Override
    public void sampleType(final String name) {
        model.source().forms().stream().filter(each -> each.label().equals(name)).findFirst()
                .ifPresent(model.source().formProperty()::set);
    }

    @Override
    public void find() {
        search.find();
    }
}

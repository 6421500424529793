package deadwood.app.ui.graph;

import deadwood.app.export.CallGraphDrawing;
import deadwood.app.ui.profile.SampleTypeBox;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.Switch;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** The call graph of a profile. */
public final class GraphView implements View {

    private final GraphViewModel model;
    private final GraphCanvas canvas;
    private final BorderPane pane = new BorderPane();
    private final Label left = new Label();
    private final Button fit = new Button(Messages.get("graph.fit"));

    public GraphView(final GraphViewModel model, final ObservableValue<Theme> theme) {
        this.model = model;
        this.canvas = new GraphCanvas(model, theme);
        left.getStyleClass().add("quiet");
        left.setMinWidth(0);
        left.textProperty().bind(model.leftProperty());
        fit.getStyleClass().addAll("flat", "small");
        fit.setMinWidth(Region.USE_PREF_SIZE);
        fit.setTooltip(new Tooltip(Messages.get("graph.fit.tip")));
        fit.setOnAction(_ -> canvas.fit());
        pane.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                model.rest();
            }
        });
        model.drawingProperty().addListener((_, _, now) -> follow(now));
        follow(model.drawingProperty().get());
    }

    private void follow(final Loadable<CallGraphDrawing> drawing) {
        final BorderPane content = new BorderPane();
        pane.setCenter(new StatePane(drawing, Messages.get("graph.waiting"), content));
        drawing.whenReady(ready -> {
            if (drawing.equals(model.drawingProperty().get())) {
                content.setCenter(ready.nodes().isEmpty()
                        ? StatePane.notice(Messages.get("flame.empty"), Messages.get("profile.none"), null)
                        : canvas);
                canvas.show(ready);
            }
        });
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.GRAPH.title();
    }

    @Override
    public List<Node> tools() {
        return List.of(left, fit, new Switch<>(GraphViewModel.SIZES, String::valueOf, model.mostProperty()),
                new SampleTypeBox(model.lens()));
    }

    @Override
    public ObservableList<Chip> chips() {
        return model.lens().chips();
    }

    @Override
    public void shown() {
        model.load();
    }

    @Override
    public void selectFirst() {
        if (model.chosenProperty().get() < 0) {
            model.step(true);
        }
    }

    @Override
    public void find() {
        canvas.requestFocus();
    }
}

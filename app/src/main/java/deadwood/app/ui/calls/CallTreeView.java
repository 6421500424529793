package deadwood.app.ui.calls;

import deadwood.app.ui.profile.SampleTypeBox;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.Switch;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.tree.WeightedTree;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** The call tree of a profile as a table. */
public final class CallTreeView implements View {

    private final CallTreeViewModel model;
    private final CallTable table;
    private final BorderPane pane = new BorderPane();

    public CallTreeView(final CallTreeViewModel model) {
        this.model = model;
        this.table = new CallTable("calls", Messages.get("column.function"), model.rows(), Messages.get(
                "functions.none"), name -> model.lens().functionProperty().set(name));
        model.treeProperty().addListener((_, _, now) -> follow(now));
        pane.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                model.rest();
            }
        });
        follow(model.treeProperty().get());
    }

    private void follow(final Loadable<WeightedTree> tree) {
        pane.setCenter(new StatePane(tree, Messages.get("profile.waiting"), table));
        tree.whenReady(ready -> {
            if (tree.equals(model.treeProperty().get())) {
                table.fit(model.lens().sampleType().unit(), ready.total(0, 0));
            }
        });
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.CALLS.title();
    }

    @Override
    public List<Node> tools() {
        return List.of(new Switch<>(List.of(CallTreeViewModel.Direction.values()),
                CallTreeViewModel.Direction::title, model.directionProperty()), new SampleTypeBox(model.lens()));
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
        table.selectFirst();
    }
}

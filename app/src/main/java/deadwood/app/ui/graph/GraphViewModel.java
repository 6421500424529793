package deadwood.app.ui.graph;

import deadwood.app.export.CallGraphDrawing;
import deadwood.app.text.Sizes;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.model.graph.ShownCalls;
import deadwood.model.profile.SampleType;
import deadwood.model.tree.TreeTotals;
import deadwood.model.tree.WeightedTree;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The call graph of a profile: how much of it is shown, and which function is chosen. */
public final class GraphViewModel {

    /** How many functions can be shown. */
    static final List<Integer> SIZES = List.of(20, 40, 80, 160);

    private final ProfileLens lens;
    private final ObjectProperty<Integer> most = new SimpleObjectProperty<>(ShownCalls.Limits.USUAL.nodes() / 2);
    private final ReadOnlyObjectWrapper<Loadable<CallGraphDrawing>> drawing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper("");
    private boolean isShown;

    public GraphViewModel(final ProfileLens lens) {
        this.lens = lens;
        lens.shownProperty().addListener((_, _, _) -> follow());
        most.addListener((_, _, _) -> follow());
        lens.functionProperty().addListener((_, _, name) -> find(name));
        follow();
    }

    private void follow() {
        final ProfileLens.Shown shown = lens.shownProperty().get();
        final ShownCalls.Limits limits = new ShownCalls.Limits(most.get(), ShownCalls.Limits.USUAL.nodeShare(),
                ShownCalls.Limits.USUAL.callShare());
        final SampleType type = lens.profile().sampleTypes().get(shown.type());
        final Loadable<CallGraphDrawing> next = lens.session().loadable(Messages.get("job.graph"), (_, _, cancel) -> {
            final WeightedTree tree = lens.trees().tree(List.of(shown.type()), shown.query(), cancel);
            return CallGraphDrawing.of(ShownCalls.of(TreeTotals.of(tree, cancel), limits, cancel), type.unit());
        });
        final Loadable<CallGraphDrawing> before = drawing.get();
        if (before != null) {
            before.forget();
        }
        next.whenReady(ready -> {
            if (next.equals(drawing.get())) {
                left.set(ready.left() == 0 ? "" : Messages.get("graph.left", Sizes.count(ready.left())));
                find(lens.functionProperty().get());
            }
        });
        chosen.set(-1);
        drawing.set(next);
        if (isShown) {
            next.load();
        }
    }

    private void find(final String name) {
        final CallGraphDrawing ready = drawing.get().value();
        int found = -1;
        for (int index = 0; ready != null && index < ready.nodes().size(); index++) {
            if (ready.nodes().get(index).name().equals(name)) {
                found = index;
            }
        }
        chosen.set(found);
    }

    public ProfileLens lens() {
        return lens;
    }

    /** How many functions are shown at the most. */
    ObjectProperty<Integer> mostProperty() {
        return most;
    }

    /** What the picture waits for. */
    public ReadOnlyObjectProperty<Loadable<CallGraphDrawing>> drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    /** Index of the node that is chosen, −1 if none is. */
    public ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** "37 functions left out", "" if none is. */
    ReadOnlyStringProperty leftProperty() {
        return left.getReadOnlyProperty();
    }

    /** Chooses a function, in all views of the profile. */
    public void choose(final int node) {
        final CallGraphDrawing ready = drawing.get().value();
        if (ready != null && node >= 0) {
            lens.functionProperty().set(ready.nodes().get(node).name());
        }
    }

    /**
     * Goes on to a neighbour of the chosen function: the heaviest that it calls, or that calls it.
     *
     * @param down whether to one that it calls
     */
    public void step(final boolean down) {
        final CallGraphDrawing ready = drawing.get().value();
        if (ready == null || ready.nodes().isEmpty()) {
            return;
        }
        final int from = chosen.get();
        if (from < 0) {
            choose(0);
            return;
        }
        ready.edges().stream().filter(edge -> (down ? edge.from() : edge.to()) == from).findFirst()
                .ifPresent(edge -> choose(down ? edge.to() : edge.from()));
    }

    /** Nobody looks at it any more: what changes from now on is computed when somebody does again. */
    void rest() {
        isShown = false;
    }

    /** Begins, unless that has happened. */
    void load() {
        isShown = true;
        drawing.get().load();
    }
}

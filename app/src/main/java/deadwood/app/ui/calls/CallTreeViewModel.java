package deadwood.app.ui.calls;

import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.model.tree.TreeTurns;
import deadwood.model.tree.WeightedTree;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The call tree of a profile, from the outermost callers down or from what weighs something itself up. */
public final class CallTreeViewModel {

    private final ProfileLens lens;
    private final ObjectProperty<Direction> direction = new SimpleObjectProperty<>(Direction.DOWN);
    private final ReadOnlyObjectWrapper<Loadable<WeightedTree>> tree = new ReadOnlyObjectWrapper<>();
    private final CallRows rows = new CallRows();
    private boolean isShown;

    /** Which end is at the top. */
    public enum Direction {
        /** The outermost callers, below each what it calls. */
        DOWN,
        /** What weighs something itself, below each who calls it. */
        UP;

        /** As the switch names it. */
        public String title() {
            return Messages.get("calls." + name().toLowerCase(Locale.ROOT));
        }
    }

    public CallTreeViewModel(final ProfileLens lens) {
        this.lens = lens;
        lens.shownProperty().addListener((_, _, _) -> follow());
        direction.addListener((_, _, _) -> follow());
        follow();
    }

    private void follow() {
        final ProfileLens.Shown shown = lens.shownProperty().get();
        final Loadable<WeightedTree> next = direction.get() == Direction.DOWN
                ? shown.tree()
                : lens.session().loadable(Messages.get("job.profile"), (_, _, cancel) -> TreeTurns.inverted(lens
                        .trees().tree(java.util.List.of(shown.type()), shown.query(), cancel), cancel));
        tree.set(next);
        next.whenReady(ready -> {
            if (next.equals(tree.get())) {
                rows.show(ready);
            }
        });
        if (isShown) {
            next.load();
        }
    }

    public ProfileLens lens() {
        return lens;
    }

    public ObjectProperty<Direction> directionProperty() {
        return direction;
    }

    /** What the table waits for. */
    public ReadOnlyObjectProperty<Loadable<WeightedTree>> treeProperty() {
        return tree.getReadOnlyProperty();
    }

    CallRows rows() {
        return rows;
    }

    /** Nobody looks at it any more: what changes from now on is computed when somebody does again. */
    void rest() {
        isShown = false;
    }

    /** Begins, unless that has happened. */
    void load() {
        isShown = true;
        tree.get().load();
    }
}

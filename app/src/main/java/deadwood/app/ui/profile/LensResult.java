package deadwood.app.ui.profile;

import deadwood.app.ui.session.Loadable;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;

/**
 * Something that is computed of what a lens looks at, anew whenever that changes, but only while somebody looks at it: what is
 * out of sight waits, so that what is in sight comes first. What is no longer wanted is cancelled. For the thread of the toolkit.
 *
 * @param <T> what is computed
 */
public final class LensResult<T> {

    private final ProfileLens lens;
    private final String job;
    private final Computation<T> computation;
    private final ReadOnlyObjectWrapper<Loadable<T>> result = new ReadOnlyObjectWrapper<>();
    private boolean isInSight;

    /** What is computed, on the worker of the file. */
    @FunctionalInterface
    public interface Computation<T> {

        /** @param cancel has to be asked whether to stop */
        T of(ProfileLens.Shown shown, CancelSignal cancel) throws IOException;
    }

    /** @param job names the work for a person: "finding stacks that are alike" */
    public LensResult(final ProfileLens lens, final String job, final Computation<T> computation) {
        this.lens = lens;
        this.job = job;
        this.computation = computation;
        lens.shownProperty().addListener((_, _, _) -> renew());
        result.set(make());
    }

    private Loadable<T> make() {
        final ProfileLens.Shown shown = lens.shownProperty().get();
        return lens.session().loadable(job, (_, _, cancel) -> computation.of(shown, cancel));
    }

    /** Begins anew: something has changed that the lens does not know of. */
    public void renew() {
        final Loadable<T> old = result.get();
        result.set(make());
        old.forget();
        if (isInSight) {
            result.get().load();
        }
    }

    /** The latest. */
    public ReadOnlyObjectProperty<Loadable<T>> property() {
        return result.getReadOnlyProperty();
    }

    /** Calls {@code action} with every result that is still wanted when it comes. */
    public void onReady(final Consumer<T> action) {
        result.addListener((_, _, now) -> follow(now, action));
        follow(result.get(), action);
    }

    private void follow(final Loadable<T> next, final Consumer<T> action) {
        next.whenReady(ready -> {
            if (next.equals(result.get())) {
                action.accept(ready);
            }
        });
    }

    /** Begins, unless that has happened, and from now on as soon as something changes. */
    public void load() {
        isInSight = true;
        result.get().load();
    }

    /** From now on nobody looks at it. */
    public void rest() {
        isInSight = false;
    }

    /** Rests while a node is in no window. */
    public void restWithout(final Node node) {
        node.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                rest();
            } else {
                load();
            }
        });
    }
}

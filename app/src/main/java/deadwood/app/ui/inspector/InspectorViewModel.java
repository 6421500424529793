package deadwood.app.ui.inspector;

import deadwood.app.ui.object.ObjectReader;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.HeapSummary;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.session.Selection;
import deadwood.app.ui.session.Sessions;
import deadwood.app.ui.text.Messages;
import deadwood.model.retention.RootPath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the inspector shows. It follows the selection, and goes from object to object by itself. */
public final class InspectorViewModel {

    /** What is inspected, each part as soon as it is there. */
    public sealed interface Inspected {

        /** Nothing is selected. */
        record Nothing() implements Inspected {}

        /**
         * An object.
         *
         * @param path from a root down to it, empty if none reaches it
         */
        record AnObject(HeapSession session, int object, Loadable<ObjectDetails> details, Loadable<List<PathRow>> path,
                Loadable<Referrers> referrers) implements Inspected {}

        /** A class. */
        record AClass(HeapSession session, Loadable<ClassDetails> details) implements Inspected {}
    }

    /** Up to here looking for who refers to an object takes about a second, and is done without being asked for. */
    private static final long REFERENCES_AT_ONCE = 20_000_000;
    private static final int LONGEST_PAST = 100;

    private final Sessions sessions;
    private final BiConsumer<HeapSession, Integer> showRetention;
    private final ReadOnlyObjectWrapper<Inspected> inspected = new ReadOnlyObjectWrapper<>(new Inspected.Nothing());
    private final Deque<Selection> past = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private Selection.Side side = Selection.Side.AFTER;
    private boolean goingBack;

    /** @param showRetention shows what an object dominates */
    public InspectorViewModel(final Sessions sessions, final BiConsumer<HeapSession, Integer> showRetention) {
        this.sessions = sessions;
        this.showRetention = showRetention;
        sessions.selectionProperty().addListener((_, before, now) -> {
            if (!goingBack && !(before instanceof Selection.None)) {
                past.push(before);
                if (past.size() > LONGEST_PAST) {
                    past.removeLast();
                }
            }
            past.removeIf(selection -> !sessions.all().containsAll(selection.sessions()));
            canGoBack.set(!past.isEmpty());
            inspect(now);
        });
        inspect(sessions.selectionProperty().get());
    }

    public ReadOnlyObjectProperty<Inspected> inspectedProperty() {
        return inspected.getReadOnlyProperty();
    }

    /** Whether something was inspected before this. */
    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    /** Returns to what was inspected before. */
    public void back() {
        if (!past.isEmpty()) {
            final Selection before = past.pop();
            goingBack = true;
            sessions.selectionProperty().set(before);
            goingBack = false;
            canGoBack.set(!past.isEmpty());
        }
    }

    /** Goes on to another object of the same file. */
    public void follow(final HeapSession session, final int object) {
        sessions.selectionProperty().set(new Selection.OfObject(session, object));
    }

    /** Goes on to a class. */
    public void followClass(final HeapSession session, final String className) {
        sessions.selectionProperty().set(new Selection.OfClass(session, className));
    }

    /** Shows in the retention tree what an object dominates. */
    public void showRetention(final HeapSession session, final int object) {
        showRetention.accept(session, object);
    }

    /** Which of the two is inspected when there is one in each file. */
    public Selection.Side side() {
        return side;
    }

    /** Turns to the other of two objects. */
    public void side(final Selection.Side chosen) {
        side = chosen;
        inspect(sessions.selectionProperty().get());
    }

    /** Whether the selection is two objects, one in each file. */
    public boolean isPair() {
        return sessions.selectionProperty().get() instanceof Selection.OfBoth;
    }

    private void inspect(final Selection selection) {
        inspected.set(switch (selection) {
            case Selection.None() -> new Inspected.Nothing();
            case final Selection.OfObject one -> object(one);
            case final Selection.OfClass one -> classOf(one);
            case Selection.OfBoth(final Selection.OfObject before, final Selection.OfObject after) -> object(
                    side == Selection.Side.BEFORE ? before : after);
        });
    }

    private static Inspected classOf(final Selection.OfClass selected) {
        final Loadable<ClassDetails> details = selected.session().loadable(Messages.get("job.inspect"),
                (snapshot, progress, cancel) -> ClassDetails.of(selected.className(), snapshot, progress, cancel));
        details.load();
        return new Inspected.AClass(selected.session(), details);
    }

    private static Inspected object(final Selection.OfObject selected) {
        final HeapSession session = selected.session();
        final int object = selected.object();
        final Loadable<ObjectDetails> details = session.loadable(Messages.get("job.inspect"), (snapshot, progress,
                cancel) -> new DetailsReader(new ObjectReader(snapshot, progress, cancel)).details(object));
        final Loadable<List<PathRow>> path = session.loadable(Messages.get("job.path"), (snapshot, progress,
                cancel) -> {
            final ObjectReader reader = new ObjectReader(snapshot, progress, cancel);
            final RootPath found = snapshot.paths(progress, cancel).pathOf(object, reader.fields());
            return found == null ? List.of() : PathRow.of(found, reader);
        });
        final Loadable<Referrers> referrers = session.loadable(Messages.get("job.referrers"), (snapshot, progress,
                cancel) -> Referrers.of(object, snapshot.inbound(progress, cancel), new ObjectReader(snapshot, progress,
                        cancel)));
        details.load();
        path.load();
        final HeapSummary summary = session.summary().value();
        if (summary != null && summary.references() <= REFERENCES_AT_ONCE) {
            referrers.load();
        }
        return new Inspected.AnObject(session, object, details, path, referrers);
    }
}

package deadwood.app.ui.shell;

import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Sessions;
import deadwood.app.ui.text.Messages;
import deadwood.app.work.Activity;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** What is being worked on in the background, for the status bar. */
public final class JobsViewModel {

    private final Sessions sessions;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ChangeListener<@Nullable Activity> changed = (_, _, _) -> update();
    private final Map<HeapSession, Boolean> watched = new HashMap<>();

    public JobsViewModel(final Sessions sessions) {
        this.sessions = sessions;
        sessions.all().addListener((ListChangeListener<HeapSession>) _ -> watch());
        watch();
    }

    /** What is being done, "" while nothing is. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** How far it is, 0 to 1; below 0 while nobody knows. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** Cancels all that is being worked on. */
    public void cancel() {
        for (final HeapSession session : sessions.all()) {
            if (session.activityProperty().get() != null) {
                session.cancel();
            }
        }
    }

    private void watch() {
        for (final HeapSession session : sessions.all()) {
            if (watched.put(session, true) == null) {
                session.activityProperty().addListener(changed);
            }
        }
        watched.keySet().removeIf(session -> {
            final boolean closed = !sessions.all().contains(session);
            if (closed) {
                session.activityProperty().removeListener(changed);
            }
            return closed;
        });
        update();
    }

    private void update() {
        Activity shown = null;
        int others = 0;
        for (final HeapSession session : sessions.all()) {
            final Activity activity = session.activityProperty().get();
            if (activity == null) {
                continue;
            }
            if (shown == null || session == sessions.currentProperty().get()) {
                shown = activity;
            }
            others++;
        }
        if (shown == null) {
            text.set("");
            fraction.set(-1);
        } else {
            fraction.set(shown.fraction());
            text.set(describe(shown) + (others > 1 ? " " + Messages.get("jobs.more", others - 1) : ""));
        }
    }

    /** "opening prod.hprof: reading objects 43 %". */
    public static String describe(final Activity activity) {
        final String step = activity.step().isEmpty()
                ? activity.job()
                : Messages.get("jobs.step", activity.job(), activity.step());
        return activity.fraction() < 0
                ? step + "…"
                : Messages.get("jobs.fraction", step, Math.round(activity.fraction() * 100));
    }
}

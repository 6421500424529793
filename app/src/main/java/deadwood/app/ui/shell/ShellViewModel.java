package deadwood.app.ui.shell;

import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Sessions;
import deadwood.app.ui.settings.RecentFile;
import deadwood.app.ui.settings.Settings;
import deadwood.app.ui.settings.SettingsFile;
import deadwood.app.ui.theme.ThemeChoice;
import deadwood.app.ui.view.ViewKind;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The window as a whole: which files are open, where one is, where one was. */
public final class ShellViewModel {

    private final Sessions sessions;
    private final JobsViewModel jobs;
    private final SettingsFile settingsFile;
    private final InstantSource clock;
    private final NavigationHistory history = new NavigationHistory();
    private final ReadOnlyObjectWrapper<Settings> settings;

    public ShellViewModel(final Sessions sessions, final SettingsFile settingsFile, final InstantSource clock) {
        this.sessions = sessions;
        this.jobs = new JobsViewModel(sessions);
        this.settingsFile = settingsFile;
        this.clock = clock;
        this.settings = new ReadOnlyObjectWrapper<>(settingsFile.load());
        history.placeProperty().addListener((_, _, place) -> look(place));
    }

    public Sessions sessions() {
        return sessions;
    }

    public JobsViewModel jobs() {
        return jobs;
    }

    public ReadOnlyObjectProperty<Settings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Place> placeProperty() {
        return history.placeProperty();
    }

    public ReadOnlyBooleanProperty canGoBackProperty() {
        return history.canGoBackProperty();
    }

    public ReadOnlyBooleanProperty canGoForwardProperty() {
        return history.canGoForwardProperty();
    }

    public void back() {
        history.back();
    }

    public void forward() {
        history.forward();
    }

    /**
     * Opens files: one is looked at; of several the first is compared with the last, for a leak shows best over the longest time.
     */
    public void open(final List<Path> files) {
        final List<HeapSession> opened = files.stream().map(sessions::open).distinct().toList();
        for (final HeapSession session : opened) {
            remember(settings.get().opened(session.file(), clock.instant()));
        }
        if (opened.size() == 1) {
            look(opened.getFirst());
        } else if (opened.size() > 1) {
            compare(opened.getFirst(), opened.getLast());
        }
    }

    /** Looks at a file, in the view that is open if that shows single files. */
    public void look(final HeapSession session) {
        final ViewKind kind = placeProperty().get().kind();
        history.go(new Place(kind.isOfOneFile() ? kind : ViewKind.OVERVIEW, session, baseFor(session)));
    }

    private @Nullable HeapSession baseFor(final HeapSession session) {
        final HeapSession base = sessions.baseProperty().get();
        return base == session ? null : base;
    }

    /** Looks at {@code after} beside {@code before}; nothing happens if they are one. */
    public void compare(final HeapSession before, final HeapSession after) {
        if (before != after) {
            history.go(new Place(ViewKind.COMPARE, after, before));
        }
    }

    /** The other way round. */
    public void swap() {
        final Place place = placeProperty().get();
        if (place.base() != null && place.session() != null) {
            compare(place.session(), place.base());
        }
    }

    /** Another view of the file that is looked at. */
    public void show(final ViewKind kind) {
        final HeapSession current = sessions.currentProperty().get();
        final HeapSession base = sessions.baseProperty().get();
        if (kind == ViewKind.START) {
            history.go(Place.START);
        } else if (current != null && (kind.isOfOneFile() || base != null)) {
            history.go(new Place(kind, current, base));
        }
    }

    /** Closes a file and forgets all places that show it. */
    public void close(final HeapSession session) {
        final HeapSession remaining = sessions.all().stream().filter(other -> other != session).findFirst()
                .orElse(null);
        history.forget(place -> place.isOf(session),
                remaining == null ? Place.START : new Place(ViewKind.OVERVIEW, remaining, null));
        sessions.close(session);
    }

    /** Takes a file off the list of recent ones. */
    public void forget(final RecentFile file) {
        remember(settings.get().forgotten(file.file()));
    }

    /** What the window is to look like from now on. */
    public void choose(final ThemeChoice theme) {
        remember(settings.get().withTheme(theme));
    }

    private void remember(final Settings changed) {
        settings.set(changed);
        settingsFile.save(changed);
    }

    private void look(final Place place) {
        if (place.session() != null) {
            sessions.baseProperty().set(place.base());
            sessions.currentProperty().set(place.session());
        }
    }
}

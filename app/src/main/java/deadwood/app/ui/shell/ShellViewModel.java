package deadwood.app.ui.shell;

import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Sessions;
import deadwood.app.ui.settings.RecentFile;
import deadwood.app.ui.settings.Settings;
import deadwood.app.ui.settings.SettingsFile;
import deadwood.app.ui.theme.ThemeChoice;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.snapshot.Snapshot;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** The window as a whole: which files are open, where one is, where one was. */
public final class ShellViewModel {

    private final Sessions sessions;
    private final JobsViewModel jobs;
    private final SettingsFile settingsFile;
    private final InstantSource clock;
    private final NavigationHistory history = new NavigationHistory();
    private final ReadOnlyObjectWrapper<Settings> settings;
    /** What is to be shown of files of which nobody knows yet what they hold. */
    private final Map<HeapSession, Wish> wishes = new HashMap<>();

    /** @param kind null for what such a file opens with */
    private record Wish(@Nullable ViewKind kind) {}

    public ShellViewModel(final Sessions sessions, final SettingsFile settingsFile, final InstantSource clock) {
        this.sessions = sessions;
        this.jobs = new JobsViewModel(sessions);
        this.settingsFile = settingsFile;
        this.clock = clock;
        this.settings = new ReadOnlyObjectWrapper<>(settingsFile.load());
        history.placeProperty().addListener((_, _, place) -> look(place));
        sessions.all().addListener((ListChangeListener<HeapSession>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(session -> session.snapshot().whenReady(
                        snapshot -> settle(session, snapshot.content())));
                change.getRemoved().forEach(wishes::remove);
            }
        });
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
        final List<HeapSession> known = List.copyOf(sessions.all());
        final List<HeapSession> opened = files.stream().map(sessions::open).distinct().toList();
        for (final HeapSession session : opened) {
            remember(settings.get().opened(session.file(), clock.instant()));
        }
        if (opened.size() == 1) {
            look(opened.getFirst());
            final Snapshot snapshot = opened.getFirst().snapshot().value();
            if (snapshot == null && placeProperty().get().kind() == ViewKind.OVERVIEW
                    && !known.contains(opened.getFirst())) {
                wishes.putIfAbsent(opened.getFirst(), new Wish(null));
            }
        } else if (opened.size() > 1) {
            compare(opened.getFirst(), opened.getLast());
        }
    }

    /** Looks at a file, in the view that is open if that shows single files. */
    public void look(final HeapSession session) {
        final ViewKind kind = placeProperty().get().kind();
        final ViewKind wanted = kind.isOfOneFile() ? kind : null;
        history.go(new Place(kindOf(session, wanted), session, baseFor(session)));
    }

    /**
     * The view to go to: the wanted one if the file has something to show there, and else the one that it opens with. While
     * nobody knows what it holds, the wish is kept if it matters.
     */
    private ViewKind kindOf(final HeapSession session, final @Nullable ViewKind wanted) {
        final Snapshot snapshot = session.snapshot().value();
        if (snapshot != null) {
            return wanted != null && wanted.isIn(snapshot.content())
                    ? wanted
                    : ViewKind.firstOf(snapshot.content());
        }
        if (wanted == null || wanted.needsContent()) {
            wishes.put(session, new Wish(wanted));
            return ViewKind.OVERVIEW;
        }
        wishes.remove(session);
        return wanted;
    }

    /** Now it is known what a file holds: nothing is shown of it any more that it does not have. */
    private void settle(final HeapSession session, final Snapshot.Content content) {
        final Wish wish = wishes.remove(session);
        history.replace(place -> {
            if (place.session() != session || !place.kind().isOfOneFile()) {
                return place;
            }
            final ViewKind wanted = wish == null || place.kind() != ViewKind.OVERVIEW ? place.kind() : wish.kind();
            return new Place(wanted != null && wanted.isIn(content) ? wanted : ViewKind.firstOf(content), session,
                    place.base());
        });
    }

    /** Whether a view can be gone to: the file that is looked at may have something to show there. */
    public boolean canShow(final ViewKind kind) {
        final HeapSession current = sessions.currentProperty().get();
        if (kind == ViewKind.START) {
            return true;
        }
        if (current == null || kind == ViewKind.COMPARE) {
            return current != null && sessions.baseProperty().get() != null;
        }
        final Snapshot snapshot = current.snapshot().value();
        return snapshot == null || kind.isIn(snapshot.content());
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
        } else if (current != null && canShow(kind)) {
            history.go(new Place(kind.isOfOneFile() ? kindOf(current, kind) : kind, current, base));
        }
    }

    /** Closes a file and forgets all places that show it. */
    public void close(final HeapSession session) {
        final HeapSession remaining = sessions.all().stream().filter(other -> other != session).findFirst()
                .orElse(null);
        history.forget(place -> place.isOf(session),
                remaining == null ? Place.START : new Place(kindOf(remaining, null), remaining, null));
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

package deadwood.app.ui.session;

import java.nio.file.Path;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The files that are open, the one that is looked at, and the one it is compared with. */
public final class Sessions implements AutoCloseable {

    private final Function<Path, HeapSession> opener;
    private final ObservableList<HeapSession> open = FXCollections.observableArrayList();
    private final ObservableList<HeapSession> readOnly = FXCollections.unmodifiableObservableList(open);
    private final ObjectProperty<@Nullable HeapSession> current = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable HeapSession> base = new SimpleObjectProperty<>();
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(new Selection.None());

    /** @param opener begins to open a file */
    public Sessions(final Function<Path, HeapSession> opener) {
        this.opener = opener;
    }

    /** In the order they were opened. */
    public ObservableList<HeapSession> all() {
        return readOnly;
    }

    /** The one that is looked at, null if none is open. */
    public ObjectProperty<@Nullable HeapSession> currentProperty() {
        return current;
    }

    /** The one the current is compared with, null if it is with none. */
    public ObjectProperty<@Nullable HeapSession> baseProperty() {
        return base;
    }

    /** What the inspector looks at. */
    public ObjectProperty<Selection> selectionProperty() {
        return selection;
    }

    /** Opens a file and looks at it; one that is open already is only looked at, one that failed is opened again. */
    public HeapSession open(final Path file) {
        final Path absolute = file.toAbsolutePath().normalize();
        final HeapSession known = of(absolute);
        if (known != null && known.snapshot().state() instanceof LoadState.Failed) {
            close(known);
        } else if (known != null) {
            current.set(known);
            return known;
        }
        final HeapSession session = opener.apply(absolute);
        open.add(session);
        current.set(session);
        return session;
    }

    private @Nullable HeapSession of(final Path file) {
        for (final HeapSession session : open) {
            if (session.file().equals(file)) {
                return session;
            }
        }
        return null;
    }

    /** Looks at {@code after} beside {@code before}. */
    public void compare(final HeapSession before, final HeapSession after) {
        base.set(before);
        current.set(after);
    }

    /** Closes a file; another one is looked at if there is one. */
    public void close(final HeapSession session) {
        final int place = open.indexOf(session);
        open.remove(session);
        if (base.get() == session) {
            base.set(null);
        }
        if (selection.get().sessions().contains(session)) {
            selection.set(new Selection.None());
        }
        if (current.get() == session) {
            current.set(open.isEmpty() ? null : open.get(Math.min(place, open.size() - 1)));
        }
        if (current.get() == base.get()) {
            base.set(null);
        }
        session.close();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            close(open.getLast());
        }
    }
}

package deadwood.app.ui;

import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.shell.Place;
import deadwood.app.ui.theme.Theme;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * The theme as views of one place follow it. The window's own outlives all files: what listens to it stays in memory, and with it the
 * file that a view shows.
 */
final class PlaceThemes {

    private final ObservableValue<Theme> theme;
    private final Map<Place, ObjectProperty<Theme>> ofPlaces = new HashMap<>();

    /** @param theme that of the window */
    PlaceThemes(final ObservableValue<Theme> theme) {
        this.theme = theme;
    }

    /** The theme of the window, until a file of the place is forgotten. */
    ObservableValue<Theme> of(final Place place) {
        return ofPlaces.computeIfAbsent(place, _ -> {
            final ObjectProperty<Theme> following = new SimpleObjectProperty<>();
            following.bind(theme);
            return following;
        });
    }

    /** Lets go of what listens for the places of a file. */
    void forget(final HeapSession session) {
        ofPlaces.entrySet().removeIf(entry -> {
            final boolean isOf = entry.getKey().isOf(session);
            if (isOf) {
                entry.getValue().unbind();
            }
            return isOf;
        });
    }
}

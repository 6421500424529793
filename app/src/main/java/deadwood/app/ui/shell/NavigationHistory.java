package deadwood.app.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Back and forward, as a browser has it. */
final class NavigationHistory {

    private static final int LONGEST = 200;

    private final List<Place> places = new ArrayList<>(List.of(Place.START));
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.START);
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private int at;

    ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canGoForwardProperty() {
        return canGoForward.getReadOnlyProperty();
    }

    void go(final Place next) {
        if (places.get(at).equals(next)) {
            return;
        }
        places.subList(at + 1, places.size()).clear();
        places.add(next);
        if (places.size() > LONGEST) {
            places.removeFirst();
        }
        to(places.size() - 1);
    }

    void back() {
        to(Math.max(0, at - 1));
    }

    void forward() {
        to(Math.min(places.size() - 1, at + 1));
    }

    /** Takes places out of the past and the future; one goes to {@code otherwise} if that takes the present away. */
    void forget(final Predicate<Place> gone, final Place otherwise) {
        final Place now = places.get(at);
        final List<Place> kept = new ArrayList<>();
        int present = -1;
        for (int i = 0; i < places.size(); i++) {
            final Place candidate = places.get(i);
            if (gone.test(candidate) || !kept.isEmpty() && kept.getLast().equals(candidate)) {
                continue;
            }
            kept.add(candidate);
            if (i <= at) {
                present = kept.size() - 1;
            }
        }
        places.clear();
        places.addAll(kept);
        if (gone.test(now) || places.isEmpty()) {
            places.add(present + 1, otherwise);
            present++;
        }
        to(present);
    }

    /** Puts other places where those were, in the past and in the future too. */
    void replace(final UnaryOperator<Place> replacement) {
        final List<Place> replaced = new ArrayList<>();
        int present = 0;
        for (int i = 0; i < places.size(); i++) {
            final Place place = replacement.apply(places.get(i));
            if (replaced.isEmpty() || !replaced.getLast().equals(place)) {
                replaced.add(place);
            }
            if (i <= at) {
                present = replaced.size() - 1;
            }
        }
        places.clear();
        places.addAll(replaced);
        to(present);
    }

    private void to(final int index) {
        at = index;
        canGoBack.set(at > 0);
        canGoForward.set(at < places.size() - 1);
        place.set(places.get(at));
    }
}

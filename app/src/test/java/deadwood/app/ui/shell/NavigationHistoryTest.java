package deadwood.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.view.ViewKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NavigationHistoryTest {

    private static final List<Place> PLACES = List.of(Place.START, new Place(ViewKind.CLASSES, null, null),
            new Place(ViewKind.FLAME, null, null), new Place(ViewKind.THREADS, null, null));

    /** The oracle: two lists, what is behind and what is ahead. */
    @Test
    void movesLikeABrowser() {
        for (int seed = 0; seed < 300; seed++) {
            final Random random = new Random(seed);
            final NavigationHistory history = new NavigationHistory();
            final List<Place> past = new ArrayList<>(List.of(Place.START));
            final List<Place> future = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        history.back();
                        if (past.size() > 1) {
                            future.addFirst(past.removeLast());
                        }
                    }
                    case 1 -> {
                        history.forward();
                        if (!future.isEmpty()) {
                            past.add(future.removeFirst());
                        }
                    }
                    default -> {
                        final Place place = PLACES.get(random.nextInt(PLACES.size()));
                        history.go(place);
                        if (!past.getLast().equals(place)) {
                            past.add(place);
                            future.clear();
                        }
                    }
                }
                assertThat(history.placeProperty().get()).as("seed %s step %s", seed, step).isEqualTo(past.getLast());
                assertThat(history.canGoBackProperty().get()).isEqualTo(past.size() > 1);
                assertThat(history.canGoForwardProperty().get()).isEqualTo(!future.isEmpty());
            }
        }
    }

    @Test
    void forgetsPlacesThatAreGoneOnBothSides() {
        final NavigationHistory history = new NavigationHistory();
        PLACES.forEach(history::go);
        history.back();
        history.forget(place -> place.kind() == ViewKind.FLAME, PLACES.get(1));
        assertThat(history.placeProperty().get().kind()).isEqualTo(ViewKind.CLASSES);
        history.forward();
        history.forward();
        assertThat(history.placeProperty().get().kind()).isEqualTo(ViewKind.THREADS);
        history.forget(_ -> true, Place.START);
        assertThat(history.placeProperty().get()).isEqualTo(Place.START);
        assertThat(history.canGoBackProperty().get()).isFalse();
        assertThat(history.canGoForwardProperty().get()).isFalse();
    }
}

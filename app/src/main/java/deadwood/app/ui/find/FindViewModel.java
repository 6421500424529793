package deadwood.app.ui.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The search over everything: what is typed, and what fits. */
public final class FindViewModel {

    /** Entries that are shown. */
    static final int MOST = 50;

    private final Function<String, List<FindEntry>> source;
    private final StringProperty query = new SimpleStringProperty("");
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ObservableList<FindEntry> results = FXCollections.observableArrayList();

    private record Ranked(FindEntry entry, int rank, int place) {}

    /** @param source all that can be found, given what is typed */
    public FindViewModel(final Function<String, List<FindEntry>> source) {
        this.source = source;
        query.addListener((_, _, _) -> search());
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** Whether the search is on the screen. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** What fits, the best first. */
    public ObservableList<FindEntry> results() {
        return results;
    }

    /** Begins a search. */
    public void begin() {
        query.set("");
        search();
        open.set(true);
    }

    /** Goes where an entry leads, and closes the search. */
    public void go(final FindEntry entry) {
        open.set(false);
        entry.go().run();
    }

    /** Looks again, for there is more to be found now. */
    public void search() {
        final String text = query.get().strip().toLowerCase(Locale.ROOT);
        final List<String> parts = List.of(text.split("\\s+"));
        final List<Ranked> ranked = new ArrayList<>();
        for (final FindEntry entry : source.apply(query.get().strip())) {
            final String name = entry.name().whole().toLowerCase(Locale.ROOT);
            if (parts.stream().allMatch(name::contains)) {
                ranked.add(new Ranked(entry, rank(entry, text), ranked.size()));
            }
        }
        ranked.sort(Comparator.comparingInt(Ranked::rank).thenComparingInt(Ranked::place));
        results.setAll(ranked.stream().limit(MOST).map(Ranked::entry).toList());
    }

    /** The whole simple name is best, its beginning next, the beginning of all next, anywhere last. */
    private static int rank(final FindEntry entry, final String text) {
        final String simple = entry.name().simpleName().toLowerCase(Locale.ROOT);
        if (simple.equals(text)) {
            return 0;
        }
        if (simple.startsWith(text)) {
            return 1;
        }
        return entry.name().whole().toLowerCase(Locale.ROOT).startsWith(text) ? 2 : 3;
    }
}

package deadwood.model.finding;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Finds the place where most of some objects hang. */
final class Places {

    private final HeapFacts facts;
    /** How many hang at each place, by its number: there can be millions of objects, but places are few. */
    private final Map<Integer, Long> numbers = new HashMap<>();

    Places(final HeapFacts facts) {
        this.facts = facts;
    }

    void add(final int object) throws IOException {
        numbers.merge(facts.place(object), 1L, Long::sum);
    }

    /** How many hang at each place, as it reads. */
    private Map<String, Long> counts() throws IOException {
        final Map<String, Long> counts = new HashMap<>();
        for (final Map.Entry<Integer, Long> place : numbers.entrySet()) {
            counts.merge(facts.textOf(place.getKey()), place.getValue(), Long::sum);
        }
        return counts;
    }

    /** The place of most of them, of equal ones the first by name; "" if there were none. */
    String most() throws IOException {
        return counts().entrySet().stream()
                .min(Comparator.comparingLong((Map.Entry<String, Long> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey).orElse("");
    }

    /** How many hang there. */
    long there() throws IOException {
        return counts().getOrDefault(most(), 0L);
    }

    /** How many there are in all. */
    long all() {
        return numbers.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many different places there are. */
    int places() throws IOException {
        return counts().size();
    }
}

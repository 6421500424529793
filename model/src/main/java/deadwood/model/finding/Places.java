package deadwood.model.finding;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Finds the place where most of some objects hang. */
final class Places {

    private final HeapFacts facts;
    private final Map<String, Long> counts = new HashMap<>();

    Places(final HeapFacts facts) {
        this.facts = facts;
    }

    void add(final int object) throws IOException {
        counts.merge(facts.where(object), 1L, Long::sum);
    }

    /** The place of most of them, of equal ones the first by name; "" if there were none. */
    String most() {
        return counts.entrySet().stream()
                .min(Comparator.comparingLong((Map.Entry<String, Long> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey).orElse("");
    }

    /** How many hang there. */
    long there() {
        return counts.getOrDefault(most(), 0L);
    }

    /** How many there are in all. */
    long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many different places there are. */
    int places() {
        return counts.size();
    }
}

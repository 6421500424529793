package deadwood.model.finding;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the objects that cost most, {@value HeapFinding#MAXIMUM_OBJECTS} at the most; of equal ones those with the lowest ids. */
final class Largest {

    private record Costly(int object, long bytes) {}

    private static final Comparator<Costly> SMALLEST_FIRST = Comparator.comparingLong(Costly::bytes)
            .thenComparing(Comparator.comparingInt(Costly::object).reversed());

    private final PriorityQueue<Costly> kept = new PriorityQueue<>(SMALLEST_FIRST);

    void add(final int object, final long bytes) {
        if (kept.size() == HeapFinding.MAXIMUM_OBJECTS) {
            if (SMALLEST_FIRST.compare(kept.element(), new Costly(object, bytes)) >= 0) {
                return;
            }
            kept.remove();
        }
        kept.add(new Costly(object, bytes));
    }

    /** The ids, those that cost most first. */
    List<Integer> objects() {
        return kept.stream().sorted(SMALLEST_FIRST.reversed()).map(Costly::object).toList();
    }
}

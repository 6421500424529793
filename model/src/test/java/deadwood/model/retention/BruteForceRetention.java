package deadwood.model.retention;

/** Dominators by their definition: take an object away and see what is no longer reached. */
final class BruteForceRetention {

    final int[] idoms;
    final long[] retained;
    private final boolean[][] dominates;

    BruteForceRetention(final RandomGraph graph) {
        final int count = graph.edges().length;
        final boolean[] reachable = graph.reachableWithout(-1);
        dominates = new boolean[count][count];
        idoms = new int[count];
        retained = new long[count];
        for (int object = 0; object < count; object++) {
            final boolean[] without = graph.reachableWithout(object);
            for (int other = 0; other < count; other++) {
                dominates[object][other] = reachable[object] && reachable[other] && !without[other];
                retained[object] += dominates[object][other] ? graph.size(other) : 0;
            }
            if (!reachable[object]) {
                retained[object] = graph.size(object);
            }
        }
        for (int object = 0; object < count; object++) {
            idoms[object] = reachable[object] ? immediateDominator(object) : Retention.UNREACHABLE;
        }
    }

    /** Whether one object dominates another, or is it. */
    boolean dominates(final int ancestor, final int object) {
        return dominates[ancestor][object];
    }

    /** The dominators of an object are a chain; the immediate one is that which all others dominate. */
    private int immediateDominator(final int object) {
        int nearest = Retention.ROOT;
        for (int candidate = 0; candidate < dominates.length; candidate++) {
            if (candidate != object && dominates[candidate][object]
                    && (nearest == Retention.ROOT || dominates[nearest][candidate])) {
                nearest = candidate;
            }
        }
        return nearest;
    }
}

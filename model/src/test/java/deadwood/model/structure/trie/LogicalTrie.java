package deadwood.model.structure.trie;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A trie as plain as can be, that knows by recursion what {@link TrieFinder} has to find out. Only for tests: depth is bounded. */
final class LogicalTrie {

    final Map<Integer, LogicalTrie> children = new TreeMap<>();
    boolean value;

    /** A trie of random keys, some of which are removed again: their values go, their nodes stay. */
    static LogicalTrie random(final Random random, final int alphabet, final int keys, final int maximumLength,
            final double removed) {
        final LogicalTrie root = new LogicalTrie();
        for (int i = 0; i < keys; i++) {
            LogicalTrie node = root;
            for (int length = 1 + random.nextInt(maximumLength); length > 0; length--) {
                node = node.children.computeIfAbsent(random.nextInt(alphabet), _ -> new LogicalTrie());
            }
            node.value = true;
        }
        root.remove(random, removed);
        return root;
    }

    private void remove(final Random random, final double share) {
        value &= random.nextDouble() >= share;
        children.values().forEach(child -> child.remove(random, share));
    }

    long nodes() {
        return 1 + children.values().stream().mapToLong(LogicalTrie::nodes).sum();
    }

    long interior() {
        return (children.isEmpty() ? 0 : 1) + children.values().stream().mapToLong(LogicalTrie::interior).sum();
    }

    long entries() {
        return (value ? 1 : 0) + children.values().stream().mapToLong(LogicalTrie::entries).sum();
    }

    int depth() {
        return children.values().stream().mapToInt(child -> child.depth() + 1).max().orElse(0);
    }

    boolean isDead() {
        return !value && children.values().stream().allMatch(LogicalTrie::isDead);
    }

    /** Dead nodes below this one. */
    long deadBelow() {
        return children.values().stream().mapToLong(child -> (child.isDead() ? 1 : 0) + child.deadBelow()).sum();
    }

    /** Nodes, by what can be told of each. */
    long count(final java.util.function.Predicate<LogicalTrie> which) {
        return (which.test(this) ? 1 : 0) + children.values().stream().mapToLong(child -> child.count(which)).sum();
    }

    /** The same without its dead nodes. */
    LogicalTrie withoutDead() {
        final LogicalTrie copy = new LogicalTrie();
        copy.value = value;
        children.forEach((key, child) -> {
            if (!child.isDead()) {
                copy.children.put(key, child.withoutDead());
            }
        });
        return copy;
    }
}

package deadwood.model.structure.where;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Paths from a root, each a step longer than another: {@code static com.acme.Router.INSTANCE}, below it {@code routes}. Equal
 * paths are one number, so a million objects that hang alike cost nothing more. For one thread.
 * <p>
 * A path never names a field twice: where a field comes again (the {@code next} of a list, the {@code children} of a tree) the
 * path goes on from the first time, so lists and trees of any depth are one place.
 */
final class PathTable {

    /** No path. */
    static final int NONE = -1;
    /** Elements in elements, arrays in arrays: deeper is the same place. */
    private static final int MAXIMUM_RUN = 3;
    /** Longer paths lose their middle: nobody recognises twenty steps. */
    private static final int MAXIMUM_STEPS = 12;
    private static final int FIRST_STEPS = 5;
    private static final int LAST_STEPS = 6;

    /** What a step is. */
    enum Step {
        START, FIELD, ELEMENT, KEY, INDEX, INSIDE_COLLECTION, INSIDE_TRIE
    }

    private record Key(int parent, Step step, String label) {}

    private final Map<Key, Integer> ids = new HashMap<>();
    private final List<Key> paths = new ArrayList<>();

    /** The path that is a root alone. */
    int start(final String text) {
        return intern(new Key(NONE, Step.START, text));
    }

    /**
     * The path that goes on with a field.
     *
     * @param declaringClass name of the class that declares it: two fields of one name are two
     */
    int field(final int path, final String declaringClass, final String name) {
        final Key key = new Key(path, Step.FIELD, declaringClass + "." + name);
        final Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        for (int at = path; at != NONE; at = paths.get(at).parent()) {
            if (paths.get(at).step() == Step.FIELD && paths.get(at).label().equals(key.label())) {
                ids.put(key, at);
                return at;
            }
        }
        return intern(key);
    }

    /** The path that goes on with an element, a key or an index. */
    int step(final int path, final Step step) {
        int run = 0;
        for (int at = path; at != NONE && paths.get(at).step() == step; at = paths.get(at).parent()) {
            run++;
        }
        return run >= MAXIMUM_RUN ? path : intern(new Key(path, step, ""));
    }

    /** The inside of what hangs at a path: not a place of its own. The path itself if it is an inside already. */
    int inside(final int path, final Step step) {
        return isInside(path) ? path : intern(new Key(path, step, ""));
    }

    boolean isInside(final int path) {
        return step(path) == Step.INSIDE_COLLECTION || step(path) == Step.INSIDE_TRIE;
    }

    /** The path of the collection or trie if the path is its inside, else the path. */
    int outside(final int path) {
        return isInside(path) ? paths.get(path).parent() : path;
    }

    Step step(final int path) {
        return paths.get(path).step();
    }

    private int intern(final Key key) {
        final Integer known = ids.putIfAbsent(key, paths.size());
        if (known == null) {
            paths.add(key);
            return paths.size() - 1;
        }
        return known;
    }

    int size() {
        return paths.size();
    }

    /** The path in words. */
    String text(final int path) {
        final List<String> steps = new ArrayList<>();
        String suffix = "";
        for (int at = path; at != NONE; at = paths.get(at).parent()) {
            final Key key = paths.get(at);
            switch (key.step()) {
                case INDEX -> suffix = "[]" + suffix;
                case INSIDE_COLLECTION, INSIDE_TRIE -> {
                }
                default -> {
                    steps.add(0, word(key) + suffix);
                    suffix = "";
                }
            }
        }
        if (steps.size() > MAXIMUM_STEPS) {
            final List<String> shorter = new ArrayList<>(steps.subList(0, FIRST_STEPS));
            shorter.add("…");
            shorter.addAll(steps.subList(steps.size() - LAST_STEPS, steps.size()));
            return String.join(" → ", shorter);
        }
        return String.join(" → ", steps);
    }

    private static String word(final Key key) {
        return switch (key.step()) {
            case ELEMENT -> "[*]";
            case KEY -> "[key]";
            case FIELD -> key.label().substring(key.label().lastIndexOf('.') + 1);
            default -> key.label();
        };
    }
}

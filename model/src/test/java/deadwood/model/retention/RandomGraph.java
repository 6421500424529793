package deadwood.model.retention;

import deadwood.model.heap.GraphFixture;
import deadwood.model.heap.HeapGraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small graph of a nasty shape, made from a seed: trees, chains, diamonds, irreducible loops, all at once and at random, with self
 * references, duplicates, unreachable parts and any number of entry points.
 *
 * @param edges targets by object
 * @param entryPoints where the traversal starts, ascending
 * @param classes class of each object, 0 … {@link #CLASS_SIZES}
 */
public record RandomGraph(int[][] edges, int[] entryPoints, int[] classes) {

    /** Number of classes that objects are of. */
    public static final int CLASSES = 5;
    /** Sizes of the classes that objects are of. */
    static final int[] CLASS_SIZES = {16, 24, 32, 16, 48};

    public static RandomGraph of(final long seed) {
        final Random random = new Random(seed);
        final int count = 1 + random.nextInt(random.nextInt(5) == 0 ? 60 : 16);
        final List<List<Integer>> edges = new ArrayList<>();
        for (int object = 0; object < count; object++) {
            edges.add(new ArrayList<>());
        }
        final int[] names = shuffled(count, random);
        for (int shapes = 1 + random.nextInt(3); shapes > 0; shapes--) {
            addShape(random.nextInt(7), names, edges, random);
        }
        edges.forEach(row -> java.util.Collections.shuffle(row, random));
        final int[] entries = random.ints(random.nextInt(4) == 0 ? random.nextInt(count + 1) : 1 + random.nextInt(2), 0,
                count).sorted().distinct().toArray();
        return new RandomGraph(edges.stream().map(row -> row.stream().mapToInt(i -> i).toArray()).toArray(int[][]::new),
                entries, random.ints(count, 0, CLASS_SIZES.length).toArray());
    }

    private static void addShape(final int shape, final int[] names, final List<List<Integer>> edges,
            final Random random) {
        final int count = names.length;
        for (int i = 1; i < count; i++) {
            switch (shape) {
                case 0 -> edges.get(names[random.nextInt(i)]).add(names[i]);
                case 1 -> edges.get(names[i - 1]).add(names[i]);
                case 2 -> {
                    edges.get(names[i - 1]).add(names[i]);
                    edges.get(names[i]).add(names[random.nextInt(i)]);
                }
                case 3 -> {
                    edges.get(names[Math.max(0, i - 2)]).add(names[i]);
                    edges.get(names[i - 1]).add(names[i]);
                }
                case 4 -> edges.get(names[0]).add(names[i]);
                case 5 -> edges.get(names[i]).add(names[i]);
                default -> {
                    for (int more = random.nextInt(4); more > 0; more--) {
                        edges.get(names[random.nextInt(count)]).add(names[random.nextInt(count)]);
                    }
                }
            }
        }
    }

    private static int[] shuffled(final int count, final Random random) {
        final List<Integer> names = IntStream.range(0, count).boxed().collect(Collectors.toList());
        if (random.nextBoolean()) {
            java.util.Collections.shuffle(names, random);
        }
        return names.stream().mapToInt(i -> i).toArray();
    }

    /** What is reached from the entry points, if one object and all its references were gone; −1 leaves all. */
    public boolean[] reachableWithout(final int removed) {
        return reachableWithout(object -> object == removed);
    }

    /** What is reached from the entry points if some objects and all their references were gone. */
    public boolean[] reachableWithout(final java.util.function.IntPredicate removed) {
        final boolean[] seen = new boolean[edges.length];
        final java.util.ArrayDeque<Integer> queue = new java.util.ArrayDeque<>();
        for (final int entry : entryPoints) {
            if (!removed.test(entry)) {
                seen[entry] = true;
                queue.add(entry);
            }
        }
        while (!queue.isEmpty()) {
            for (final int target : edges[queue.remove()]) {
                if (!removed.test(target) && !seen[target]) {
                    seen[target] = true;
                    queue.add(target);
                }
            }
        }
        return seen;
    }

    public long size(final int object) {
        return CLASS_SIZES[classes[object]];
    }

    public GraphFixture fixture() throws IOException {
        final GraphFixture fixture = GraphFixture.of(edges, entryPoints);
        for (int classId = 1; classId < CLASS_SIZES.length; classId++) {
            fixture.type("T" + classId, CLASS_SIZES[classId]);
        }
        for (int object = 0; object < classes.length; object++) {
            fixture.classOf(object, classes[object]);
        }
        return fixture;
    }

    public HeapGraph heap() throws IOException {
        return fixture().build();
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder("entry points " + Arrays.toString(entryPoints));
        for (int object = 0; object < edges.length; object++) {
            text.append("\n  ").append(object).append(" (").append(size(object)).append(" B) → ")
                    .append(Arrays.toString(edges[object]));
        }
        return text.toString();
    }
}

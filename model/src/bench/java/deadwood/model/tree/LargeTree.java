package deadwood.model.tree;

import java.util.List;
import java.util.Random;

/** Trees as large profiles have them, the same each time: calls and returns at random, forty deep on average. */
public final class LargeTree {

    private static final int DEEPEST = 80;
    private static final int NAMES = 20_000;

    private LargeTree() {}

    /** A tree of that many nodes. */
    public static WeightedTree of(final int size, final long seed) {
        final Random random = new Random(seed);
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(
                List.of(new ValueType("cpu", ValueType.Unit.NANOSECONDS)),
                "all");
        final int[] names = new int[NAMES];
        for (int i = 0; i < NAMES; i++) {
            names[i] = builder.nameId("com.acme.shop" + i % 97 + ".service.Handler" + i % 1009 + ".handleRequest" + i);
        }
        final int[] stack = new int[DEEPEST + 1];
        int depth = 0;
        while (builder.size() < size) {
            depth -= Math.min(depth, (int) (-Math.log(1 - random.nextDouble()) * 6));
            final int calls = 1 + random.nextInt(12);
            for (int call = 0; call < calls && depth < DEEPEST && builder.size() < size; call++) {
                stack[depth + 1] = builder.child(stack[depth], names[(int) (NAMES * Math.pow(random.nextDouble(), 3))]);
                depth++;
            }
            builder.addSelf(0, stack[depth], 1 + random.nextInt(100));
        }
        return builder.build();
    }
}

package deadwood.model.tree;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Trees from a seed, together with what a straightforward map of paths says they are. */
final class RandomTree {

    static final List<ValueType> TYPES = List.of(new ValueType("retained", ValueType.Unit.BYTES),
            new ValueType("objects", ValueType.Unit.COUNT));

    /** By path, with a slash before each name: what the node itself weighs, of both types. */
    final TreeMap<String, long[]> self = new TreeMap<>();
    final WeightedTree tree;

    RandomTree(final long seed) {
        final Random random = new Random(seed);
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(TYPES, "all");
        self.put("", new long[2]);
        final int names = 1 + random.nextInt(6);
        for (int paths = random.nextInt(60); paths > 0; paths--) {
            int node = WeightedTreeBuilder.ROOT;
            final StringBuilder path = new StringBuilder();
            for (int depth = random.nextInt(7); depth > 0; depth--) {
                final String name = String.valueOf((char) ('a' + random.nextInt(names)));
                node = builder.child(node, name);
                path.append('/').append(name);
                self.computeIfAbsent(path.toString(), _ -> new long[2]);
            }
            final long bytes = random.nextInt(4) == 0 ? random.nextInt(5) : random.nextInt(1000);
            builder.addSelf(0, node, bytes);
            builder.addSelf(1, node, 1);
            self.get(path.toString())[0] += bytes;
            self.get(path.toString())[1]++;
        }
        tree = builder.build();
    }

    static String path(final WeightedTree tree, final int node) {
        return tree.path(node).stream().map(name -> "/" + name).reduce("", String::concat);
    }

    long total(final String path, final int type) {
        return self.entrySet().stream().filter(entry -> entry.getKey().equals(path)
                || entry.getKey().startsWith(path + "/")).mapToLong(entry -> entry.getValue()[type]).sum();
    }
}

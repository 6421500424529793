package deadwood.importers.folded;

import deadwood.model.tree.WeightedTree;
import java.io.PrintWriter;
import java.util.Arrays;

/**
 * Writes folded stacks: one line a node that weighs something itself, the frames from the root on with {@code ;} between them, a
 * space, the value. What would end a frame or a line inside of a name becomes something that does not.
 */
public final class FoldedWriter {

    /** In place of a frame: the value is of samples without one. */
    static final String NO_STACK = "[no stack]";

    private FoldedWriter() {}

    /** @param valueType which value of the tree is written */
    public static void write(final WeightedTree tree, final int valueType, final PrintWriter out) {
        final StringBuilder path = new StringBuilder();
        // Where the path of each depth ends: nodes stand in preorder, so one path grows and shrinks.
        int[] ends = new int[64];
        final int[] depths = new int[tree.size()];
        if (tree.self(valueType, 0) != 0) {
            // A line without a frame is none.
            out.append(NO_STACK).append(' ');
            out.print(tree.self(valueType, 0));
            out.print('\n');
        }
        for (int node = 1; node < tree.size(); node++) {
            final int depth = depths[tree.parent(node)] + 1;
            depths[node] = depth;
            path.setLength(ends[depth - 1]);
            path.append(depth == 1 ? "" : ";").append(escaped(tree.name(node)));
            if (depth == ends.length) {
                ends = Arrays.copyOf(ends, 2 * depth);
            }
            ends[depth] = path.length();
            if (tree.self(valueType, node) != 0) {
                out.append(path).append(' ');
                out.print(tree.self(valueType, node));
                out.print('\n');
            }
        }
    }

    private static String escaped(final String name) {
        return name.replace(';', ',').replace('\n', ' ').replace('\r', ' ');
    }
}

package deadwood.model.profile;

/**
 * The stacks of a profile as a trie: a node is a frame called through the frames above it. Node {@value #ROOT} is above all
 * outermost callers and has no frame. A parent has a smaller number than its children. Immutable.
 */
public final class StackTable {

    /** The stack without frames. */
    public static final int ROOT = 0;
    /** No frame, no parent: what the root has. */
    public static final int NONE = -1;

    private final int[] parents;
    private final int[] frames;

    StackTable(final int[] parents, final int[] frames) {
        this.parents = parents;
        this.frames = frames;
    }

    /** Number of nodes, the root included. */
    public int size() {
        return parents.length;
    }

    /** The stack without its innermost frame, {@link #NONE} for the root. */
    public int parent(final int stack) {
        return parents[stack];
    }

    /** The innermost frame, {@link #NONE} for the root. */
    public int frame(final int stack) {
        return frames[stack];
    }

    /** Number of frames. */
    public int depth(final int stack) {
        int depth = 0;
        for (int at = stack; at != ROOT; at = parents[at]) {
            depth++;
        }
        return depth;
    }

    /** The frames, the outermost caller first. */
    public int[] framesOf(final int stack) {
        final int[] path = new int[depth(stack)];
        int at = stack;
        for (int i = path.length - 1; i >= 0; i--) {
            path[i] = frames[at];
            at = parents[at];
        }
        return path;
    }
}

package shop;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Routes by path, a node a character. Removing a route takes its handler away and leaves the nodes where they are: the first leak
 * of the demo.
 */
final class RouteTrie {

    /** A character of a path. */
    static final class Node {

        private static final Node[] NONE = {};

        final char label;
        @Nullable
        Handler handler;
        /** Full but for some room at the end. */
        @Nullable
        Node[] children = NONE;
        private int childCount;

        Node(final char label) {
            this.label = label;
        }

        @Nullable
        Node child(final char wanted) {
            for (int i = 0; i < childCount; i++) {
                final Node child = children[i];
                if (child != null && child.label == wanted) {
                    return child;
                }
            }
            return null;
        }

        private Node childOrNew(final char wanted) {
            final Node known = child(wanted);
            if (known != null) {
                return known;
            }
            if (childCount == children.length) {
                children = Arrays.copyOf(children, Math.max(childCount * 2, 1));
            }
            final Node added = new Node(wanted);
            children[childCount++] = added;
            return added;
        }
    }

    final Node root = new Node('\0');
    private int size;

    int size() {
        return size;
    }

    void put(final String path, final Handler handler) {
        Node node = root;
        for (int i = 0; i < path.length(); i++) {
            node = node.childOrNew(path.charAt(i));
        }
        if (node.handler == null) {
            size++;
        }
        node.handler = handler;
    }

    @Nullable
    Handler get(final String path) {
        final Node node = find(path);
        return node == null ? null : node.handler;
    }

    void remove(final String path) {
        final Node node = find(path);
        if (node != null && node.handler != null) {
            node.handler = null;
            size--;
        }
    }

    private @Nullable Node find(final String path) {
        Node node = root;
        for (int i = 0; i < path.length() && node != null; i++) {
            node = node.child(path.charAt(i));
        }
        return node;
    }
}

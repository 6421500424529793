package shop;

import org.jspecify.annotations.Nullable;

/**
 * Routes by path: a node a character, with a child for each character that may follow. Removing a route takes its handler away
 * and leaves the nodes where they are: the first leak of the demo.
 */
final class RouteTrie {

    private static final String ALPHABET = "/0123456789abcdefghijklmnopqrstuvwxyz";

    /** What a path has come to. */
    static final class Node {

        @Nullable
        Handler handler;
        /** By place in the alphabet; null until there is a child. */
        @Nullable
        Node @Nullable [] children;
    }

    final Node root = new Node();
    private int size;

    int size() {
        return size;
    }

    void put(final String path, final Handler handler) {
        Node node = root;
        for (int i = 0; i < path.length(); i++) {
            node = childOrNew(node, slot(path.charAt(i)));
        }
        if (node.handler == null) {
            size++;
        }
        node.handler = handler;
    }

    private static Node childOrNew(final Node node, final int slot) {
        if (node.children == null) {
            node.children = new Node[ALPHABET.length()];
        }
        final Node known = node.children[slot];
        if (known != null) {
            return known;
        }
        final Node added = new Node();
        node.children[slot] = added;
        return added;
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
            node = node.children == null ? null : node.children[slot(path.charAt(i))];
        }
        return node;
    }

    private static int slot(final char character) {
        final int slot = ALPHABET.indexOf(character);
        if (slot < 0) {
            throw new IllegalArgumentException("a path has no '" + character + "'");
        }
        return slot;
    }
}

package deadwood.importers.specimen.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two children, one for each bit. */
final class BinaryTrie extends Trie {

    static final class Node {
        Node zero;
        Node one;
        Object value;
    }

    Node root = new Node();

    private Node node(final String key) {
        Node node = root;
        for (int bit = 0; bit < 14; bit++) {
            if ((key.hashCode() >>> bit & 1) == 0) {
                node.zero = node.zero == null ? new Node() : node.zero;
                node = node.zero;
            } else {
                node.one = node.one == null ? new Node() : node.one;
                node = node.one;
            }
        }
        return node;
    }

    @Override
    void put(final String key) {
        node(key).value = new Object();
    }

    @Override
    void remove(final String key) {
        node(key).value = null;
    }

    @Override
    View view() {
        return view(root);
    }

    private static View view(final Node node) {
        final List<Node> children = new ArrayList<>(Arrays.asList(node.zero, node.one));
        children.removeIf(child -> child == null);
        final View view = new View(node.value != null, 2, 2 - children.size());
        children.forEach(child -> view.children.add(view(child)));
        return view;
    }

    @Override
    void prune() {
        prune(root);
    }

    private static boolean prune(final Node node) {
        node.zero = node.zero != null && prune(node.zero) ? null : node.zero;
        node.one = node.one != null && prune(node.one) ? null : node.one;
        return node.value == null && node.zero == null && node.one == null;
    }
}

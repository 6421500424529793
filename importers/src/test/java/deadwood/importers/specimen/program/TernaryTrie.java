package deadwood.importers.specimen.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ternary search trie: smaller, next letter, larger. */
final class TernaryTrie extends Trie {

    static final class Node {
        final char letter;
        Node smaller;
        Node next;
        Node larger;
        Object value;

        Node(final char letter) {
            this.letter = letter;
        }
    }

    Node root = new Node('m');

    @Override
    void put(final String key) {
        node(key, true).value = new Object();
    }

    @Override
    void remove(final String key) {
        node(key, false).value = null;
    }

    private Node node(final String key, final boolean create) {
        Node node = root;
        int at = 0;
        while (true) {
            final char letter = key.charAt(at);
            if (letter == node.letter) {
                if (++at == key.length()) {
                    return node;
                }
                if (node.next == null && create) {
                    node.next = new Node(key.charAt(at));
                }
                node = node.next;
            } else if (letter < node.letter) {
                if (node.smaller == null && create) {
                    node.smaller = new Node(letter);
                }
                node = node.smaller;
            } else {
                if (node.larger == null && create) {
                    node.larger = new Node(letter);
                }
                node = node.larger;
            }
        }
    }

    @Override
    View view() {
        return view(root);
    }

    private static View view(final Node node) {
        final List<Node> children = new ArrayList<>(Arrays.asList(node.smaller, node.next, node.larger));
        children.removeIf(child -> child == null);
        final View view = new View(node.value != null, 3, 3 - children.size());
        children.forEach(child -> view.children.add(view(child)));
        return view;
    }

    @Override
    void prune() {
        prune(root);
    }

    private static boolean prune(final Node node) {
        node.smaller = node.smaller != null && prune(node.smaller) ? null : node.smaller;
        node.next = node.next != null && prune(node.next) ? null : node.next;
        node.larger = node.larger != null && prune(node.larger) ? null : node.larger;
        return node.value == null && node.smaller == null && node.next == null && node.larger == null;
    }
}

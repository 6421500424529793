package deadwood.importers.specimen.program;

import java.util.Arrays;

/** {@code Node[26]} and a value. */
final class ArrayTrie extends Trie {

    static final class Node {
        final Node[] children = new Node[26];
        Object value;
    }

    final Node root = new Node();
    int size;

    @Override
    void put(final String key) {
        Node node = root;
        for (int i = 0; i < key.length(); i++) {
            final int at = key.charAt(i) - 'a';
            if (node.children[at] == null) {
                node.children[at] = new Node();
            }
            node = node.children[at];
        }
        node.value = new Object();
        size++;
    }

    @Override
    void remove(final String key) {
        Node node = root;
        for (int i = 0; i < key.length(); i++) {
            node = node.children[key.charAt(i) - 'a'];
        }
        node.value = null;
    }

    @Override
    View view() {
        return view(root);
    }

    private static View view(final Node node) {
        final View view = new View(node.value != null, 26,
                Arrays.stream(node.children).filter(child -> child == null).count());
        Arrays.stream(node.children).filter(child -> child != null).forEach(c -> view.children.add(view(c)));
        return view;
    }

    @Override
    void prune() {
        prune(root);
    }

    private static boolean prune(final Node node) {
        boolean dead = node.value == null;
        for (int i = 0; i < 26; i++) {
            if (node.children[i] != null && prune(node.children[i])) {
                node.children[i] = null;
            }
            dead &= node.children[i] == null;
        }
        return dead;
    }
}

package deadwood.importers.specimen.program;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** A map in every node and a flag. */
abstract class MapTrie extends Trie {

    static final class Node {
        final Map<Character, Node> children;
        boolean isWord;

        Node(final Map<Character, Node> children) {
            this.children = children;
        }
    }

    final Node root = new Node(map());

    abstract Map<Character, Node> map();

    abstract long capacity(Map<Character, Node> map);

    @Override
    void put(final String key) {
        Node node = root;
        for (int i = 0; i < key.length(); i++) {
            node = node.children.computeIfAbsent(key.charAt(i), letter -> new Node(map()));
        }
        node.isWord = true;
    }

    @Override
    void remove(final String key) {
        Node node = root;
        for (int i = 0; i < key.length(); i++) {
            node = node.children.get(key.charAt(i));
        }
        node.isWord = false;
    }

    @Override
    View view() {
        return view(root);
    }

    private View view(final Node node) {
        final long capacity = capacity(node.children);
        final BitSet bins = new BitSet();
        node.children.keySet().forEach(letter -> bins.set((int) (letter.hashCode() & capacity - 1)));
        final View view = new View(node.isWord, capacity,
                capacity == 0 || node.children instanceof TreeMap ? 0 : capacity - bins.cardinality());
        node.children.values().forEach(child -> view.children.add(view(child)));
        return view;
    }

    @Override
    void prune() {
        prune(root);
    }

    private static boolean prune(final Node node) {
        node.children.values().removeIf(MapTrie::prune);
        return node.children.isEmpty() && !node.isWord;
    }
}

package deadwood.importers.specimen.program;

import java.util.Arrays;

/** Inner nodes of sixteen children and leaves with the key; a leaf is taken out, the inner nodes above it stay. */
final class HashTrie extends Trie {

    abstract static class Node {}

    static final class InnerNode extends Node {
        final Node[] children = new Node[16];
    }

    static final class LeafNode extends Node {
        final String key;
        final Object value = new Object();

        LeafNode(final String key) {
            this.key = key;
        }
    }

    InnerNode root = new InnerNode();

    @Override
    void put(final String key) {
        InnerNode node = root;
        for (int level = 0; level < 4; level++) {
            final int at = key.hashCode() >>> 4 * level & 15;
            if (level == 3) {
                node.children[at] = new LeafNode(key);
            } else {
                if (node.children[at] == null) {
                    node.children[at] = new InnerNode();
                }
                node = (InnerNode) node.children[at];
            }
        }
    }

    @Override
    void remove(final String key) {
        InnerNode node = root;
        for (int level = 0; level < 3; level++) {
            node = (InnerNode) node.children[key.hashCode() >>> 4 * level & 15];
        }
        node.children[key.hashCode() >>> 12 & 15] = null;
    }

    @Override
    View view() {
        return view(root);
    }

    private static View view(final Node node) {
        if (node instanceof LeafNode) {
            return new View(true, 0, 0);
        }
        final Node[] children = ((InnerNode) node).children;
        final View view = new View(false, 16, Arrays.stream(children).filter(child -> child == null).count());
        Arrays.stream(children).filter(child -> child != null).forEach(child -> view.children.add(view(child)));
        return view;
    }

    @Override
    void prune() {
        prune(root);
    }

    private static boolean prune(final InnerNode node) {
        boolean dead = true;
        for (int i = 0; i < 16; i++) {
            if (node.children[i] instanceof InnerNode && prune((InnerNode) node.children[i])) {
                node.children[i] = null;
            }
            dead &= node.children[i] == null;
        }
        return dead;
    }
}

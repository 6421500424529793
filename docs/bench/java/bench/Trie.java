package bench;

/** A trie over seven hexadecimal digits of a number that is spread over all of it. */
final class Trie {

    /** Nodes and their arrays that a new key adds, at the most. */
    static final int MOST_OBJECTS_A_KEY = 14;

    private static final int DIGITS = 7;
    private static final int RADIX = 16;
    private static final int BITS = 4;
    /** Fibonacci hashing: 2³² divided by the golden ratio. */
    private static final long SPREAD = 2_654_435_761L;

    /** One place of the trie. */
    static final class Node {
        Node[] children;
        Object value;
    }

    private final Node root = new Node();

    Node node(final long key) {
        Node node = root;
        for (int i = DIGITS - 1; i >= 0; i--) {
            final int digit = (int) (key * SPREAD >>> i * BITS) & RADIX - 1;
            if (node.children == null) {
                node.children = new Node[RADIX];
            }
            if (node.children[digit] == null) {
                node.children[digit] = new Node();
            }
            node = node.children[digit];
        }
        return node;
    }
}

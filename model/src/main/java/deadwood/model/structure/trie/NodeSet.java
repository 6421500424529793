package deadwood.model.structure.trie;

import java.util.BitSet;

/** A set of objects, each with a dense number in the order of ids: a bitmap with ranks. Immutable. */
final class NodeSet {

    /** In place of a number: not in the set. */
    static final int NONE = -1;

    private final long[] words;
    private final int[] ranks;
    private final int size;

    NodeSet(final BitSet members) {
        this.words = members.toLongArray();
        this.ranks = new int[words.length];
        int rank = 0;
        for (int word = 0; word < words.length; word++) {
            ranks[word] = rank;
            rank += Long.bitCount(words[word]);
        }
        this.size = rank;
    }

    int size() {
        return size;
    }

    boolean contains(final int object) {
        return object >>> 6 < words.length && (words[object >>> 6] >>> object & 1) != 0;
    }

    /** The number of an object, or {@link #NONE}. */
    int indexOf(final int object) {
        if (!contains(object)) {
            return NONE;
        }
        return ranks[object >>> 6] + Long.bitCount(words[object >>> 6] & (1L << object) - 1);
    }

    /** The member after {@code object} in the order of ids, or {@link #NONE}; start with −1. */
    int next(final int object) {
        final int from = object + 1;
        int word = from >>> 6;
        if (word >= words.length) {
            return NONE;
        }
        long bits = words[word] & -1L << from;
        while (bits == 0) {
            if (++word == words.length) {
                return NONE;
            }
            bits = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }
}

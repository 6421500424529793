package deadwood.model.structure.trie;

import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.structure.JdkSketch;

/** How somebody may write a trie: puts a {@link LogicalTrie} into a heap, and says what that takes. */
interface TrieSketch {

    /** Pieces of keys that there are. */
    int alphabet();

    /** So many keys that they tell where entries are, whatever they are. */
    default int minimumKeys() {
        return 40;
    }

    /** The largest share of entries that may be removed for the rest to tell where entries are. */
    default double maximumRemoved() {
        return 0.9;
    }

    /** Makes the classes. */
    void describe(MemoryHeap heap);

    /** Makes the objects. @return the root node */
    MemoryObject node(MemoryHeap heap, JdkSketch jdk, LogicalTrie trie);

    /** Child slots of all nodes. */
    long slots(LogicalTrie trie);

    /** Of these, those with something in them. */
    default long occupied(final LogicalTrie trie) {
        return trie.nodes() - 1 + extraNodes(trie);
    }

    /** Of the slots, those that are only there because arrays are filled from their beginning and longer than they need to be. */
    default long slack(final LogicalTrie trie) {
        return 0;
    }

    /** Nodes that the shape needs beside the logical ones; each holds an entry. */
    default long extraNodes(final LogicalTrie trie) {
        return 0;
    }

    /** Bytes of what holds so many children of one node, without what belongs to each of them. */
    default long containerBytes(final int children) {
        return 0;
    }

    /** The same for the children of one node that may hold an entry of its own there. */
    default long containerBytes(final LogicalTrie trie, final int children) {
        return containerBytes(children);
    }

    /** Bytes of an array of references. */
    static long arrayBytes(final long length) {
        return (16 + 4 * length + 7) / 8 * 8;
    }
}

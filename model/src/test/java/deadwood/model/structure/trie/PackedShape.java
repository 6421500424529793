package deadwood.model.structure.trie;

import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.structure.JdkSketch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Tries whose children are packed, with the piece of the key in the child or beside it. */
enum PackedShape implements TrieSketch {

    /** As they come, into an array that grows to the double; the letter is in the child. */
    BY_ARRIVAL(20) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Kid", "Object kids", "int count", "char c", "Object value");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final List<Integer> order = new ArrayList<>(trie.children.keySet());
            Collections.shuffle(order, new Random(order.hashCode()));
            final MemoryObject array = heap.emptyArray("com.acme.Kid[]", capacity(order.size()));
            for (int i = 0; i < order.size(); i++) {
                array.set(i, node(heap, jdk, trie.children.get(order.get(i))).set("c", 'a' + order.get(i)));
            }
            return heap.object("com.acme.Kid").set("count", order.size()).set("kids", array)
                    .set("value", trie.value ? heap.string("v") : null);
        }
    },

    /** Sorted by letter, in an array that is there when it is needed; a flag, and a parent pointer. */
    SORTED_WITH_PARENTS(20) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Sorted", "Object up", "char letter", "boolean word", "Object next", "byte used");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final MemoryObject node = heap.object("com.acme.Sorted").set("word", trie.value ? 1 : 0)
                    .set("used", trie.children.size());
            final MemoryObject array = heap.emptyArray("com.acme.Sorted[]", capacity(trie.children.size()));
            int at = 0;
            for (final var child : trie.children.entrySet()) {
                array.set(at++, node(heap, jdk, child.getValue()).set("letter", 'a' + child.getKey())
                        .set("up", node));
            }
            return trie.children.isEmpty() ? node : node.set("next", array);
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return trie.children.isEmpty() ? 0 : super.slots(trie);
        }

        @Override
        public long containerBytes(final int children) {
            return children == 0 ? 0 : super.containerBytes(children);
        }
    },

    /** Nodes of four sizes that have an interface in common alone, with arrays of anything. */
    ADAPTIVE(64) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.art.Node4", "Object keys", "Object children", "Object value", "Object prefix",
                    "byte count");
            heap.type("com.acme.art.Node16", "Object keys", "Object children", "Object value", "Object prefix",
                    "byte count");
            heap.type("com.acme.art.Node48", "Object index", "Object children", "Object value", "Object prefix",
                    "byte count");
            heap.type("com.acme.art.Node256", "Object children", "Object value", "Object prefix");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final int size = capacity(trie.children.size());
            final MemoryObject array = heap.emptyArray("java.lang.Object[]", size);
            final byte[] keys = new byte[size];
            final byte[] index = new byte[256];
            int at = 0;
            for (final var child : trie.children.entrySet()) {
                keys[at] = (byte) (child.getKey() + 32);
                index[child.getKey() + 32] = (byte) (at + 1);
                array.set(size == 256 ? child.getKey() + 32 : at++, node(heap, jdk, child.getValue()));
            }
            final MemoryObject node = heap.object("com.acme.art.Node" + size).set("children", array)
                    .set("value", trie.value ? heap.string("v") : null).set("prefix", heap.bytes());
            return switch (size) {
                case 256 -> node;
                case 48 -> node.set("index", heap.bytes(index)).set("count", at);
                default -> node.set("keys", heap.bytes(keys)).set("count", at);
            };
        }

        @Override
        public long slack(final LogicalTrie trie) {
            final int size = capacity(trie.children.size());
            return (size == 256 ? 0 : size - trie.children.size())
                    + trie.children.values().stream().mapToLong(this::slack).sum();
        }

        @Override
        int capacity(final int children) {
            return children <= 4 ? 4 : children <= 16 ? 16 : children <= 48 ? 48 : 256;
        }

        @Override
        public long containerBytes(final int children) {
            final int size = capacity(children);
            // The node itself is of another class.
            final long node = size == 256 ? 24 : 32;
            final long keys = size == 256 ? 0 : size == 48 ? 272 : size == 16 ? 32 : 24;
            return node + keys + super.containerBytes(children);
        }
    };

    private final int alphabet;

    PackedShape(final int alphabet) {
        this.alphabet = alphabet;
    }

    @Override
    public int alphabet() {
        return alphabet;
    }

    int capacity(final int children) {
        return Math.max(2, Integer.highestOneBit(Math.max(1, children - 1)) * 2);
    }

    @Override
    public long slots(final LogicalTrie trie) {
        return capacity(trie.children.size()) + trie.children.values().stream().mapToLong(this::slots).sum();
    }

    @Override
    public long slack(final LogicalTrie trie) {
        return slots(trie) - occupied(trie);
    }

    @Override
    public long containerBytes(final int children) {
        return TrieSketch.arrayBytes(capacity(children));
    }
}

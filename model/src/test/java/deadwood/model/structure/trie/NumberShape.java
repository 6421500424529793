package deadwood.model.structure.trie;

import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.structure.JdkSketch;
import java.util.ArrayList;
import java.util.List;

/** Tries whose values are numbers. */
enum NumberShape implements TrieSketch {

    /** How often a word was counted, 0 if never; how many children there are and how deep it is are no values. */
    COUNTS_IN_ARRAYS(24) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Counter", "Object next", "int count", "short depth", "byte letter", "int children");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            return node(heap, trie, 0, 0);
        }

        private MemoryObject node(final MemoryHeap heap, final LogicalTrie trie, final int depth, final int letter) {
            final MemoryObject array = heap.emptyArray("com.acme.Counter[]", 24);
            trie.children.forEach((key, child) -> array.set(key, node(heap, child, depth + 1, 'a' + key)));
            return heap.object("com.acme.Counter").set("next", array)
                    .set("count", trie.value ? 1 + trie.hashCode() % 7 : 0).set("depth", depth).set("letter", letter)
                    .set("children", trie.children.size());
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return 24 * trie.nodes();
        }
    },

    /** The number of a word, −1 if there is none. */
    NUMBERS_IN_ARRAYS(24) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Numbered", "Object next", "long index", "long bitmap");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final MemoryObject array = heap.emptyArray("com.acme.Numbered[]", 24);
            trie.children.forEach((key, child) -> array.set(key, node(heap, jdk, child)));
            return heap.object("com.acme.Numbered").set("next", array)
                    .set("index", trie.value ? trie.hashCode() % 3 : -1)
                    .set("bitmap", trie.children.keySet().stream().mapToLong(key -> 1L << key).sum());
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return 24 * trie.nodes();
        }
    },

    /** Maps by letter and how often a word was counted. */
    COUNTS_IN_MAPS(24) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Tally", "Object next", "int count");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final List<MemoryObject> keys = new ArrayList<>();
            final List<MemoryObject> values = new ArrayList<>();
            trie.children.forEach((key, child) -> {
                keys.add(jdk.character((char) ('a' + key)));
                values.add(node(heap, jdk, child));
            });
            return heap.object("com.acme.Tally").set("count", trie.value ? 3 : 0).set("next",
                    jdk.hashMap(32, keys, values, trie.children.keySet().stream().mapToInt(key -> key).toArray()));
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return 32 * trie.nodes();
        }
    },

    /** Leaves of a class of their own that hold numbers alone: each is an entry, whatever it says. */
    LEAVES_OF_NUMBERS(16) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.LongTrie$Node");
            heap.subtype("com.acme.LongTrie$Inner", "com.acme.LongTrie$Node", "Object nodes");
            heap.subtype("com.acme.LongTrie$Leaf", "com.acme.LongTrie$Node", "long key", "long value");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final MemoryObject array = heap.emptyArray("com.acme.LongTrie$Node[]", 17);
            trie.children.forEach((key, child) -> array.set(key, node(heap, jdk, child)));
            if (trie.value) {
                array.set(16, heap.object("com.acme.LongTrie$Leaf"));
            }
            return heap.object("com.acme.LongTrie$Inner").set("nodes", array);
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return 17 * trie.nodes();
        }

        @Override
        public long extraNodes(final LogicalTrie trie) {
            return trie.entries();
        }
    };

    private final int alphabet;

    NumberShape(final int alphabet) {
        this.alphabet = alphabet;
    }

    @Override
    public int minimumKeys() {
        return 400;
    }

    @Override
    public double maximumRemoved() {
        return 0.5;
    }

    @Override
    public int alphabet() {
        return alphabet;
    }
}

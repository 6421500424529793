package deadwood.model.structure.trie;

import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.structure.JdkSketch;
import java.util.ArrayList;
import java.util.List;

/** Tries whose children are where a piece of the key says, and others of the plain kinds. */
enum TrieShape implements TrieSketch {

    /** One class, an array made at once, a value that may be null. */
    ARRAY(26) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Trie$Node", "Object children", "Object value", "char label");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final MemoryObject array = heap.emptyArray("com.acme.Trie$Node[]", 26);
            trie.children.forEach((key, child) -> array.set(key, node(heap, jdk, child)));
            return heap.object("com.acme.Trie$Node").set("children", array)
                    .set("value", trie.value ? heap.string("v") : null);
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return 26 * trie.nodes();
        }
    },

    /** Arrays only where there are children, a flag for the end of a word, a parent pointer. */
    LAZY_ARRAY_WITH_FLAG(20) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Words", "Object next", "boolean isWord", "Object up");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final MemoryObject node = heap.object("com.acme.Words").set("isWord", trie.value ? 1 : 0);
            if (!trie.children.isEmpty()) {
                final MemoryObject array = heap.emptyArray("com.acme.Words[]", 20);
                trie.children.forEach((key, child) -> array.set(key, node(heap, jdk, child).set("up", node)));
                node.set("next", array);
            }
            return node;
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return 20 * trie.interior();
        }

        @Override
        public long containerBytes(final int children) {
            return children == 0 ? 0 : TrieSketch.arrayBytes(20);
        }
    },

    /** Inner nodes and leaves are two classes; inner nodes hold no values, so a value inside is a leaf at slot 16. */
    INNER_AND_LEAF(16) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.HashTrie$AbstractNode");
            heap.subtype("com.acme.HashTrie$InnerNode", "com.acme.HashTrie$AbstractNode", "Object children");
            heap.subtype("com.acme.HashTrie$LeafNode", "com.acme.HashTrie$AbstractNode", "Object key",
                    "Object value");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final MemoryObject array = heap.emptyArray("com.acme.HashTrie$AbstractNode[]", 17);
            trie.children.forEach((key, child) -> array.set(key, node(heap, jdk, child)));
            if (trie.value) {
                array.set(16, heap.object("com.acme.HashTrie$LeafNode").set("key", heap.string("k"))
                        .set("value", heap.string("v")));
            }
            return heap.object("com.acme.HashTrie$InnerNode").set("children", array);
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return 17 * trie.nodes();
        }

        @Override
        public long extraNodes(final LogicalTrie trie) {
            return trie.entries();
        }
    },

    /** Values stand in place of a child, at slot 16. */
    VALUES_IN_SLOTS(16) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Pages", "Object slots");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final MemoryObject array = heap.emptyArray("java.lang.Object[]", 17);
            trie.children.forEach((key, child) -> array.set(key, node(heap, jdk, child)));
            return heap.object("com.acme.Pages").set("slots", array.set(16, trie.value ? heap.string("v") : null));
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return 17 * trie.nodes();
        }

        @Override
        public long occupied(final LogicalTrie trie) {
            return trie.nodes() - 1 + trie.entries();
        }
    },

    /** A bitmap beside an array that is just as long as it must be. */
    BITMAP(32) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Hamt$Node", "int bitmap", "Object slots", "Object value");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final List<MemoryObject> packed = new ArrayList<>();
            int bitmap = 0;
            for (final var child : trie.children.entrySet()) {
                packed.add(node(heap, jdk, child.getValue()));
                bitmap |= 1 << child.getKey();
            }
            return heap.object("com.acme.Hamt$Node").set("bitmap", bitmap)
                    .set("slots", heap.array("java.lang.Object[]", packed.toArray(MemoryObject[]::new)))
                    .set("value", trie.value ? heap.string("v") : null);
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return trie.nodes() - 1;
        }

        @Override
        public long containerBytes(final int children) {
            return TrieSketch.arrayBytes(children);
        }
    },

    /** Letters beside an array filled from its beginning. */
    PACKED_WITH_KEYS(8) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Art$Node8", "Object keys", "Object children", "Object value");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final MemoryObject array = heap.emptyArray("com.acme.Art$Node8[]", 8);
            final byte[] keys = new byte[8];
            int at = 0;
            for (final var child : trie.children.entrySet()) {
                keys[at] = (byte) (child.getKey() + 1);
                array.set(at++, node(heap, jdk, child.getValue()));
            }
            return heap.object("com.acme.Art$Node8").set("keys", heap.bytes(keys)).set("children", array)
                    .set("value", trie.value ? heap.string("v") : null);
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return 8 * trie.nodes();
        }

        @Override
        public long slack(final LogicalTrie trie) {
            return slots(trie) - occupied(trie);
        }
    },

    /** A HashMap from letter to node in every node, of the capacity 16. */
    HASH_MAP(12) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Words$Node", "Object children", "boolean isWord");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            return heap.object("com.acme.Words$Node").set("isWord", trie.value ? 1 : 0)
                    .set("children", map(heap, jdk, trie));
        }

        private MemoryObject map(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            if (trie.children.isEmpty()) {
                return heap.object("java.util.HashMap");
            }
            final List<MemoryObject> keys = new ArrayList<>();
            final List<MemoryObject> values = new ArrayList<>();
            trie.children.forEach((key, child) -> {
                keys.add(jdk.character((char) ('a' + key)));
                values.add(node(heap, jdk, child));
            });
            return jdk.hashMap(16, keys, values, trie.children.keySet().stream().mapToInt(key -> key / 2).toArray());
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return 16 * trie.interior();
        }

        @Override
        public long containerBytes(final int children) {
            return children == 0 ? 0 : TrieSketch.arrayBytes(16);
        }

        @Override
        public long occupied(final LogicalTrie trie) {
            return trie.children.keySet().stream().map(key -> key / 2).distinct().count()
                    + trie.children.values().stream().mapToLong(this::occupied).sum();
        }
    },

    /** A TreeMap of path segments, made when it is needed, and a list of handlers that is often empty. */
    TREE_MAP_WITH_LISTS(5) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Route", "Object byName", "Object handlers", "Object name");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final MemoryObject node = heap.object("com.acme.Route").set("name", heap.string("segment"))
                    .set("handlers", trie.value ? jdk.arrayList(10, heap.string("handler")) : jdk.arrayList(10));
            final List<MemoryObject> keys = new ArrayList<>();
            final List<MemoryObject> values = new ArrayList<>();
            trie.children.forEach((key, child) -> {
                keys.add(heap.string("segment" + key));
                values.add(node(heap, jdk, child));
            });
            return keys.isEmpty() ? node : node.set("byName", jdk.treeMap(keys, values));
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return trie.nodes() - 1;
        }

        @Override
        public long containerBytes(final int children) {
            return children == 0 ? 0 : 32;
        }
    },

    /** A letter in every node; arrays just as long as they must be. */
    LETTERS_IN_ARRAYS(26) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Letter", "Object children", "Object value", "char label");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final List<MemoryObject> packed = new ArrayList<>();
            trie.children.forEach(
                    (key, child) -> packed.add(node(heap, jdk, child).set("label", 'a' + key)));
            return heap.object("com.acme.Letter").set("value", trie.value ? heap.string("v") : null)
                    .set("children", heap.array("com.acme.Letter[]", packed.toArray(MemoryObject[]::new)));
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return trie.nodes() - 1;
        }

        @Override
        public long containerBytes(final int children) {
            return TrieSketch.arrayBytes(children);
        }
    },

    /** A letter in every node and a list of ten at least. */
    LETTERS_IN_LISTS(10) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Spelled", "Object letter", "Object children", "boolean end");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final MemoryObject[] packed = new MemoryObject[trie.children.size()];
            int at = 0;
            for (final var child : trie.children.entrySet()) {
                packed[at++] = node(heap, jdk, child.getValue()).set("letter",
                        jdk.character((char) ('a' + child.getKey())));
            }
            return heap.object("com.acme.Spelled").set("end", trie.value ? 1 : 0).set("children",
                    jdk.arrayList(10, packed));
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return 10 * trie.nodes();
        }

        @Override
        public long slack(final LogicalTrie trie) {
            return slots(trie) - occupied(trie);
        }
    },

    /** A radix trie: a piece of text in every node, children in a list made when it is needed. */
    TEXTS_IN_LISTS(26) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Radix", "Object prefix", "Object edges", "Object handler");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final MemoryObject[] packed = new MemoryObject[trie.children.size()];
            int at = 0;
            for (final var child : trie.children.entrySet()) {
                packed[at++] = node(heap, jdk, child.getValue()).set("prefix",
                        heap.string((char) ('a' + child.getKey()) + "ix"));
            }
            return heap.object("com.acme.Radix").set("handler", trie.value ? heap.string("h") : null).set("edges",
                    packed.length == 0 ? null : jdk.arrayList(packed.length, packed));
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return trie.nodes() - 1;
        }

        @Override
        public long containerBytes(final int children) {
            return children == 0 ? 0 : 24 + TrieSketch.arrayBytes(children);
        }
    },

    /** Two bits at a time, each child in a field of its own. */
    FIELDS(4) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Bits", "Object c0", "Object c1", "Object c2", "Object c3", "Object value");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final MemoryObject node = heap.object("com.acme.Bits").set("value", trie.value ? heap.string("v") : null);
            trie.children.forEach((key, child) -> node.set("c" + key, node(heap, jdk, child)));
            return node;
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return 4 * trie.nodes();
        }
    };

    private final int alphabet;

    TrieShape(final int alphabet) {
        this.alphabet = alphabet;
    }

    @Override
    public int alphabet() {
        return alphabet;
    }
}

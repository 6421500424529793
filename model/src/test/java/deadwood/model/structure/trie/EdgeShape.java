package deadwood.model.structure.trie;

import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.structure.JdkSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tries whose edges are objects, or links of their own. */
enum EdgeShape implements TrieSketch {

    /** A letter in every edge; arrays just as long as they must be. */
    IN_ARRAYS(20) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Graph$Node", "Object edges", "Object value");
            heap.type("com.acme.Graph$Edge", "char label", "Object target");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final MemoryObject[] edges = trie.children.entrySet().stream()
                    .map(child -> heap.object("com.acme.Graph$Edge").set("label", 'a' + child.getKey()).set("target",
                            node(heap, jdk, child.getValue())))
                    .toArray(MemoryObject[]::new);
            return heap.object("com.acme.Graph$Node").set("value", trie.value ? heap.string("v") : null)
                    .set("edges", heap.array("com.acme.Graph$Edge[]", edges));
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

    /** A radix tree: a piece of text in every edge, edges in a list of ten at least. */
    IN_LISTS(26) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.RadixTree", "Object root", "int size");
            heap.type("com.acme.RadixTree$Edge", "Object text", "Object next");
            heap.type("com.acme.RadixTree$Node", "Object edges", "boolean end", "Object this$0");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final MemoryObject tree = heap.object("com.acme.RadixTree");
            final MemoryObject root = node(heap, jdk, trie, tree);
            tree.set("root", root);
            return root;
        }

        private MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie,
                final MemoryObject tree) {
            final MemoryObject[] edges = trie.children.entrySet().stream()
                    .map(child -> heap.object("com.acme.RadixTree$Edge")
                            .set("text", heap.string((char) ('a' + child.getKey()) + "ix"))
                            .set("next", node(heap, jdk, child.getValue(), tree)))
                    .toArray(MemoryObject[]::new);
            return heap.object("com.acme.RadixTree$Node").set("end", trie.value ? 1 : 0)
                    .set("edges", jdk.arrayList(Math.max(10, edges.length), edges)).set("this$0", tree);
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return Math.max(10, trie.children.size())
                    + trie.children.values().stream().mapToLong(this::slots).sum();
        }

        @Override
        public long slack(final LogicalTrie trie) {
            return slots(trie) - occupied(trie);
        }

        @Override
        public long containerBytes(final int children) {
            return TrieSketch.arrayBytes(Math.max(10, children));
        }
    },

    /** Edges by their first letter. */
    IN_MAPS(16) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Router$Node", "Object edges", "Object handler");
            heap.type("com.acme.Router$Edge", "Object text", "Object target");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final List<MemoryObject> keys = new ArrayList<>();
            final List<MemoryObject> edges = new ArrayList<>();
            trie.children.forEach((key, child) -> {
                keys.add(jdk.character((char) ('a' + key)));
                edges.add(heap.object("com.acme.Router$Edge").set("text", heap.string("text" + key)).set("target",
                        node(heap, jdk, child)));
            });
            return heap.object("com.acme.Router$Node").set("handler", trie.value ? heap.string("v") : null).set(
                    "edges",
                    jdk.hashMap(16, keys, edges, trie.children.keySet().stream().mapToInt(key -> key).toArray()));
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return 16 * trie.nodes();
        }
    },

    /** An indirection before every node that can be exchanged, as in a concurrent trie; values are leaves. */
    INDIRECT(16) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Ctrie$Branch");
            heap.subtype("com.acme.Ctrie$INode", "com.acme.Ctrie$Branch", "Object main");
            heap.subtype("com.acme.Ctrie$SNode", "com.acme.Ctrie$Branch", "Object key", "Object value");
            heap.type("com.acme.Ctrie$CNode", "int bitmap", "Object array");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            final List<MemoryObject> branches = new ArrayList<>();
            int bitmap = 0;
            for (final Map.Entry<Integer, LogicalTrie> child : trie.children.entrySet()) {
                branches.add(heap.object("com.acme.Ctrie$INode").set("main", node(heap, jdk, child.getValue())));
                bitmap |= 1 << child.getKey();
            }
            if (trie.value) {
                branches.add(heap.object("com.acme.Ctrie$SNode").set("key", heap.string("k")).set("value",
                        heap.string("v")));
                bitmap |= 1 << 20;
            }
            return heap.object("com.acme.Ctrie$CNode").set("bitmap", bitmap).set("array",
                    heap.array("com.acme.Ctrie$Branch[]", branches.toArray(MemoryObject[]::new)));
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return trie.nodes() - 1 + trie.entries();
        }

        @Override
        public long extraNodes(final LogicalTrie trie) {
            return trie.entries();
        }

        @Override
        public long containerBytes(final LogicalTrie trie, final int children) {
            return TrieSketch.arrayBytes(children + (trie.value ? 1 : 0));
        }
    },

    /** Each edge refers to the next one. */
    CHAINED(20) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Lexicon$Node", "Object first", "boolean end");
            heap.type("com.acme.Lexicon$Edge", "Object next", "byte letter", "Object target");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            MemoryObject first = null;
            for (final Map.Entry<Integer, LogicalTrie> child : trie.children.entrySet()) {
                first = heap.object("com.acme.Lexicon$Edge").set("next", first).set("letter", 'a' + child.getKey())
                        .set("target", node(heap, jdk, child.getValue()));
            }
            return heap.object("com.acme.Lexicon$Node").set("end", trie.value ? 1 : 0).set("first", first);
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return trie.nodes() - 1;
        }
    },

    /** The first child in one field, the next sibling in another. */
    SIBLINGS(20) {
        @Override
        public void describe(final MemoryHeap heap) {
            heap.type("com.acme.Briandais", "Object sibling", "Object child", "char letter", "Object value");
        }

        @Override
        public MemoryObject node(final MemoryHeap heap, final JdkSketch jdk, final LogicalTrie trie) {
            MemoryObject first = null;
            for (final Map.Entry<Integer, LogicalTrie> child : trie.children.entrySet()) {
                first = node(heap, jdk, child.getValue()).set("sibling", first).set("letter", 'a' + child.getKey());
            }
            return heap.object("com.acme.Briandais").set("child", first).set("value",
                    trie.value ? heap.string("v") : null);
        }

        @Override
        public long slots(final LogicalTrie trie) {
            return trie.nodes() - 1;
        }
    };

    private final int alphabet;

    EdgeShape(final int alphabet) {
        this.alphabet = alphabet;
    }

    @Override
    public int alphabet() {
        return alphabet;
    }
}

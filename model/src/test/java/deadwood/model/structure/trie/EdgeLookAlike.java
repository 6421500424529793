package deadwood.model.structure.trie;

import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.structure.JdkSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What looks like a trie with edges, chains, letters in children or numbers for values. */
enum EdgeLookAlike implements NoTrie {

    /** An order has lines, and each of them its order. */
    MASTER_AND_DETAIL {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Order", "Object lines", "Object note");
            heap.type("com.acme.Order$Line", "Object order", "char unit", "Object comment");
            final List<MemoryObject> orders = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                final MemoryObject order = heap.object("com.acme.Order").set("note", NoTrie.sometimes(heap, random));
                final MemoryObject[] lines = new MemoryObject[4];
                for (int j = 0; j < lines.length; j++) {
                    lines[j] = heap.object("com.acme.Order$Line").set("order", order).set("unit", 'a' + j)
                            .set("comment", NoTrie.sometimes(heap, random));
                }
                orders.add(order.set("lines", jdk.arrayList(10, lines)));
            }
            return heap.array("com.acme.Order[]", orders.toArray(MemoryObject[]::new));
        }
    },

    WEIGHTED_TREE {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Place", "Object roads", "Object note", "Object name");
            heap.type("com.acme.Place$Road", "Object to", "double length", "int id");
            final int[] roads = {0};
            return NoTrie.grow(random, 5, 4, children -> heap.object("com.acme.Place")
                    .set("note", NoTrie.sometimes(heap, random)).set("name", heap.string("place"))
                    .set("roads", jdk.arrayList(10, java.util.stream.Stream.of(children)
                            .map(child -> heap.object("com.acme.Place$Road").set("to", child)
                                    .set("length", random.nextLong()).set("id", roads[0]++))
                            .toArray(MemoryObject[]::new))));
        }
    },

    WEIGHTED_GRAPH {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Vertex", "Object arcs", "Object note");
            heap.type("com.acme.Vertex$Arc", "Object to", "char label");
            final List<MemoryObject> vertices = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                vertices.add(heap.object("com.acme.Vertex").set("note", NoTrie.sometimes(heap, random)));
            }
            for (final MemoryObject vertex : vertices) {
                final MemoryObject[] arcs = new MemoryObject[3];
                for (int i = 0; i < arcs.length; i++) {
                    arcs[i] = heap.object("com.acme.Vertex$Arc").set("label", 'a' + i).set("to",
                            vertices.get(random.nextInt(vertices.size())));
                }
                vertex.set("arcs", heap.array("com.acme.Vertex$Arc[]", arcs));
            }
            return heap.array("com.acme.Vertex[]", vertices.toArray(MemoryObject[]::new));
        }
    },

    /** Questions with answers; only what is at the end has an outcome. */
    DECISIONS_WITH_BRANCHES {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Question", "Object answers", "Object outcome", "Object feature");
            heap.type("com.acme.Question$Answer", "Object text", "char letter", "Object next");
            return NoTrie.grow(random, 6, 4, children -> {
                final MemoryObject[] answers = new MemoryObject[children.length];
                for (int i = 0; i < answers.length; i++) {
                    answers[i] = heap.object("com.acme.Question$Answer").set("text", heap.string("answer"))
                            .set("letter", 'a' + i).set("next", children[i]);
                }
                return heap.object("com.acme.Question").set("answers", jdk.arrayList(10, answers))
                        .set("outcome", answers.length == 0 ? heap.string("yes") : null)
                        .set("feature", answers.length == 0 ? null : heap.string("age"));
            });
        }
    },

    /** A B-tree of entries that hold a key and what is below it. */
    B_TREE_OF_ENTRIES {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.BTree$Node", "int m", "Object children");
            heap.type("com.acme.BTree$Entry", "Object key", "Object value", "Object next");
            final int[] last = {0};
            return NoTrie.grow(random, 5, 4, children -> {
                final MemoryObject array = heap.emptyArray("com.acme.BTree$Entry[]", 6);
                for (int i = 0; i < children.length; i++) {
                    array.set(i, heap.object("com.acme.BTree$Entry").set("key", heap.string("key" + last[0]++))
                            .set("value", NoTrie.sometimes(heap, random)).set("next", children[i]));
                }
                return heap.object("com.acme.BTree$Node").set("m", children.length).set("children", array);
            });
        }
    },

    /** Siblings have different degrees, and the same ones come again elsewhere. */
    BINOMIAL_HEAP {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Binomial", "byte degree", "int key", "Object value", "Object child", "Object sibling",
                    "Object parent");
            return tree(heap, random, 8);
        }

        private MemoryObject tree(final MemoryHeap heap, final Random random, final int degree) {
            final MemoryObject node = heap.object("com.acme.Binomial").set("degree", degree)
                    .set("key", random.nextInt()).set("value", NoTrie.sometimes(heap, random));
            MemoryObject first = null;
            for (int i = 0; i < degree; i++) {
                first = tree(heap, random, i).set("sibling", first).set("parent", node);
            }
            return node.set("child", first);
        }
    },

    /** The same without parents. */
    PAIRING_HEAP_WITH_RANKS {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Pairing", "byte rank", "Object value", "Object child", "Object sibling");
            return tree(heap, random, 8);
        }

        private MemoryObject tree(final MemoryHeap heap, final Random random, final int rank) {
            MemoryObject first = null;
            for (int i = 0; i < rank; i++) {
                first = tree(heap, random, i).set("sibling", first);
            }
            return heap.object("com.acme.Pairing").set("rank", rank).set("child", first).set("value",
                    NoTrie.sometimes(heap, random));
        }
    },

    /** Small search trees of letters, as a map in each of many objects. */
    SEARCH_TREES_OF_LETTERS {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.ByLetter", "char key", "Object value", "Object left", "Object right");
            final MemoryObject[] maps = new MemoryObject[40];
            for (int i = 0; i < maps.length; i++) {
                final List<Integer> keys = new ArrayList<>(random.ints(60, 'a', 'z' + 20).distinct().boxed().toList());
                maps[i] = heap.object("com.acme.ByLetter").set("key", keys.removeFirst());
                final List<Integer> known = new ArrayList<>(List.of(keys.getFirst()));
                final java.util.Map<MemoryObject, Integer> keyOf = new java.util.HashMap<>();
                keyOf.put(maps[i], known.getFirst());
                for (final int key : keys) {
                    MemoryObject at = maps[i];
                    String side = key < keyOf.get(at) ? "left" : "right";
                    while (at.get(side) != null) {
                        at = at.get(side);
                        side = key < keyOf.get(at) ? "left" : "right";
                    }
                    final MemoryObject node = heap.object("com.acme.ByLetter").set("key", key).set("value",
                            NoTrie.sometimes(heap, random));
                    keyOf.put(node, key);
                    at.set(side, node);
                }
            }
            return heap.array("com.acme.ByLetter[]", maps);
        }
    },

    /** Entries with a letter in buckets, each linked to the next, and in the order of their use. */
    CACHE_OF_ENTRIES {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Lru", "Object buckets", "Object newest", "int size");
            heap.type("com.acme.Lru$Item", "char letter", "Object value", "Object next", "Object older",
                    "Object newer");
            final MemoryObject buckets = heap.emptyArray("com.acme.Lru$Item[]", 128);
            MemoryObject newest = null;
            for (int i = 0; i < 300; i++) {
                final int bucket = random.nextInt(128);
                final MemoryObject item = heap.object("com.acme.Lru$Item").set("letter", 'a' + i % 26)
                        .set("value", NoTrie.sometimes(heap, random)).set("next", buckets.get(bucket))
                        .set("older", newest);
                buckets.set(bucket, item);
                if (newest != null) {
                    newest.set("newer", item);
                }
                newest = item;
            }
            return heap.object("com.acme.Lru").set("buckets", buckets).set("newest", newest).set("size", 300);
        }
    },

    /** Menus with a letter to press in each, which differ where one can choose. */
    MENUS_WITH_MNEMONICS {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Menu", "Object items", "Object parent", "char mnemonic", "Object icon");
            return NoTrie.grow(random, 5, 5, children -> {
                final MemoryObject menu = heap.object("com.acme.Menu").set("icon", NoTrie.sometimes(heap, random));
                final List<Integer> letters = random.ints(40, 'a', 'z').distinct().limit(5).boxed().toList();
                for (int i = 0; i < children.length; i++) {
                    children[i].set("parent", menu).set("mnemonic", letters.get(i));
                }
                return menu.set("items", jdk.arrayList(10, children));
            });
        }
    },

    /** How much is sold in each part of a shop, and nothing in those that have parts themselves. */
    CATEGORIES_WITH_NUMBERS {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Department", "Object parts", "int sold", "Object name");
            return NoTrie.grow(random, 6, 4, children -> heap.object("com.acme.Department")
                    .set("name", heap.string("n")).set("parts", NoTrie.mapOf(heap, jdk, children))
                    .set("sold", children.length == 0 || random.nextInt(10) == 0 ? random.nextInt(50) : 0));
        }
    },

    /** A heap in a binary tree: priorities go down, and one side is often left empty. */
    LEFTIST_HEAP {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Leftist", "char priority", "Object left", "Object right", "Object value");
            final MemoryObject[] treaps = new MemoryObject[30];
            for (int i = 0; i < treaps.length; i++) {
                treaps[i] = below(heap, random, 60, 9);
            }
            return heap.array("com.acme.Leftist[]", treaps);
        }

        private MemoryObject below(final MemoryHeap heap, final Random random, final int priority, final int depth) {
            final MemoryObject node = heap.object("com.acme.Leftist").set("priority", priority).set("value",
                    heap.string("v"));
            if (depth > 0 && priority > 2) {
                node.set("left", below(heap, random, random.nextInt(priority), depth - 1));
                node.set("right",
                        random.nextInt(4) == 0 ? null : below(heap, random, random.nextInt(priority), depth - 1));
            }
            return node;
        }
    },

    /** Two fields, and nodes of a grid that both lead to. */
    SPARSE_MATRIX {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Entry", "Object right", "Object down", "byte column", "Object value");
            final MemoryObject[][] cells = new MemoryObject[20][20];
            for (int y = 19; y >= 0; y--) {
                for (int x = 19; x >= 0; x--) {
                    cells[y][x] = heap.object("com.acme.Entry").set("column", x)
                            .set("value", NoTrie.sometimes(heap, random)).set("right", x == 19 ? null : cells[y][x + 1])
                            .set("down", y == 19 ? null : cells[y + 1][x]);
                }
            }
            return cells[0][0];
        }
    },

    /** A trie, but there is nothing in its nodes: that a leaf is there says that its word is. Whether it should be, nobody can tell. */
    TRIE_OF_NOTHING {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Bits", "Object bits");
            return NoTrie.grow(random, 6, 4, children -> {
                final MemoryObject bits = heap.emptyArray("com.acme.Bits[]", 16);
                random.ints(0, 16).distinct().limit(children.length).forEach(place -> {
                    for (final MemoryObject child : children) {
                        if (bits.get(place) == null && java.util.stream.IntStream.range(0, 16)
                                .noneMatch(i -> bits.get(i) == child)) {
                            bits.set(place, child);
                        }
                    }
                });
                return heap.object("com.acme.Bits").set("bits", bits);
            });
        }
    },

    /** Slots in a ring, each with the next one and an array of listeners in the ring. */
    RING_OF_SLOTS {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Slot", "Object next", "Object waiting", "Object event");
            final MemoryObject[] slots = new MemoryObject[256];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = heap.object("com.acme.Slot").set("event", NoTrie.sometimes(heap, random));
            }
            for (int i = 0; i < slots.length; i++) {
                slots[i].set("next", slots[(i + 1) % slots.length]).set("waiting",
                        heap.emptyArray("com.acme.Slot[]", 4).set(2, slots[random.nextInt(256)]));
            }
            return heap.array("com.acme.Slot[]", slots);
        }
    };
}

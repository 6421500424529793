package deadwood.model.structure.trie;

import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.structure.JdkSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What refers to itself and is no trie: each with some hundred nodes, optional payload and whatever else could mislead. */
enum LookAlike implements NoTrie {

    LIST {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Item", "Object next", "Object value");
            MemoryObject next = null;
            for (int i = 0; i < SIZE; i++) {
                next = heap.object("com.acme.Item").set("next", next).set("value", NoTrie.sometimes(heap, random));
            }
            return next;
        }
    },

    DOUBLY_LINKED_LIST {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Link", "Object next", "Object prev", "Object value");
            MemoryObject first = null;
            for (int i = 0; i < SIZE; i++) {
                final MemoryObject link = heap.object("com.acme.Link").set("next", first).set("value",
                        NoTrie.sometimes(heap, random));
                if (first != null) {
                    first.set("prev", link);
                }
                first = link;
            }
            return first;
        }
    },

    SEARCH_TREE_WITH_NULL_VALUES {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Bst", "Object key", "Object left", "Object right", "Object value", "int height");
            return searchTree(heap, random, "com.acme.Bst", false,
                    (node, key) -> node.set("key", heap.string("k" + key)).set("value",
                            NoTrie.sometimes(heap, random)));
        }
    },

    SEARCH_TREE_OF_NUMBERS_WITH_COLOURS {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Llrb", "int key", "Object left", "Object right", "boolean red");
            return searchTree(heap, random, "com.acme.Llrb", false,
                    (node, key) -> node.set("key", key).set("red", random.nextInt(2)));
        }
    },

    SEARCH_TREE_WITH_PARENTS {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Rb", "Object left", "Object right", "Object parent", "byte label", "Object value");
            return searchTree(heap, random, "com.acme.Rb", true,
                    (node, key) -> node.set("label", key % 7).set("value", NoTrie.sometimes(heap, random)));
        }
    },

    DOCUMENT_WITH_LISTS {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Element", "Object parent", "Object children", "Object attributes", "Object name");
            return NoTrie.grow(random, 5, 4, children -> {
                final MemoryObject node = heap.object("com.acme.Element").set("name", heap.string("p"))
                        .set("children", jdk.arrayList(10, children)).set("attributes", NoTrie.sometimes(heap, random));
                List.of(children).forEach(child -> child.set("parent", node));
                return node;
            });
        }
    },

    LIST_OF_CHILDREN_WITHOUT_PARENTS {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Topic", "Object children", "Object note");
            return NoTrie.grow(random, 5, 4, children -> heap.object("com.acme.Topic")
                    .set("children", jdk.arrayList(10, children)).set("note", NoTrie.sometimes(heap, random)));
        }
    },

    OUTLINE_WITH_NUMBERS_AND_NAMES {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Section", "Object parts", "Object note", "Object name", "int number", "long id",
                    "short level");
            final int[] made = {0};
            return NoTrie.grow(random, 6, 5, children -> {
                for (int i = 0; i < children.length; i++) {
                    children[i].set("number", i + 1);
                }
                return heap.object("com.acme.Section").set("parts", jdk.arrayList(10, children))
                        .set("note", NoTrie.sometimes(heap, random)).set("id", made[0]++).set("level", children.length)
                        .set("name", heap.string((char) ('a' + random.nextInt(26)) + "name"));
            });
        }
    },

    PEOPLE_IN_ARRAYS {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Person", "Object reports", "Object phone", "Object name", "char grade");
            return NoTrie.grow(random, 6, 5, children -> heap.object("com.acme.Person")
                    .set("reports", heap.array("com.acme.Person[]", children))
                    .set("phone", NoTrie.sometimes(heap, random))
                    .set("grade", 'A' + random.nextInt(20))
                    .set("name", heap.string((char) ('A' + random.nextInt(26)) + "nn")));
        }
    },

    CATEGORIES_IN_ARRAYS {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Category", "Object children", "Object icon", "int count");
            return NoTrie.grow(random, 5, 4, children -> {
                final MemoryObject array = heap.emptyArray("com.acme.Category[]", 10);
                for (int i = 0; i < children.length; i++) {
                    array.set(i, children[i]);
                }
                return heap.object("com.acme.Category").set("children", array)
                        .set("icon", NoTrie.sometimes(heap, random))
                        .set("count", children.length);
            });
        }
    },

    WIDGETS_BY_NAME {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Widget", "Object parent", "Object children", "Object tooltip", "boolean visible");
            return NoTrie.grow(random, 5, 4, children -> {
                final MemoryObject node = heap.object("com.acme.Widget").set("tooltip", NoTrie.sometimes(heap, random))
                        .set("visible", random.nextInt(2)).set("children", NoTrie.mapOf(heap, jdk, children));
                List.of(children).forEach(child -> child.set("parent", node));
                return node;
            });
        }
    },

    JSON_OBJECTS {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.json.JsonNode");
            heap.subtype("com.acme.json.JsonObject", "com.acme.json.JsonNode", "Object members");
            heap.subtype("com.acme.json.JsonText", "com.acme.json.JsonNode", "Object text");
            heap.subtype("com.acme.json.JsonNull", "com.acme.json.JsonNode");
            return NoTrie.grow(random, 5, 4, children -> children.length > 0
                    ? heap.object("com.acme.json.JsonObject").set("members", NoTrie.mapOf(heap, jdk, children))
                    : random.nextInt(3) == 0
                            ? heap.object("com.acme.json.JsonNull")
                            : heap.object("com.acme.json.JsonText").set("text", heap.string("t")));
        }
    },

    SYNTAX_TREE {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Expr");
            heap.subtype("com.acme.Expr$Binary", "com.acme.Expr", "Object left", "Object right");
            heap.subtype("com.acme.Expr$Conditional", "com.acme.Expr", "Object test", "Object then", "Object other");
            heap.subtype("com.acme.Expr$Call", "com.acme.Expr", "Object arguments", "Object target");
            heap.subtype("com.acme.Expr$Name", "com.acme.Expr", "Object name", "Object type");
            return NoTrie.grow(random, 6, 3, children -> expression(heap, random, children));
        }
    },

    BINARY_EXPRESSIONS {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Term");
            heap.subtype("com.acme.Sum", "com.acme.Term", "Object left", "Object right");
            heap.subtype("com.acme.Constant", "com.acme.Term", "Object value");
            return NoTrie.grow(random, 8, 2, children -> children.length < 2
                    ? heap.object("com.acme.Constant").set("value", heap.string("1"))
                    : heap.object("com.acme.Sum").set("left", children[0]).set("right", children[1]));
        }
    },

    DECISION_TREE {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Decision", "int feature", "Object yes", "Object no", "Object outcome");
            return NoTrie.grow(random, 8, 2, children -> {
                final MemoryObject node = heap.object("com.acme.Decision").set("feature", random.nextInt(9));
                return children.length < 2
                        ? node.set("outcome", heap.string("o"))
                        : node.set("yes", children[0]).set("no", children[1]);
            });
        }
    },

    GRID {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Cell", "Object neighbours", "Object piece");
            final MemoryObject[][] cells = new MemoryObject[20][20];
            for (final MemoryObject[] row : cells) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = heap.object("com.acme.Cell").set("piece", NoTrie.sometimes(heap, random))
                            .set("neighbours", heap.emptyArray("com.acme.Cell[]", 4));
                }
            }
            for (int y = 0; y < 20; y++) {
                for (int x = 0; x < 20; x++) {
                    final MemoryObject around = cells[y][x].get("neighbours");
                    around.set(0, y == 0 ? null : cells[y - 1][x]).set(1, x == 0 ? null : cells[y][x - 1])
                            .set(2, y == 19 ? null : cells[y + 1][x]).set(3, x == 19 ? null : cells[y][x + 1]);
                }
            }
            return cells[10][10];
        }
    },

    ACYCLIC_AUTOMATON {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.State", "Object edges", "boolean accepting");
            List<MemoryObject> below = new ArrayList<>();
            for (int level = 0; level < 8; level++) {
                final List<MemoryObject> states = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    final MemoryObject edges = heap.emptyArray("com.acme.State[]", 16);
                    for (int j = 0; j < 3 && !below.isEmpty(); j++) {
                        edges.set(random.nextInt(16), below.get(random.nextInt(below.size())));
                    }
                    states.add(heap.object("com.acme.State").set("edges", edges).set("accepting", random.nextInt(2)));
                }
                below = states;
            }
            return heap.array("com.acme.State[]", below.toArray(MemoryObject[]::new));
        }
    },

    SKIP_LIST {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Skip", "Object key", "Object value", "Object forward");
            final MemoryObject[] front = new MemoryObject[8];
            for (int i = 0; i < SIZE; i++) {
                final int height = 1 + Integer.numberOfTrailingZeros(random.nextInt() | 64);
                final MemoryObject forward = heap.emptyArray("com.acme.Skip[]", 8);
                final MemoryObject node = heap.object("com.acme.Skip").set("key", heap.string("k" + i))
                        .set("value", NoTrie.sometimes(heap, random)).set("forward", forward);
                for (int level = 0; level < height; level++) {
                    forward.set(level, front[level]);
                    front[level] = node;
                }
            }
            return heap.object("com.acme.Skip").set("forward", heap.array("com.acme.Skip[]", front));
        }
    },

    OWN_HASH_TABLE_WITH_TABLES_IN_IT {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Table", "Object entries", "Object first", "int size");
            heap.type("com.acme.Table$Entry", "Object key", "Object value", "Object next", "Object before",
                    "Object after");
            return NoTrie.grow(random, 4, 5, children -> {
                final MemoryObject entries = heap.emptyArray("com.acme.Table$Entry[]", 16);
                final MemoryObject table = heap.object("com.acme.Table").set("entries", entries);
                MemoryObject before = null;
                for (int i = 0; i < 6; i++) {
                    final int bin = random.nextInt(16);
                    final MemoryObject entry = heap.object("com.acme.Table$Entry").set("key", heap.string("k"))
                            .set("value", i < children.length ? children[i] : NoTrie.sometimes(heap, random))
                            .set("next", entries.get(bin)).set("before", before);
                    entries.set(bin, entry);
                    if (before == null) {
                        table.set("first", entry);
                    } else {
                        before.set("after", entry);
                    }
                    before = entry;
                }
                return table;
            });
        }
    },

    B_TREE {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Page", "Object keys", "Object children", "Object next");
            final int[] last = {0};
            return NoTrie.grow(random, 4, 6, children -> {
                final byte[] keys = new byte[8];
                for (int i = 0; i < 6; i++) {
                    keys[i] = (byte) last[0]++;
                }
                final MemoryObject array = heap.emptyArray("com.acme.Page[]", 9);
                for (int i = 0; i < children.length; i++) {
                    array.set(i, children[i]);
                }
                return heap.object("com.acme.Page").set("keys", heap.bytes(keys))
                        .set("children", children.length == 0 ? null : array).set("next", null);
            });
        }
    },

    NESTED_ATTRIBUTES {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Context", "Object attributes", "Object user");
            return NoTrie.grow(random, 5, 4, children -> {
                final List<MemoryObject> values = new ArrayList<>(List.of(children));
                values.add(heap.string("text"));
                return heap.object("com.acme.Context").set("user", NoTrie.sometimes(heap, random)).set("attributes",
                        NoTrie.mapOf(heap, jdk, values.toArray(MemoryObject[]::new)));
            });
        }
    },

    NAMES_WITHOUT_VALUES {
        @Override
        public MemoryObject build(final MemoryHeap heap, final JdkSketch jdk, final Random random) {
            heap.type("com.acme.Folder", "Object folders", "Object name", "Object lock");
            return NoTrie.grow(random, 5, 4, children -> heap.object("com.acme.Folder").set("name", heap.string("n"))
                    .set("folders", NoTrie.mapOf(heap, jdk, children)));
        }
    };

    private static final int SIZE = 400;

    private static MemoryObject expression(final MemoryHeap heap, final Random random,
            final MemoryObject... children) {
        return switch (children.length) {
            case 0 -> heap.object("com.acme.Expr$Name").set("name", heap.string("x")).set("type",
                    NoTrie.sometimes(heap, random));
            case 1 -> heap.object("com.acme.Expr$Call").set("target", children[0]).set("arguments",
                    heap.array("com.acme.Expr[]"));
            case 2 -> heap.object("com.acme.Expr$Binary").set("left", children[0]).set("right", children[1]);
            default -> random.nextBoolean()
                    ? heap.object("com.acme.Expr$Call").set("arguments", heap.array("com.acme.Expr[]", children))
                    : heap.object("com.acme.Expr$Conditional").set("test", children[0]).set("then", children[1])
                            .set("other", children[2]);
        };
    }

    /** Sets what a node of a search tree carries. */
    private interface Payload {
        void set(MemoryObject node, int key);
    }

    private static MemoryObject searchTree(final MemoryHeap heap, final Random random, final String type,
            final boolean parents, final Payload payload) {
        final int[] keys = random.ints(SIZE, 0, 1 << 20).distinct().toArray();
        final MemoryObject root = heap.object(type);
        final java.util.Map<MemoryObject, Integer> keyOf = new java.util.HashMap<>();
        keyOf.put(root, keys[0]);
        payload.set(root, keys[0]);
        for (int i = 1; i < keys.length; i++) {
            final MemoryObject node = heap.object(type);
            keyOf.put(node, keys[i]);
            payload.set(node, keys[i]);
            MemoryObject at = root;
            String side = keys[i] < keyOf.get(at) ? "left" : "right";
            while (at.get(side) != null) {
                at = at.get(side);
                side = keys[i] < keyOf.get(at) ? "left" : "right";
            }
            at.set(side, node);
            if (parents) {
                node.set("parent", at);
            }
        }
        return root;
    }
}

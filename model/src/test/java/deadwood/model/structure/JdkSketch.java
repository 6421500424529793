package deadwood.model.structure;

import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import java.util.ArrayList;
import java.util.List;

/** Collections of the JDK in a {@link MemoryHeap}, laid out as JDK 8 to 25 have them. */
public final class JdkSketch {

    private static final String CHM = "java.util.concurrent.ConcurrentHashMap";

    private final MemoryHeap heap;

    public JdkSketch(final MemoryHeap heap) {
        this.heap = heap;
        heap.type("java.util.AbstractMap", "Object keySet", "Object values");
        heap.subtype("java.util.HashMap", "java.util.AbstractMap", "Object table", "Object entrySet", "int size",
                "int modCount", "int threshold", "float loadFactor");
        heap.subtype("java.util.LinkedHashMap", "java.util.HashMap", "Object head", "Object tail",
                "boolean accessOrder");
        heap.type("java.util.HashMap$Node", "int hash", "Object key", "Object value", "Object next");
        heap.subtype("java.util.LinkedHashMap$Entry", "java.util.HashMap$Node", "Object before", "Object after");
        heap.subtype("java.util.HashMap$TreeNode", "java.util.LinkedHashMap$Entry", "Object parent", "Object left",
                "Object right", "Object prev", "boolean red");
        heap.type("java.util.HashSet", "Object map");
        heap.subtype("java.util.LinkedHashSet", "java.util.HashSet");
        heap.type("java.util.ArrayList", "Object elementData", "int size");
        heap.type("java.util.TreeMap", "Object comparator", "Object root", "int size", "int modCount");
        heap.type("java.util.TreeMap$Entry", "Object key", "Object value", "Object left", "Object right",
                "Object parent", "boolean color");
        heap.subtype(CHM, "java.util.AbstractMap", "Object table", "Object nextTable", "long baseCount",
                "int sizeCtl", "Object counterCells", "Object keySet");
        heap.type(CHM + "$Node", "int hash", "Object key", "Object val", "Object next");
        heap.subtype(CHM + "$TreeBin", CHM + "$Node", "Object root", "Object first", "Object waiter");
        heap.subtype(CHM + "$TreeNode", CHM + "$Node", "Object parent", "Object left", "Object right", "Object prev");
        heap.subtype(CHM + "$ForwardingNode", CHM + "$Node", "Object nextTable");
        heap.type(CHM + "$CollectionView", "Object map");
        heap.subtype(CHM + "$KeySetView", CHM + "$CollectionView", "Object value");
        heap.type("java.lang.Character", "char value");
    }

    /** A {@code HashMap} with a table of the given length; entry {@code i} is in the bin that {@code bins[i]} says. */
    public MemoryObject hashMap(final int capacity, final List<MemoryObject> keys, final List<MemoryObject> values,
            final int... bins) {
        return map("java.util.HashMap", "java.util.HashMap$Node", "value", capacity, keys, values, bins);
    }

    /** A {@code LinkedHashMap}. */
    public MemoryObject linkedHashMap(final int capacity, final List<MemoryObject> keys,
            final List<MemoryObject> values, final int... bins) {
        final MemoryObject map = map("java.util.LinkedHashMap", "java.util.LinkedHashMap$Entry", "value", capacity,
                keys, values, bins);
        MemoryObject before = null;
        for (final MemoryObject node : nodes(map)) {
            node.set("before", before);
            if (before == null) {
                map.set("head", node);
            } else {
                before.set("after", node);
            }
            before = node;
        }
        return map.set("tail", before);
    }

    /** A {@code ConcurrentHashMap}. */
    public MemoryObject concurrentHashMap(final int capacity, final List<MemoryObject> keys,
            final List<MemoryObject> values, final int... bins) {
        return map(CHM, CHM + "$Node", "val", capacity, keys, values, bins);
    }

    private MemoryObject map(final String type, final String node, final String value, final int capacity,
            final List<MemoryObject> keys, final List<MemoryObject> values, final int... bins) {
        final MemoryObject table = heap.emptyArray(node.replace("LinkedHashMap$Entry", "HashMap$Node") + "[]",
                capacity);
        for (int i = 0; i < bins.length; i++) {
            table.set(bins[i], heap.object(node).set("key", keys.get(i)).set(value, values.get(i))
                    .set("next", table.get(bins[i])));
        }
        return heap.object(type).set("table", table);
    }

    /** The nodes of a map, bin by bin. */
    public static List<MemoryObject> nodes(final MemoryObject map) {
        final List<MemoryObject> nodes = new ArrayList<>();
        final MemoryObject table = map.get("table");
        for (int bin = 0; bin < table.length(); bin++) {
            for (MemoryObject node = table.get(bin); node != null; node = node.get("next")) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    /** A {@code HashSet} around a map. */
    public MemoryObject hashSet(final MemoryObject map) {
        return heap.object("java.util.HashSet").set("map", map);
    }

    /** An {@code ArrayList} with room for more. */
    public MemoryObject arrayList(final int capacity, final MemoryObject... elements) {
        final MemoryObject array = heap.emptyArray("java.lang.Object[]", capacity);
        for (int i = 0; i < elements.length; i++) {
            array.set(i, elements[i]);
        }
        return heap.object("java.util.ArrayList").set("elementData", array).set("size", elements.length);
    }

    /** A {@code TreeMap} that is a list to the right, with parent pointers. */
    public MemoryObject treeMap(final List<MemoryObject> keys, final List<MemoryObject> values) {
        final MemoryObject map = heap.object("java.util.TreeMap").set("size", keys.size());
        MemoryObject last = null;
        for (int i = 0; i < keys.size(); i++) {
            final MemoryObject entry = heap.object("java.util.TreeMap$Entry").set("key", keys.get(i))
                    .set("value", values.get(i)).set("parent", last);
            if (last == null) {
                map.set("root", entry);
            } else {
                last.set("right", entry);
            }
            last = entry;
        }
        return map;
    }

    public MemoryObject character(final char letter) {
        return heap.object("java.lang.Character").set("value", letter);
    }
}

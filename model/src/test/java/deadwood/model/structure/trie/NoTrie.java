package deadwood.model.structure.trie;

import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.structure.JdkSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What refers to itself and is no trie. */
interface NoTrie {

    /** Makes classes and objects, some hundred of them. @return what leads to all of them */
    MemoryObject build(MemoryHeap heap, JdkSketch jdk, Random random);

    /** Makes a node of its children. */
    interface NodeMaker {
        MemoryObject of(MemoryObject... children);
    }

    /** A tree of the given depth whose nodes have up to so many children, one at least above the last level; two or none if it is two. */
    static MemoryObject grow(final Random random, final int depth, final int fanOut, final NodeMaker maker) {
        final boolean ends = depth == 0 || fanOut == 2 && depth < 4 && random.nextInt(3) == 0;
        final MemoryObject[] children = new MemoryObject[ends ? 0 : fanOut == 2 ? 2 : 1 + random.nextInt(fanOut)];
        for (int i = 0; i < children.length; i++) {
            children[i] = grow(random, depth - 1, fanOut, maker);
        }
        return maker.of(children);
    }

    static MemoryObject sometimes(final MemoryHeap heap, final Random random) {
        return random.nextInt(3) == 0 ? heap.string("v") : null;
    }

    static MemoryObject mapOf(final MemoryHeap heap, final JdkSketch jdk, final MemoryObject... values) {
        final List<MemoryObject> keys = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            keys.add(heap.string("k" + i));
        }
        return jdk.hashMap(16, keys, List.of(values),
                java.util.stream.IntStream.range(0, values.length).toArray());
    }
}

package deadwood.model.structure;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.trie.FoundTrie;
import deadwood.model.structure.trie.TrieFamily;
import deadwood.model.structure.where.Whereabouts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which object stands for a trie: the one that holds its root, if its class is nothing but that, or else the root.
 * <p>
 * A class is nothing but the face of a trie if each of its objects refers to one root, and besides it only to what tells no story of its
 * own: texts, numbers, locks, comparators, views nested in the class. A service that also has sessions and caches is not.
 */
final class TrieHolders {

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final Whereabouts where;
    /** By class: whether it is the face of a trie; absent while unknown. */
    private final Map<Integer, Boolean> faces = new HashMap<>();

    TrieHolders(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader, final Whereabouts where) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.where = where;
    }

    /** Finds the faces among the holders of a family's roots and tells them to the whereabouts. */
    void add(final TrieFamily family) {
        final Set<Integer> holders = new HashSet<>();
        for (final FoundTrie trie : family.tries()) {
            final int holder = where.holder(trie.root());
            if (holder != HeapGraph.NONE && mayBeFace(heap.classOf(holder), family)) {
                final boolean second = !holders.add(holder);
                final boolean face = !second && hasNothingElse(holder, family);
                faces.merge(heap.classIdOf(holder), face, Boolean::logicalAnd);
            }
        }
        holders.stream().filter(holder -> faces.getOrDefault(heap.classIdOf(holder), false))
                .forEach(where::addHolderOfTrie);
    }

    /** The object that stands for a trie. */
    int objectOf(final FoundTrie trie) {
        final int holder = where.holder(trie.root());
        return holder != HeapGraph.NONE && faces.getOrDefault(heap.classIdOf(holder), false) ? holder : trie.root();
    }

    private boolean mayBeFace(final ClassInfo holder, final TrieFamily family) {
        return !holder.isArray() && !catalog.isLibrary(holder.id()) && !family.contains(holder.id());
    }

    private boolean hasNothingElse(final int holder, final TrieFamily family) {
        final ClassInfo info = heap.classOf(holder);
        int nodes = 0;
        for (final Field field : info.fields()) {
            if (field.type().isReference()) {
                reader.select(holder);
                final int target = reader.readReference(field.offset());
                if (target != HeapGraph.NONE) {
                    if (family.contains(heap.classIdOf(target))) {
                        nodes++;
                    } else if (!isAccessory(info, heap.classOf(target))) {
                        return false;
                    }
                }
            }
        }
        return nodes == 1;
    }

    private boolean isAccessory(final ClassInfo holder, final ClassInfo target) {
        final String name = target.name();
        return name.startsWith(holder.name() + "$") || name.contains("$$Lambda")
                || !target.isArray() && catalog.isLibrary(target.id()) && !catalog.hasRoles(target.id());
    }
}

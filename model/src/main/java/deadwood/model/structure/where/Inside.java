package deadwood.model.structure.where;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.trie.TrieFamily;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What belongs to the inside of a collection or trie, told from classes alone. Immutable. */
final class Inside {

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final @Nullable TrieFamily[] families;
    private final boolean[] isArray;

    Inside(final HeapGraph heap, final HeapCatalog catalog, final List<TrieFamily> tries) {
        this.heap = heap;
        this.catalog = catalog;
        this.families = new TrieFamily[heap.classes().size()];
        this.isArray = new boolean[families.length];
        tries.forEach(family -> family.classes().stream().forEach(id -> families[id] = family));
        for (final ClassInfo info : heap.classes().all()) {
            isArray[info.id()] = info.kind() == ClassInfo.Kind.OBJECT_ARRAY;
        }
    }

    boolean isArray(final int object) {
        return isArray[heap.classIdOf(object)];
    }

    /** The family if the object is a node of tries, or null. */
    @Nullable
    TrieFamily family(final int object) {
        return families[heap.classIdOf(object)];
    }

    boolean isTrieNode(final int object) {
        return families[heap.classIdOf(object)] != null;
    }

    boolean isCollectionNode(final int object) {
        return catalog.node(heap.classIdOf(object)) != null;
    }

    /** Whether the object is a collection, box or node that the catalog knows the fields of. */
    boolean hasRoles(final int object) {
        return catalog.hasRoles(heap.classIdOf(object));
    }

    /**
     * Whether a reference leads deeper into a collection or trie rather than to what it holds.
     *
     * @param fromArray whether {@code from} is an array that was itself reached this way
     */
    boolean leadsDeeper(final int from, final int to, final boolean fromArray) {
        final int target = heap.classIdOf(to);
        final boolean toNode = catalog.node(target) != null || families[target] != null;
        if (fromArray) {
            return toNode;
        }
        final int source = heap.classIdOf(from);
        if (!catalog.hasRoles(source) && families[source] == null) {
            return false;
        }
        // Of a wrapper or a trie node the collections inside; what a collection holds is an element, be it a collection or not.
        return toNode || isArray[target] && catalog.node(source) == null
                || catalog.collection(target) != null && (families[source] != null || isFace(source));
    }

    private boolean isFace(final int classId) {
        final var collection = catalog.collection(classId);
        return collection != null && catalog.node(classId) == null && collection.inner().isPresent();
    }
}

package deadwood.model.heap;

import deadwood.model.store.IntColumn;

/**
 * The soft, weak and phantom references of a heap with their referents, by the id of the reference object, ascending. Cleared
 * ones are not in it.
 *
 * @param sources ids of the reference objects, ascending
 * @param referents id of the referent of each
 */
public record WeakReferences(IntColumn sources, IntColumn referents) {

    public WeakReferences {
        if (sources.size() != referents.size()) {
            throw new IllegalArgumentException(referents.size() + " referents for " + sources.size() + " references");
        }
    }

    public int size() {
        return (int) sources.size();
    }

    /** The referent of a soft, weak or phantom reference object; {@link HeapGraph#NONE} if cleared or no such object. */
    public int referentOf(final int object) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            final int middle = low + high >>> 1;
            final int source = sources.get(middle);
            if (source == object) {
                return referents.get(middle);
            }
            if (source < object) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return HeapGraph.NONE;
    }
}

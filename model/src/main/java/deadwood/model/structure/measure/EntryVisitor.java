package deadwood.model.structure.measure;

import deadwood.model.heap.HeapGraph;

/**
 * Is told the entries of a collection one by one.
 * <p>
 * A key or value is an object, or an element of an array of primitives: then {@code holder} is the array and {@code index} is not negative.
 */
@FunctionalInterface
public interface EntryVisitor {

    /** In place of a key: the entry has none, it is an element. */
    int NO_KEY = -2;
    /** In place of an index: the object itself is meant. */
    int ITSELF = -1;

    /**
     * @param key id of the key or of the array that holds it; {@link HeapGraph#NONE} for null, {@link #NO_KEY} for an element
     * @param keyIndex where it stands in an array of primitives, or {@link #ITSELF}
     * @param value id of the value or element or of the array that holds it; {@link HeapGraph#NONE} for null
     * @param valueIndex where it stands in an array of primitives, or {@link #ITSELF}
     * @return whether more is wanted
     */
    boolean entry(int key, int keyIndex, int value, int valueIndex);
}

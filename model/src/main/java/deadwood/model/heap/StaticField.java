package deadwood.model.heap;

/**
 * A static field with its value.
 *
 * @param name as in the class file
 * @param type its type
 * @param bits the value: a primitive as its bits widened to 64 (sign-extended for integers, raw bits for float and double),
 *        a reference as the id of the object, or {@link HeapGraph#NONE} for null and for what the dump does not hold
 */
public record StaticField(String name, FieldType type, long bits) {

    /** The object that a reference points to, or {@link HeapGraph#NONE}. */
    public int target() {
        return type.isReference() ? (int) bits : HeapGraph.NONE;
    }
}

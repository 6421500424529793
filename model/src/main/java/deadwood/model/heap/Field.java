package deadwood.model.heap;

/**
 * An instance field.
 *
 * @param name as in the class file
 * @param type its type
 * @param offset where the value stands in the payload of an object, in bytes, as {@link FieldReader} counts
 * @param declaringClass id of the class that declares it
 */
public record Field(String name, FieldType type, int offset, int declaringClass) {}

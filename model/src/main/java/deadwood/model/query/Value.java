package deadwood.model.query;

import org.jspecify.annotations.Nullable;

/** What a field or element holds. */
public sealed interface Value {

    /** A reference to nothing. */
    enum Null implements Value {
        NULL
    }

    /**
     * A primitive.
     *
     * @param text as Java prints it: {@code 42}, {@code true}, {@code 1.5}, a character as it is
     */
    record Primitive(String text) implements Value {}

    /**
     * A reference.
     *
     * @param object id of the object
     * @param text what the object says, as {@link ValueText} reads it, cut; null if nothing
     */
    record Reference(int object, @Nullable String text) implements Value {}

    /**
     * A reference to what the dump does not hold.
     *
     * @param address where that would be
     */
    record Dangling(long address) implements Value {}
}

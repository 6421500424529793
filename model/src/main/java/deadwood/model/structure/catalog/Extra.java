package deadwood.model.structure.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Entries that do not stand where the others do: that of a null key, those of keys that mark free slots.
 *
 * @param when field that says whether there is one: true, a number but 0, or a reference; without it {@link #value} says it, which is null
 *        if there is none
 * @param value field of its value; null if it has none
 * @param count field of a number: so many elements
 * @param spare whether it stands in the first of the spare slots of an open table
 */
public record Extra(@Nullable String when, @Nullable String value, @Nullable String count, @Nullable Boolean spare) {

    /** Whether it stands in the first of the spare slots of an open table. */
    public boolean isSpare() {
        return Boolean.TRUE.equals(spare);
    }
}

package deadwood.model.structure.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an open-addressing table has its slots, and how it says that one is free.
 * <p>
 * The slots are those of {@link #keys}; without {@link #values} and {@link #alternate} the table is a set, or its slots hold nodes.
 *
 * @param keys field of the array of keys, or of the slots; a path ({@code a.b}) goes on in what the field refers to
 * @param values field of the array of values beside it
 * @param alternate whether keys and values stand in one array in turn
 * @param states field of an array of bytes that says of each slot what it is: 0 free, 1 used, 2 removed
 * @param free what a free slot holds: {@code null} (also where nothing is said), {@code zero}, {@code no-value} (the value is null) or
 *        {@code missing}: the value is that of the field {@link #missing}
 * @param missing field of the value that stands for none
 * @param removed static field of the catalog's class that holds what stands in place of a removed key, or {@code one} for the number 1
 * @param standIns static fields of the catalog's class with what stands in place of a null key: an entry like any other
 * @param extra fields that say that an entry stands outside the slots or in a spare one: true, or a reference that is not null
 * @param spare slots at the end of the array that are none
 */
public record OpenSlots(String keys, @Nullable String values, @Nullable Boolean alternate, @Nullable String states,
        @Nullable String free, @Nullable String missing, @Nullable String removed, List<String> standIns,
        List<String> extra, @Nullable Integer spare) {

    public OpenSlots {
        java.util.Objects.requireNonNull(keys, "open slots do not say which field is their keys");
        standIns = CatalogEntry.orEmpty(standIns);
        extra = CatalogEntry.orEmpty(extra);
    }

    /** What says that a slot is free. */
    public enum Free {
        NULL, ZERO, NO_VALUE, MISSING
    }

    /** What {@link #free} means, or null if it means nothing. */
    public @Nullable Free rule() {
        return switch (free == null ? "null" : free) {
            case "null" -> Free.NULL;
            case "zero" -> Free.ZERO;
            case "no-value" -> Free.NO_VALUE;
            case "missing" -> missing == null ? null : Free.MISSING;
            default -> null;
        };
    }

    /** Whether keys and values stand in one array in turn. */
    public boolean isAlternate() {
        return Boolean.TRUE.equals(alternate);
    }

    /** Whether there are values beside the keys. */
    public boolean hasValues() {
        return values != null || isAlternate();
    }
}

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
 * @param sharedKeys whether the array of keys belongs to many tables, so that none wastes its slots
 * @param states field of an array of bytes that says of each slot what it is: 0 free, 1 used, 2 removed
 * @param hashes field of an array of numbers that says of each slot what it is: 0 free, the least number there is removed, another used
 * @param free what a free slot holds: {@code null} (also where nothing is said), {@code zero}, {@code no-value} (the value is null) or
 *        {@code missing}: the value is that of the field {@link #missing}
 * @param missing field, or static field, of the value that stands for none; of the element in a set; an object in place of a key
 * @param removed static field of the catalog's class that holds what stands in place of a removed key, or {@code one} for the number 1,
 *        {@code minimum} for the least number there is
 * @param standIns static fields of the catalog's class with what stands in place of a null key: an entry like any other
 * @param extra entries that stand outside the slots or in a spare one
 * @param spare slots at the end of the array that are none
 * @param chains what stands in a slot that several entries share
 */
public record OpenSlots(String keys, @Nullable String values, @Nullable Boolean alternate,
        @Nullable Boolean sharedKeys, @Nullable String states, @Nullable String hashes,
        @Nullable String free, @Nullable String missing, @Nullable String removed, List<String> standIns,
        List<Extra> extra, @Nullable Integer spare, @Nullable Chains chains) {

    /**
     * What stands in a slot that several entries share: where keys and values alternate, a mark in place of the key and an array of
     * keys and values in turn; in a set, an object with a field for each element, the last of which may be another such object.
     *
     * @param mark static field of the catalog's class that holds the mark
     * @param type class of the objects with elements
     * @param elements their fields
     */
    public record Chains(@Nullable String mark, @Nullable String type, List<String> elements) {

        public Chains {
            elements = CatalogEntry.orEmpty(elements);
        }
    }

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

    /** Whether the array of keys belongs to many tables. */
    public boolean sharesKeys() {
        return Boolean.TRUE.equals(sharedKeys);
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

package deadwood.model.structure.catalog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An array of a collection or node, and what stands in it.
 *
 * @param field field of the array; a path ({@code a.b}) goes on in what the field refers to
 * @param holds what stands in it
 * @param width slots of an entry: 1 an element, 2 a key and its value; 1 if nothing is said
 * @param data field of the bitmap of entries, for {@link Holds#ENTRIES_THEN_NODES}
 * @param nodes field of the bitmap of nodes, for {@link Holds#ENTRIES_THEN_NODES}
 * @param used field of a bitmap, or of a number, that says how many entries and nodes the array should have room for: more is slack
 * @param isCount whether {@link #used} is a number and no bitmap
 * @param values field of an array of the same length with the values of the elements, which are keys then
 * @param levels arrays in arrays: how many of them, 1 if nothing is said
 * @param when a field and the number that it must have for the array to count: {@code depth=3}
 * @param nothing classes whose objects stand for an empty slot
 * @param once whether the array, and those in it, are passed over if an array said before has led to them
 * @param from field of the index of the first element where arrays are in arrays: what stands before it in the first array that is left
 *        was dropped
 * @param length field of the number of elements from there: what stands behind was dropped
 * @param collisions whether all slots hold entries if no bit is set: those of one hash code
 * @param pairs whether elements that are pairs count as key and value
 */
public record ArrayRole(String field, Holds holds, @Nullable Integer width, @Nullable String data,
        @Nullable String nodes, @Nullable String used, @Nullable Boolean isCount, @Nullable String values,
        @Nullable Levels levels, @Nullable String when, List<String> nothing, @Nullable Boolean once,
        @Nullable String from, @Nullable String length, @Nullable Boolean collisions, @Nullable Boolean pairs) {

    /** A field and a number. */
    static final String CONDITION = "[^=]+=-?\\d{1,9}";

    public ArrayRole {
        Objects.requireNonNull(field, "an array does not say its field");
        Objects.requireNonNull(holds, "an array does not say what it holds");
        nothing = CatalogEntry.orEmpty(nothing);
    }

    /** What stands in an array. */
    public enum Holds {
        /** Nodes of the collection. */
        NODES("nodes"),
        /** Entries: elements, or keys and values in turn if {@link ArrayRole#width} is 2. */
        ENTRIES("entries"),
        /** Nodes where an object is of a class of nodes, else elements. */
        NODES_OR_ENTRIES("nodes-or-entries"),
        /** Keys and values in turn; where the key is null and the value is a node, that node. */
        PAIRS_OR_NODES("pairs-or-nodes"),
        /** As many entries as one bitmap has bits, then as many nodes as another has. */
        ENTRIES_THEN_NODES("entries-then-nodes");

        private final String label;

        Holds(final String label) {
            this.label = label;
        }

        /** As the catalog spells it. */
        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * Arrays in arrays.
     *
     * @param field field of a number; none: {@code plus} is the number of levels
     * @param per what the number is divided by, 1 if nothing is said
     * @param plus what is added to it
     */
    public record Levels(@Nullable String field, @Nullable Integer per, @Nullable Integer plus) {}

    /** Whether all slots hold entries if no bit is set. */
    public boolean takesCollisions() {
        return Boolean.TRUE.equals(collisions);
    }

    int slotsOfEntry() {
        return width == null ? 1 : width;
    }

    /** What is wrong with it, in words. */
    void addFaults(final List<String> faults) {
        if (slotsOfEntry() != 1 && slotsOfEntry() != 2) {
            faults.add("has an array " + field + " whose width is neither 1 nor 2");
        }
        if (holds == Holds.ENTRIES_THEN_NODES && (data == null || nodes == null)) {
            faults.add("has an array " + field + " that does not say its bitmaps data and nodes");
        }
        if (levels != null && levels.per() != null && levels.per() < 1) {
            faults.add("has an array " + field + " whose levels are divided by less than 1");
        }
        if (when != null && !when.matches(CONDITION)) {
            faults.add("has an array " + field + " whose \"when\" is not of the form field=number");
        }
    }
}

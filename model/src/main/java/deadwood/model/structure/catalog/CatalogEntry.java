package deadwood.model.structure.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog knows of one collection class; its subclasses are told by it too. Fields may be paths: {@code a.b} is the field
 * {@code b} of what the field {@code a} refers to.
 *
 * @param type class name
 * @param shape how it is built
 * @param kind what it is called where it is counted, if its shape does not say it: {@code deque}, {@code tree} …
 * @param fields fields that the class or its superclasses must have: one of the same name without them is another class
 * @param table field of the table of a chained table
 * @param spare slots at the end of the table of a chained table that are no bins
 * @param next field of the table that entries move to while a chained table is resized
 * @param open slots of an open-addressing table
 * @param parts field of the array of tables that a segmented table is made of
 * @param elements field of the array of an array list, ring or array
 * @param isFixed whether an array can never take more elements than it has: it has no empty slots then, and null is an element
 * @param head field of the index where a ring begins
 * @param tail field of the index where a ring ends; else {@link #size} says it
 * @param size field with the number of elements that the collection says it has
 * @param counted further fields whose numbers add to it: of arrays the field {@code value} of each element, of others 1 unless they are null
 * @param changes field that counts modifications: 0 if it was never filled
 * @param inner field of what a wrapper or box holds
 * @param owns {@code always} or {@code if-dominated}: when a wrapper and what it wraps are one structure
 * @param part whether it is the inside of another collection and is never counted alone
 * @param keyed whether entries have keys and values, where shape and nodes do not say it or say it wrong
 * @param extra entries of a trie that stand in no node
 * @param slots fields that hold elements
 * @param links other fields that lead to the collection's own objects: roots, views, heads
 * @param back fields that lead to what the links reach too: tails
 * @param arrays arrays of entries and nodes
 * @param nodes classes of its inside
 */
public record CatalogEntry(String type, Shape shape, @Nullable String kind, List<String> fields,
        @Nullable String table, @Nullable Integer spare, @Nullable String next, @Nullable OpenSlots open,
        @Nullable String parts,
        @Nullable String elements, @Nullable Boolean isFixed, @Nullable String head, @Nullable String tail,
        @Nullable String size, List<String> counted, @Nullable String changes, @Nullable String inner,
        @Nullable String owns, @Nullable Boolean part, @Nullable Boolean keyed, List<Extra> extra,
        List<String> slots, List<String> links, List<String> back,
        List<ArrayRole> arrays, List<NodeEntry> nodes) {

    /** What {@link #owns} says of a wrapper that is never without what it wraps. */
    public static final String OWNS_ALWAYS = "always";
    /** What {@link #owns} says of a view that may as well show what another holds. */
    public static final String OWNS_IF_DOMINATED = "if-dominated";

    public CatalogEntry {
        Objects.requireNonNull(type, "an entry does not say its type");
        Objects.requireNonNull(shape, "an entry does not say its shape");
        fields = orEmpty(fields);
        counted = orEmpty(counted);
        extra = orEmpty(extra);
        slots = orEmpty(slots);
        links = orEmpty(links);
        back = orEmpty(back);
        arrays = orEmpty(arrays);
        nodes = orEmpty(nodes);
    }

    /** What is not written in the file arrives as null. */
    static <T> List<T> orEmpty(final @Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Whether collections of this class are counted. */
    public boolean isMeasured() {
        return shape != Shape.SLOTS && shape != Shape.BOX && !isPart();
    }

    /** Whether it is the inside of another collection and never counted alone. */
    public boolean isPart() {
        return Boolean.TRUE.equals(part);
    }

    /** Whether null is an element like any other, and slots are never empty. */
    public boolean hasFixedSize() {
        return Boolean.TRUE.equals(isFixed);
    }

    /** Whether entries have keys and values. */
    public boolean isMap() {
        if (keyed != null) {
            return keyed;
        }
        return open != null && open.hasValues() || nodes.stream().anyMatch(node -> node.key() != null)
                || arrays.stream().anyMatch(CatalogEntry::hasValues)
                || nodes.stream().flatMap(node -> node.arrays().stream()).anyMatch(CatalogEntry::hasValues);
    }

    private static boolean hasValues(final ArrayRole array) {
        return array.slotsOfEntry() == 2 || array.values() != null
                || array.holds() == ArrayRole.Holds.PAIRS_OR_NODES;
    }

    /** What is wrong with the entry, in words; empty if nothing is. */
    List<String> faults() {
        final List<String> faults = new ArrayList<>();
        switch (shape) {
            case CHAINED_TABLE -> {
                require(table, "table", faults);
                if (nodes.isEmpty()) {
                    faults.add("has no nodes");
                }
                nodes.stream().filter(node -> node.links().size() > 1)
                        .forEach(node -> faults.add("has a node " + node.type() + " with more than one link"));
            }
            case OPEN_TABLE -> addFaults(open, faults);
            case SEGMENTED -> require(parts, "array of parts", faults);
            case ARRAY_LIST -> {
                require(elements, "elements", faults);
                require(size, "size", faults);
            }
            case RING -> {
                require(elements, "elements", faults);
                require(head, "head", faults);
                if (tail == null && size == null) {
                    faults.add("says neither its tail nor its size");
                }
            }
            case WRAPPER -> {
                require(inner, "inner", faults);
                if (!OWNS_ALWAYS.equals(owns) && !OWNS_IF_DOMINATED.equals(owns)) {
                    faults.add("owns neither \"always\" nor \"if-dominated\"");
                }
            }
            case BOX -> require(inner, "inner", faults);
            case ARRAY -> require(elements, "elements", faults);
            case SLOTS, LINKED_NODES -> {
                if (slots.isEmpty() && links.isEmpty()) {
                    faults.add("names no field");
                }
            }
            case VECTOR, TRIE -> {
                if (links.isEmpty() && arrays.isEmpty()) {
                    faults.add("names neither links nor arrays that lead to its nodes");
                }
            }
        }
        if (isNegative(spare) || open != null && isNegative(open.spare())) {
            faults.add("has less than no spare slots");
        }
        arrays.forEach(array -> array.addFaults(faults));
        nodes.forEach(node -> node.addFaults(faults));
        return faults;
    }

    private static void addFaults(final @Nullable OpenSlots slots, final List<String> faults) {
        if (slots == null) {
            faults.add("does not say where its open slots are");
        } else if (slots.rule() == null) {
            faults.add("does not say what a free slot holds: null, zero, no-value or missing");
        }
    }

    private static boolean isNegative(final @Nullable Integer number) {
        return number != null && number < 0;
    }

    private static void require(final @Nullable String role, final String name, final List<String> faults) {
        if (role == null || role.isEmpty()) {
            faults.add("does not say which field is its " + name);
        }
    }
}

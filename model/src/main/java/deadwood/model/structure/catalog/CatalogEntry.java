package deadwood.model.structure.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog knows of one collection class; its subclasses are told by it too.
 *
 * @param type class name
 * @param shape how it is built
 * @param fields fields that the class or its superclasses must have: one of the same name without them is another class
 * @param table field of the table of a chained table
 * @param elements field of the array of an array list or array
 * @param size field with the number of elements of an array list
 * @param inner field of what a wrapper or box holds
 * @param owns {@code always} or {@code if-dominated}: when a wrapper and what it wraps are one structure
 * @param slots fields that hold elements
 * @param links other fields that lead to the collection's own objects: views, heads and tails
 * @param nodes classes of its inside
 */
public record CatalogEntry(String type, Shape shape, List<String> fields, @Nullable String table,
        @Nullable String elements, @Nullable String size, @Nullable String inner, @Nullable String owns,
        List<String> slots, List<String> links, List<NodeEntry> nodes) {

    /** What {@link #owns} says of a wrapper that is never without what it wraps. */
    public static final String OWNS_ALWAYS = "always";
    /** What {@link #owns} says of a view that may as well show what another holds. */
    public static final String OWNS_IF_DOMINATED = "if-dominated";

    public CatalogEntry {
        Objects.requireNonNull(type, "an entry does not say its type");
        Objects.requireNonNull(shape, "an entry does not say its shape");
        fields = orEmpty(fields);
        slots = orEmpty(slots);
        links = orEmpty(links);
        nodes = orEmpty(nodes);
    }

    /** What is not written in the file arrives as null. */
    static <T> List<T> orEmpty(final @Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Whether collections of this class are counted. */
    public boolean isMeasured() {
        return switch (shape) {
            case CHAINED_TABLE, ARRAY_LIST, WRAPPER -> true;
            case LINKED_NODES, ARRAY, SLOTS, BOX -> false;
        };
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
            case ARRAY_LIST -> {
                require(elements, "elements", faults);
                require(size, "size", faults);
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
        }
        return faults;
    }

    private static void require(final @Nullable String role, final String name, final List<String> faults) {
        if (role == null || role.isEmpty()) {
            faults.add("does not say which field is its " + name);
        }
    }
}

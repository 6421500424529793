package deadwood.model.structure.catalog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A class whose objects are the inside of a collection; its subclasses count too unless they have an entry of their own.
 *
 * @param type class name
 * @param links fields that lead to more of the inside; exactly one, or none, in a chained table
 * @param back fields that lead back to what was seen already: previous, parent
 * @param stale fields that lead to what was the inside once
 * @param key field of the key, null if it has none; a path ({@code a.b}) goes on in what the field refers to
 * @param value field of the value or element, null if it has none; what has neither key nor value is no entry of its collection
 * @param weak field of the weak reference to the key: an entry where it is null is stale
 * @param nullable whether a node whose element (key in a map) is null is an entry like any other, and no head
 * @param treeified whether a bin that begins with it is a tree
 * @param arrays arrays of entries and nodes
 * @param contents field of another collection, whose elements are entries of this node; where {@link #value} is said too, only if they are
 *        pairs, else the collection is a value like others
 * @param pairs whether a value that is a pair counts as key and value
 * @param nothing a field and the number by which a node is known that stands for none: {@code size=0}
 */
public record NodeEntry(String type, List<String> links, List<String> back, List<String> stale, @Nullable String key,
        @Nullable String value, @Nullable String weak, @Nullable Boolean nullable, @Nullable Boolean treeified,
        List<ArrayRole> arrays, @Nullable String contents,
        @Nullable Boolean pairs, @Nullable String nothing) {

    public NodeEntry {
        Objects.requireNonNull(type, "a node does not say its type");
        links = CatalogEntry.orEmpty(links);
        back = CatalogEntry.orEmpty(back);
        stale = CatalogEntry.orEmpty(stale);
        arrays = CatalogEntry.orEmpty(arrays);
    }

    /** Whether each object is one entry of the collection; bins and markers are not. */
    public boolean isEntry() {
        return key != null || value != null;
    }

    /** Whether an entry may have a null key, or a null element. */
    public boolean takesNull() {
        return Boolean.TRUE.equals(nullable);
    }

    /** Whether a bin that begins with it is a tree. */
    public boolean isTreeified() {
        return Boolean.TRUE.equals(treeified);
    }

    /** What is wrong with it, in words. */
    void addFaults(final List<String> faults) {
        if (nothing != null && !nothing.matches(ArrayRole.CONDITION)) {
            faults.add("has a node " + type + " whose \"nothing\" is not of the form field=number");
        }
        arrays.forEach(array -> array.addFaults(faults));
    }

    /** Whether a node could have several children. */
    public boolean canBranch() {
        return links.size() > 1 || !arrays.isEmpty();
    }
}

package deadwood.model.structure.catalog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A class whose objects are the inside of a collection; its subclasses count too unless they have an entry of their own.
 *
 * @param type class name
 * @param links fields that lead to more of the inside; exactly one, or none, in a chained table
 * @param key field of the key, null if it has none
 * @param value field of the value or element, null if it has none; what has neither key nor value is no entry of its collection
 */
public record NodeEntry(String type, List<String> links, @Nullable String key, @Nullable String value) {

    public NodeEntry {
        Objects.requireNonNull(type, "a node does not say its type");
        links = CatalogEntry.orEmpty(links);
    }

    /** Whether each object is one entry of the collection; bins and markers are not. */
    public boolean isEntry() {
        return key != null || value != null;
    }
}

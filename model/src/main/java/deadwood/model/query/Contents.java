package deadwood.model.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a collection as its user sees it: entries of a map, elements of a list, set or queue.
 *
 * @param kind what it is
 * @param size number of entries, counted; −1 if there are more than anybody wants to wait for
 * @param from number of entries before the first one told
 * @param entries those that are told, in the order in which the collection has them
 */
public record Contents(Kind kind, long size, long from, List<Entry> entries) {

    /** What a collection is to its user. */
    public enum Kind {
        /** Keys with values. */
        MAP("map"),
        /** Elements. */
        COLLECTION("collection"),
        /** Something that holds one object: an {@code Optional}, an {@code AtomicReference}, a view of another collection. */
        BOX("box");

        private final String label;

        Kind(final String label) {
            this.label = label;
        }

        /** As a person reads it. */
        public String label() {
            return label;
        }
    }

    /**
     * An entry.
     *
     * @param key the key; null where there are only elements
     * @param value the value or element
     */
    public record Entry(@Nullable Value key, Value value) {}

    public Contents {
        entries = List.copyOf(entries);
    }
}

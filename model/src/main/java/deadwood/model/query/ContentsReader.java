package deadwood.model.query;

import org.jspecify.annotations.Nullable;

/** Shows collections as their entries. For one thread. */
@FunctionalInterface
public interface ContentsReader {

    /** Knows no collection. */
    ContentsReader NONE = (_, _, _) -> null;

    /**
     * The entries of a collection; null if the object is none that is known.
     *
     * @param from number of entries to leave out at the beginning
     * @param limit the most entries to tell
     * @throws deadwood.model.heap.FieldSourceException if the dump is no longer there
     */
    @Nullable
    Contents contentsOf(int object, long from, int limit);
}

package deadwood.model.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody should look at.
 *
 * @param kind what it is: {@code map-bloat}, {@code dead-trie-nodes}, {@code growing-collection}, {@code growing-class}
 * @param where the holding classes and fields, as in {@link deadwood.model.structure.StructureGroup#where}; the class name for a class
 * @param type class name
 * @param before measures in the first snapshot, null if it was not there
 * @param after measures in the second snapshot, null if it is gone
 * @param deltaBytes what it costs: bytes more than before
 * @param why one sentence with the exact numbers
 * @param objects ids of the objects in the second snapshot, the largest first
 * @param objectsBefore ids of the same in the first snapshot
 */
public record Finding(String kind, String where, String type, @Nullable Measures before, @Nullable Measures after,
        long deltaBytes, String why,
        List<Integer> objects, List<Integer> objectsBefore) {

    public Finding {
        objects = List.copyOf(objects);
        objectsBefore = List.copyOf(objectsBefore);
    }
}

package deadwood.model.retention;

import deadwood.model.heap.Root;
import java.util.List;

/**
 * A shortest chain of references from a GC root to an object, told from the object's side.
 *
 * @param steps from the object to the root; of a path longer than {@link #MAXIMUM_STEPS} the two ends
 * @param root why the last object is kept alive
 * @param length number of objects on the path, the ends included
 */
public record RootPath(List<Step> steps, Root root, long length) {

    /** Steps that are told in full; a list of a million nodes has paths of a million steps. */
    public static final int MAXIMUM_STEPS = 2_000;

    public RootPath {
        steps = List.copyOf(steps);
    }

    /**
     * One object on the path.
     *
     * @param object id of the object
     * @param heldBy how the object of the next step refers to this one, as {@link ReferenceNames} says it; "" for the last, and
     *        "… 123 more objects …" where the middle of a long path is left out
     */
    public record Step(int object, String heldBy) {}
}

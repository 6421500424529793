package deadwood.model.tree;

/**
 * What a value of a tree means, as pprof's sample types do.
 *
 * @param name "retained", "inuse_space", "cpu"
 * @param unit what one unit of it is
 */
public record ValueType(String name, Unit unit) {

    /** What a value counts. */
    public enum Unit {
        BYTES, COUNT, NANOSECONDS
    }
}

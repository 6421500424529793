package deadwood.model.heap;

/** What the {@code referent} of an instance of a class means to the garbage collector. */
public enum ReferenceStrength {
    /** Not a {@code java.lang.ref.Reference}, or one whose referent the JVM keeps alive ({@code FinalReference}). */
    STRONG,
    /** Kept until memory is short. */
    SOFT,
    /** Never keeps alive. */
    WEAK,
    /** Never keeps alive. */
    PHANTOM
}

package deadwood.model.profile;

/** How the code of a frame runs, as far as the file says. */
public enum FrameKind {
    /** The file does not say. */
    UNKNOWN,
    /** Java code in the interpreter. */
    INTERPRETED,
    /** Java code compiled just in time. */
    COMPILED,
    /** Inlined into its caller by a compiler. */
    INLINED,
    /** C, C++ or another native code of the process. */
    NATIVE,
    /** The kernel. */
    KERNEL
}

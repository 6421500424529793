package deadwood.model.heap;

/** Why the garbage collector starts at an object. */
public enum RootKind {
    UNKNOWN("unknown"),
    JNI_GLOBAL("JNI global"),
    JNI_LOCAL("JNI local"),
    JAVA_FRAME("Java frame"),
    NATIVE_STACK("native stack"),
    SYSTEM_CLASS("system class"),
    THREAD_BLOCK("thread block"),
    MONITOR("busy monitor"),
    THREAD("thread"),
    INTERNED_STRING("interned string"),
    FINALIZING("finalizing"),
    DEBUGGER("debugger"),
    REFERENCE_CLEANUP("reference cleanup"),
    VM_INTERNAL("VM internal"),
    JNI_MONITOR("JNI monitor"),
    /** A class of the platform or the application loader: HotSpot never unloads these, though the dump does not list them. */
    BUILT_IN_LOADER_CLASS("class of a built-in loader");

    private final String label;

    RootKind(final String label) {
        this.label = label;
    }

    /** As a person reads it. */
    public String label() {
        return label;
    }

    /** Whether roots of this kind belong to the stack of a thread. */
    public boolean isOnStack() {
        return this == JNI_LOCAL || this == JAVA_FRAME || this == NATIVE_STACK || this == THREAD_BLOCK;
    }
}

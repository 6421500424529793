package deadwood.importers.hprof.write;

/**
 * A GC root as a dump holds it. {@code thread} is the serial number of a thread, {@code frame} the number of a frame in its
 * stack, 0 the innermost and −1 for none.
 */
public sealed interface HprofRoot {

    /** Id of the object that is the root. */
    long object();

    /** Of which nothing more is known. */
    record Unknown(long object) implements HprofRoot {}

    /** @param reference id of the global reference itself */
    record JniGlobal(long object, long reference) implements HprofRoot {}

    /** A local reference of native code. */
    record JniLocal(long object, int thread, int frame) implements HprofRoot {}

    /** A local variable of Java code. */
    record JavaFrame(long object, int thread, int frame) implements HprofRoot {}

    /** Found on the native stack of a thread. */
    record NativeStack(long object, int thread) implements HprofRoot {}

    /** A class that is never unloaded. */
    record StickyClass(long object) implements HprofRoot {}

    /** A thread block. */
    record ThreadBlock(long object, int thread) implements HprofRoot {}

    /** An object whose monitor is held or waited for. */
    record MonitorUsed(long object) implements HprofRoot {}

    /**
     * A live thread.
     *
     * @param trace serial number of its stack, which has to be written before; 0 for none
     */
    record ThreadObject(long object, int thread, int trace) implements HprofRoot {}
}

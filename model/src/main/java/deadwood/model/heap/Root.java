package deadwood.model.heap;

/**
 * A GC root.
 *
 * @param kind why it is one
 * @param object id of the object
 * @param threadSerial serial number of the thread in {@link ThreadTable}, or {@link HeapGraph#NONE}
 * @param frame number of the frame in the thread's stack, 0 at the top, or {@link HeapGraph#NONE}
 */
public record Root(RootKind kind, int object, int threadSerial, int frame) {}

package deadwood.model.heap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The threads of a heap with their stacks. */
public final class ThreadTable {

    /**
     * @param serial number by which roots name the thread
     * @param object id of the {@code java.lang.Thread} object, or {@link HeapGraph#NONE}
     * @param frames the stack, the innermost call first; empty if the dump has none
     */
    public record HeapThread(int serial, int object, List<StackFrame> frames) {

        public HeapThread {
            frames = List.copyOf(frames);
        }
    }

    /**
     * @param className as in Java source, or "" if the dump does not say
     * @param method name of the method
     * @param signature its descriptor as in a class file, or ""
     * @param sourceFile name of the file, or ""
     * @param line line number from 1 on; 0 or less if there is none: −1 unknown, −2 compiled, −3 native
     */
    public record StackFrame(String className, String method, String signature, String sourceFile, int line) {

        /** As in a Java stack trace: {@code com.acme.Router.route(Router.java:42)}. */
        @Override
        public String toString() {
            final String file = sourceFile.isEmpty() ? "Unknown Source" : sourceFile;
            final String where = line == -3 ? "Native Method" : line > 0 ? file + ":" + line : file;
            return (className.isEmpty() ? "" : className + ".") + method + "(" + where + ")";
        }
    }

    private final List<HeapThread> threads;
    private final Map<Integer, HeapThread> bySerial = new HashMap<>();
    private final Map<Integer, HeapThread> byObject = new HashMap<>();

    public ThreadTable(final List<HeapThread> threads) {
        this.threads = List.copyOf(threads);
        for (final HeapThread thread : threads) {
            bySerial.put(thread.serial(), thread);
            if (thread.object() != HeapGraph.NONE) {
                byObject.put(thread.object(), thread);
            }
        }
    }

    public List<HeapThread> all() {
        return threads;
    }

    /** The thread of that serial number, or null. */
    public @Nullable HeapThread bySerial(final int serial) {
        return bySerial.get(serial);
    }

    /** The thread whose {@code java.lang.Thread} object this is, or null. */
    public @Nullable HeapThread byObject(final int object) {
        return byObject.get(object);
    }
}

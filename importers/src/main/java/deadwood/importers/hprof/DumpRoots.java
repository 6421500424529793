package deadwood.importers.hprof;

import deadwood.model.heap.RootKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** GC roots as the dump lists them, by address. For one thread. */
final class DumpRoots {

    /** More are no help to anybody and would fill the Java heap. */
    static final int MAXIMUM = 2_000_000;

    private long[] addresses = new long[256];
    private long[] positions = new long[256];
    private byte[] tags = new byte[256];
    private int[] threads = new int[256];
    private int[] frames = new int[256];
    private int size;
    private final Warnings.Counter tooMany = new Warnings.Counter(Warnings.Kind.TOO_MANY_ROOTS);

    int size() {
        return size;
    }

    void add(final int tag, final long position, final long address, final int thread, final int frame) {
        if (size == MAXIMUM) {
            tooMany.add(position);
            return;
        }
        if (size == addresses.length) {
            final int larger = size * 2;
            addresses = Arrays.copyOf(addresses, larger);
            positions = Arrays.copyOf(positions, larger);
            tags = Arrays.copyOf(tags, larger);
            threads = Arrays.copyOf(threads, larger);
            frames = Arrays.copyOf(frames, larger);
        }
        addresses[size] = address;
        positions[size] = position;
        tags[size] = (byte) tag;
        threads[size] = thread;
        frames[size] = frame;
        size++;
    }

    void addAll(final DumpRoots other) {
        for (int i = 0; i < other.size; i++) {
            add(other.tag(i), other.positions[i], other.addresses[i], other.threads[i], other.frames[i]);
        }
        tooMany.add(Long.MAX_VALUE, other.tooMany.count());
    }

    void report(final Warnings warnings) {
        tooMany.report(warnings);
    }

    int tag(final int index) {
        return tags[index] & 0xff;
    }

    long address(final int index) {
        return addresses[index];
    }

    long position(final int index) {
        return positions[index];
    }

    /** Serial number of a thread, −1 if there is none. */
    int thread(final int index) {
        return threads[index];
    }

    /** Number of a frame, or the serial number of the stack trace of a ROOT_THREAD_OBJECT; −1 if there is none. */
    int frame(final int index) {
        return frames[index];
    }

    /** The kind that a tag stands for, null for an object that Android marks as unreachable. */
    static @Nullable RootKind kind(final int tag) {
        return switch (tag) {
            case Tags.ROOT_JNI_GLOBAL -> RootKind.JNI_GLOBAL;
            case Tags.ROOT_JNI_LOCAL -> RootKind.JNI_LOCAL;
            case Tags.ROOT_JAVA_FRAME -> RootKind.JAVA_FRAME;
            case Tags.ROOT_NATIVE_STACK -> RootKind.NATIVE_STACK;
            case Tags.ROOT_STICKY_CLASS -> RootKind.SYSTEM_CLASS;
            case Tags.ROOT_THREAD_BLOCK -> RootKind.THREAD_BLOCK;
            case Tags.ROOT_MONITOR_USED -> RootKind.MONITOR;
            case Tags.ROOT_THREAD_OBJECT -> RootKind.THREAD;
            case Tags.ROOT_INTERNED_STRING -> RootKind.INTERNED_STRING;
            case Tags.ROOT_FINALIZING -> RootKind.FINALIZING;
            case Tags.ROOT_DEBUGGER -> RootKind.DEBUGGER;
            case Tags.ROOT_REFERENCE_CLEANUP -> RootKind.REFERENCE_CLEANUP;
            case Tags.ROOT_VM_INTERNAL -> RootKind.VM_INTERNAL;
            case Tags.ROOT_JNI_MONITOR -> RootKind.JNI_MONITOR;
            case Tags.UNREACHABLE -> null;
            default -> RootKind.UNKNOWN;
        };
    }
}

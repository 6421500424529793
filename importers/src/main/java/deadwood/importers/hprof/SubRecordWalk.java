package deadwood.importers.hprof;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the sub-records of a part of a heap dump, for one thread. What a sub-record means is up to the subclass.
 * <p>
 * A walk ends at the end of the part or at the first sub-record that cannot be one: an unknown tag, or more bytes than there are.
 */
abstract class SubRecordWalk implements AutoCloseable {

    private static final long PAUSE = 1 << 20;

    final DumpWindow window;
    private final int idSize;
    /** Bytes of the longest header: a tag, two ids, two numbers. */
    private final int longestHeader;
    private @Nullable String damage;

    SubRecordWalk(final DumpFile file, final int windowSize) {
        this.window = new DumpWindow(file, windowSize);
        this.idSize = file.idSize();
        this.longestHeader = 1 + 2 * idSize + 8;
    }

    @Override
    public void close() {
        window.close();
    }

    /** What ended the last walk early, null if nothing did. */
    final @Nullable String damage() {
        return damage;
    }

    /**
     * @param start where a sub-record begins
     * @return where the walk ended: {@code end}, or behind the last good sub-record
     */
    final long walk(final long start, final long end) throws IOException {
        damage = null;
        window.limit(end);
        long position = start;
        long pause = start + PAUSE;
        while (position < end && !endsAt(position)) {
            final long next = subRecord(position, end);
            if (next < 0) {
                return position;
            }
            position = next;
            if (position >= pause) {
                pause = position + PAUSE;
                pause(position);
            }
        }
        return position;
    }

    private long subRecord(final long position, final long end) throws IOException {
        final long left = end - position;
        final long at = window.at(position, (int) Math.min(longestHeader, left));
        final int tag = window.u1(at);
        return switch (tag) {
            case Tags.INSTANCE_DUMP -> takeInstance(position, at, left);
            case Tags.OBJECT_ARRAY_DUMP -> takeObjectArray(position, at, left);
            case Tags.PRIMITIVE_ARRAY_DUMP -> takePrimitiveArray(position, at, left, true);
            case Tags.PRIMITIVE_ARRAY_NO_DATA -> takePrimitiveArray(position, at, left, false);
            case Tags.CLASS_DUMP -> takeClass(position, end);
            default -> takeRoot(tag, position, at, left);
        };
    }

    private long takeInstance(final long position, final long at, final long left) throws IOException {
        final int header = 1 + 2 * idSize + 8;
        if (left < header) {
            return cut(left);
        }
        final long size = window.u4(at + 5 + 2L * idSize);
        if (size > left - header) {
            return tooLong("an object", size, left - header);
        }
        instance(position, window.id(at + 1), window.id(at + 5 + idSize), position + header, size);
        return position + header + size;
    }

    private long takeObjectArray(final long position, final long at, final long left) throws IOException {
        final int header = 1 + 2 * idSize + 8;
        if (left < header) {
            return cut(left);
        }
        final long length = window.u4(at + 5 + idSize);
        final long size = length * idSize;
        if (size > left - header || length > Integer.MAX_VALUE) {
            return tooLong("an array", size, left - header);
        }
        objectArray(position, window.id(at + 1), window.id(at + 9 + idSize), position + header, (int) length);
        return position + header + size;
    }

    private long takePrimitiveArray(final long position, final long at, final long left, final boolean data)
            throws IOException {
        final int header = 1 + idSize + 9;
        if (left < header) {
            return cut(left);
        }
        final long length = window.u4(at + 5 + idSize);
        final int type = window.u1(at + 9 + idSize);
        final int elementSize = HprofTypes.primitiveSize(type);
        if (elementSize == 0) {
            damage = "an array has elements of the unknown type " + type;
            return -1;
        }
        final long size = data ? length * elementSize : 0;
        if (size > left - header || length > Integer.MAX_VALUE) {
            return tooLong("an array", size, left - header);
        }
        primitiveArray(position, window.id(at + 1), type, (int) length);
        return position + header + size;
    }

    private long takeClass(final long position, final long end) throws IOException {
        final ClassRecord type = ClassRecord.read(window, idSize, position, end);
        if (type == null) {
            damage = "the description of a class is damaged or cut";
            return -1;
        }
        classDump(type);
        return type.end();
    }

    private long takeRoot(final int tag, final long position, final long at, final long left) throws IOException {
        final int size = rootSize(tag, idSize);
        if (size < 0) {
            damage = "there is no kind of sub-record 0x%02x".formatted(tag);
            return -1;
        }
        if (left < size) {
            return cut(left);
        }
        final int numbers = tag == Tags.ROOT_JNI_GLOBAL ? 0 : size - 1 - idSize;
        if (tag != Tags.HEAP_DUMP_INFO) {
            root(tag, position, window.id(at + 1), numbers >= 4 ? window.i4(at + 1 + idSize) : -1,
                    numbers == 8 ? window.i4(at + 5 + idSize) : -1);
        }
        return position + size;
    }

    /** Bytes of a sub-record that names a root, its tag included; −1 if it is none. */
    static int rootSize(final int tag, final int idSize) {
        return switch (tag) {
            case Tags.ROOT_UNKNOWN, Tags.ROOT_STICKY_CLASS, Tags.ROOT_MONITOR_USED, Tags.ROOT_INTERNED_STRING,
                    Tags.ROOT_FINALIZING, Tags.ROOT_DEBUGGER, Tags.ROOT_REFERENCE_CLEANUP, Tags.ROOT_VM_INTERNAL,
                    Tags.UNREACHABLE ->
                1
                        + idSize;
            case Tags.ROOT_JNI_GLOBAL -> 1 + 2 * idSize;
            case Tags.ROOT_NATIVE_STACK, Tags.ROOT_THREAD_BLOCK -> 1 + idSize + 4;
            case Tags.ROOT_JNI_LOCAL, Tags.ROOT_JAVA_FRAME, Tags.ROOT_THREAD_OBJECT, Tags.ROOT_JNI_MONITOR -> 1
                    + idSize + 8;
            case Tags.HEAP_DUMP_INFO -> 1 + 4 + idSize;
            default -> -1;
        };
    }

    private long cut(final long left) {
        damage = "an entry is cut after %d bytes".formatted(left);
        return -1;
    }

    private long tooLong(final String what, final long size, final long left) {
        damage = "%s announces %d bytes, %d are left".formatted(what, size, left);
        return -1;
    }

    /** Whether the walk is to end here. */
    boolean endsAt(final long position) {
        return false;
    }

    /** Called between two sub-records about every MiB. */
    abstract void pause(long position) throws IOException;

    /** @param payload position of the values of its fields, which take {@code size} bytes */
    abstract void instance(long position, long address, long classAddress, long payload, long size)
            throws IOException;

    abstract void objectArray(long position, long address, long classAddress, long elements, int length)
            throws IOException;

    abstract void primitiveArray(long position, long address, int type, int length) throws IOException;

    abstract void classDump(ClassRecord type) throws IOException;

    /**
     * @param thread serial number of a thread, −1 if that kind of root has none
     * @param frame number of a frame in its stack, or the serial number of a stack trace for ROOT_THREAD_OBJECT; −1 if there is none
     */
    abstract void root(int tag, long position, long address, int thread, int frame) throws IOException;
}

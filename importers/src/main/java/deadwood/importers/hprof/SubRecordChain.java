package deadwood.importers.hprof;

import deadwood.model.store.CancelSignal;
import java.io.IOException;

/**
 * Tells whether sub-records stand at a place of a heap dump: a dump of JDK 8 is one record of gigabytes, and a wrong byte in it shall not cost all
 * that stands behind. For one thread.
 */
final class SubRecordChain implements AutoCloseable {

    private static final int WINDOW = 64 << 10;
    private static final long CHECK_MASK = (1 << 20) - 1;
    /** So many objects of classes that the dump names are no coincidence. */
    private static final int ENOUGH = 6;
    private static final int MOST_RECORDS = 100;

    private final DumpWindow window;
    private final LongLongMap classNames;
    private final int idSize;

    /** @param classNames has the ids of all classes as keys */
    SubRecordChain(final DumpFile file, final LongLongMap classNames) {
        this.window = new DumpWindow(file, WINDOW);
        this.classNames = classNames;
        this.idSize = file.idSize();
    }

    @Override
    public void close() {
        window.close();
    }

    /** The first place from {@code from} on where sub-records stand; {@code end} if there is none. */
    long search(final long from, final long end, final CancelSignal cancel) throws IOException {
        window.limit(end);
        for (long position = from; position < end; position++) {
            if ((position & CHECK_MASK) == 0) {
                cancel.check();
            }
            final int tag = window.u1(window.at(position, 1));
            if (tag >= Tags.CLASS_DUMP && tag <= Tags.PRIMITIVE_ARRAY_DUMP && stands(position, end)) {
                return position;
            }
        }
        return end;
    }

    private boolean stands(final long start, final long end) throws IOException {
        long position = start;
        int named = 0;
        for (int records = 0; records < MOST_RECORDS && named < ENOUGH; records++) {
            final long left = end - position;
            if (left < 9 + 2L * idSize) {
                return named > 1 && left == 0;
            }
            final int tag = window.u1(window.at(position, 9 + 2 * idSize));
            final long size = size(tag, position, end);
            if (size < 0 || size > left) {
                return false;
            }
            named += tag >= Tags.CLASS_DUMP && tag <= Tags.OBJECT_ARRAY_DUMP ? 1 : 0;
            position += size;
        }
        return named >= ENOUGH;
    }

    /** Bytes of a sub-record, −1 if it cannot be one. */
    private long size(final int tag, final long position, final long end) throws IOException {
        final int header = 9 + 2 * idSize;
        final long at = window.at(position, header);
        if (window.id(at + 1) == 0) {
            return -1;
        }
        return switch (tag) {
            case Tags.CLASS_DUMP -> {
                final ClassRecord type = isClass(at + 1) ? ClassRecord.read(window, idSize, position, end) : null;
                yield type == null ? -1 : type.end() - position;
            }
            case Tags.INSTANCE_DUMP -> isClass(at + 5 + idSize) ? header + window.u4(at + 5 + 2L * idSize) : -1;
            case Tags.OBJECT_ARRAY_DUMP -> isClass(at + 9 + idSize) ? header + window.u4(at + 5 + idSize) * idSize : -1;
            case Tags.PRIMITIVE_ARRAY_DUMP -> {
                final int elementSize = HprofTypes.primitiveSize(window.u1(at + 9 + idSize));
                yield elementSize == 0 ? -1 : 10 + idSize + window.u4(at + 5 + idSize) * elementSize;
            }
            default -> SubRecordWalk.rootSize(tag, idSize);
        };
    }

    private boolean isClass(final long at) {
        return classNames.get(window.id(at)) != LongLongMap.MISSING;
    }
}

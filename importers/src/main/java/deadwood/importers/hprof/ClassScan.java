package deadwood.importers.hprof;

import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the classes that stand in front of the first object, which is where HotSpot writes all of them. */
final class ClassScan extends SubRecordWalk {

    private static final int WINDOW = 64 << 10;

    private final CancelSignal cancel;
    private final List<ClassRecord> classes = new ArrayList<>();
    private boolean objectSeen;
    private long firstObject;

    private ClassScan(final DumpFile file, final CancelSignal cancel) {
        super(file, WINDOW);
        this.cancel = cancel;
    }

    /**
     * What was found.
     *
     * @param classes in the order of the file
     * @param objects what follows, beginning with the first object
     */
    record Found(List<ClassRecord> classes, DumpRanges objects) {}

    /** @return null if something is damaged, or there are no objects */
    static @Nullable Found scan(final DumpFile file, final DumpRanges heap, final CancelSignal cancel)
            throws IOException {
        try (ClassScan scan = new ClassScan(file, cancel)) {
            int range = 0;
            while (range < heap.size() && !scan.objectSeen) {
                final long end = scan.walk(heap.start(range), heap.end(range));
                if (scan.damage() != null || !scan.objectSeen && end != heap.end(range)) {
                    return null;
                }
                range++;
            }
            if (!scan.objectSeen) {
                return null;
            }
            final DumpRanges objects = new DumpRanges();
            objects.add(scan.firstObject, heap.end(range - 1));
            for (; range < heap.size(); range++) {
                objects.add(heap.start(range), heap.end(range));
            }
            return new Found(scan.classes, objects);
        }
    }

    private void object(final long position) {
        if (!objectSeen) {
            objectSeen = true;
            firstObject = position;
        }
    }

    @Override
    boolean endsAt(final long position) {
        return objectSeen;
    }

    @Override
    void pause(final long position) {
        cancel.check();
    }

    @Override
    void instance(final long position, final long address, final long classAddress, final long payload,
            final long size) {
        object(position);
    }

    @Override
    void objectArray(final long position, final long address, final long classAddress, final long elements,
            final int length) {
        object(position);
    }

    @Override
    void primitiveArray(final long position, final long address, final int type, final int length) {
        object(position);
    }

    @Override
    void classDump(final ClassRecord type) {
        classes.add(type);
    }

    @Override
    void root(final int tag, final long position, final long address, final int thread, final int frame) {
        // Roots do not matter where objects are only counted.
    }
}

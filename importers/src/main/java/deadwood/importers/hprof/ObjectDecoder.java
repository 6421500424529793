package deadwood.importers.hprof;

import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.ClassIds;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.LongColumn;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Decodes the objects of one piece after the other: class, length and references. For one thread. */
final class ObjectDecoder extends SubRecordWalk {

    private static final int WINDOW = 1 << 20;
    private static final int SMALLEST_ARCHIVE = 1000;

    private final DumpClasses classes;
    private final GraphRoots roots;
    private final AddressIndex index;
    private final ClassIds classIds;
    private final GapMeter meter;
    private final RowBuffer rows;
    private final @Nullable LongColumn seen;
    private final CancelSignal stop;
    private final DumpFile file;
    private final int idSize;
    private final Warnings.Counter dangling = new Warnings.Counter(Warnings.Kind.DANGLING_REFERENCE);
    private final Warnings.Counter repeated = new Warnings.Counter(Warnings.Kind.DUPLICATE_OBJECT);
    private final Warnings.Counter unknown = new Warnings.Counter(Warnings.Kind.UNKNOWN_CLASS);
    private final Warnings.Counter odd = new Warnings.Counter(Warnings.Kind.ODD_PAYLOAD);
    private long lastClassAddress;
    private DumpClass lastClass;

    ObjectDecoder(final DumpFile file, final DumpClasses classes, final GraphRoots roots, final GraphColumns columns,
            final RowBuffer rows, final @Nullable LongColumn seen, final CancelSignal stop) {
        super(file, WINDOW);
        this.file = file;
        this.classes = classes;
        this.roots = roots;
        this.index = columns.index();
        this.classIds = columns.classIds();
        this.meter = new GapMeter(index, classes);
        this.rows = rows;
        this.seen = seen;
        this.stop = stop;
        this.idSize = file.idSize();
        this.lastClass = classes.classClass();
        this.lastClassAddress = lastClass.address;
    }

    /** Decodes sub-records that the first pass has found to be good. */
    void piece(final long start, final long end) throws IOException {
        if (walk(start, end) != end) {
            throw new deadwood.importers.ImportException.Corrupt(
                    file.path() + " was changed while it was being read", start);
        }
        meter.endPiece();
    }

    /** Distances between the objects that were decoded. */
    GapMeter meter() {
        return meter;
    }

    void report(final Warnings warnings) {
        dangling.report(warnings);
        repeated.report(warnings);
        unknown.report(warnings);
        odd.report(warnings);
    }

    @Override
    void pause(final long position) {
        stop.check();
    }

    /** The id of the object if it is one to decode: not one that has the address of another. */
    private int take(final long position, final long address) {
        final int object = index.idOf(address);
        if (seen != null && object != HeapGraph.NONE && !firstTime(seen, object)) {
            repeated.add(position);
            return HeapGraph.NONE;
        }
        return object;
    }

    /** Notes an object as decoded; says whether it was not before. */
    static boolean firstTime(final LongColumn seen, final int object) {
        final long word = seen.get(object >>> 6);
        seen.set(object >>> 6, word | 1L << object);
        return (word & 1L << object) == 0;
    }

    @Override
    void instance(final long position, final long address, final long classAddress, final long payload,
            final long size) throws IOException {
        final int object = take(position, address);
        if (object == HeapGraph.NONE) {
            rows.breakRun();
            return;
        }
        if (classAddress != lastClassAddress) {
            lastClass = classes.ofInstance(classAddress);
            lastClassAddress = classAddress;
        }
        final DumpClass type = lastClass;
        classIds.set(object, type.id);
        meter.object(object, address, type, 0);
        rows.position(object, position, payload + size);
        rows.beginRow(object);
        if (type.payloadSize == size && size <= window.capacity()) {
            final long base = size == 0 ? 0 : window.at(payload, (int) size);
            for (final int offset : type.referenceOffsets) {
                add(position, window.id(base + offset));
            }
        } else {
            oddFields(type, position, payload, size);
        }
        if (type.referentOffset >= 0 && type.referentOffset + idSize <= size) {
            weak(type, object, position, window.id(window.at(payload + type.referentOffset, idSize)));
        }
        if (type.keptMirror != HeapGraph.NONE) {
            rows.add(type.keptMirror);
        }
        if (type.thread) {
            for (final int local : roots.takeLocals(object)) {
                rows.add(local);
            }
        }
        rows.endRow();
    }

    /** Fields of an object that is not as its class says, or larger than the window. */
    private void oddFields(final DumpClass type, final long position, final long payload, final long size)
            throws IOException {
        if (type.record == null) {
            unknown.add(position);
        } else if (type.payloadSize >= 0 && type.payloadSize != size) {
            odd.add(position);
        }
        for (final int offset : type.referenceOffsets) {
            if (offset + idSize <= size) {
                add(position, window.id(window.at(payload + offset, idSize)));
            }
        }
        rows.breakRun();
    }

    private void weak(final DumpClass type, final int object, final long position, final long address)
            throws IOException {
        if (address != 0) {
            final int referent = index.idOf(address);
            if (referent != HeapGraph.NONE) {
                rows.addWeak(object, referent);
            } else if (type.strength != ReferenceStrength.SOFT) {
                dangling.add(position);
            }
        }
    }

    private void add(final long position, final long address) throws IOException {
        if (address != 0) {
            final int target = index.idOf(address);
            if (target == HeapGraph.NONE) {
                dangling.add(position);
            } else {
                rows.add(target);
            }
        }
    }

    @Override
    void objectArray(final long position, final long address, final long classAddress, final long elements,
            final int length) throws IOException {
        final int object = take(position, address);
        if (object == HeapGraph.NONE) {
            rows.breakRun();
            return;
        }
        final DumpClass type = classes.ofObjectArray(classAddress);
        if (type.record == null) {
            unknown.add(position);
        }
        classIds.set(object, type.id);
        meter.object(object, address, type, length);
        rows.length(object, length);
        rows.position(object, position, elements + (long) length * idSize);
        rows.beginRow(object);
        final long danglingBefore = dangling.count();
        elements(position, elements, length);
        if (dangling.count() > danglingBefore && isArchive(type, object, length)) {
            dangling.takeBack(danglingBefore);
        }
        if (type.keptMirror != HeapGraph.NONE) {
            rows.add(type.keptMirror);
        }
        rows.endRow();
    }

    private void elements(final long position, final long elements, final int length) throws IOException {
        final int most = window.capacity() / idSize;
        for (long from = 0; from < length; from += most) {
            final int count = (int) Math.min(most, length - from);
            final long base = window.at(elements + from * idSize, count * idSize);
            for (int i = 0; i < count; i++) {
                add(position, window.id(base + (long) i * idSize));
            }
            if (length > most) {
                stop.check();
            }
        }
    }

    /**
     * Whether an array is the one through which HotSpot holds the objects of its class data archive (heapShared.cpp, JDK 17 and later), which the
     * dump lists as a JNI global. The dumps of healthy JVMs leave out what of these nobody has used yet: that is no damage.
     */
    private boolean isArchive(final DumpClass type, final int object, final int length) {
        return length >= SMALLEST_ARCHIVE && type.name.equals("java.lang.Object[]") && roots.isJniGlobal(object);
    }

    @Override
    void primitiveArray(final long position, final long address, final int type, final int length)
            throws IOException {
        final int object = take(position, address);
        if (object == HeapGraph.NONE) {
            rows.breakRun();
            return;
        }
        final DumpClass arrayType = classes.ofPrimitiveArray(type);
        classIds.set(object, arrayType.id);
        meter.object(object, address, arrayType, length);
        rows.length(object, length);
        final long header = 1L + idSize + 9;
        rows.position(object, position, position + header + (long) length * HprofTypes.size(type, idSize));
        rows.beginRow(object);
        rows.endRow();
    }

    @Override
    void classDump(final ClassRecord type) {
        rows.breakRun();
    }

    @Override
    void root(final int tag, final long position, final long address, final int thread, final int frame) {
        rows.breakRun();
    }
}

package deadwood.importers.hprof;

import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;

/**
 * Counts the objects of one part of a dump with ids of 8 bytes after the other, looking at their headers alone. For one thread.
 * <p>
 * It gives up at anything that is not as HotSpot writes it: others read such dumps with more care. So there is a single check for each
 * object, and what stands behind the end of a part may be looked at, since a record that reaches there does not end where the part does.
 */
final class CountWalk implements AutoCloseable {

    /** Fits the second-level cache of a processor: the bytes are looked at right after they were copied. */
    private static final int WINDOW = 256 << 10;
    private static final int ID = Long.BYTES;
    /** Bytes of the header of an instance or an array of references: tag, id, serial number, class, length. */
    private static final int HEADER = 1 + 2 * ID + 8;
    private static final int PRIMITIVE_HEADER = 1 + ID + 9;
    private static final int AT_ID = 1;
    private static final int AT_CLASS = AT_ID + ID + 4;
    private static final int AT_FIELD_BYTES = AT_CLASS + ID;
    private static final int AT_LENGTH = AT_ID + ID + 4;
    private static final int AT_ELEMENTS = AT_LENGTH + 4;
    /** Beyond this share of all objects the addresses are in no order that is of use. */
    private static final int MOST_RUNS_SHARE = 64;
    private static final int FEW_RUNS = 1000;
    /** They stand on the Java heap, 32 bytes each. */
    private static final int MOST_RUNS = 1 << 18;
    /** Smaller than the regions that several threads of a JVM dump side by side. */
    private static final long FARTHEST = 64 << 10;
    private static final long GIVE_UP = Long.MAX_VALUE;

    private final DumpFile file;
    private final CountedClasses classes;
    private final ClassKeys keys;
    private final Landmarks landmarks;
    private final HeapCount count;
    private final GapTable gaps;
    private final Arena arena = Arena.ofShared();
    /** Big-endian, as the dump is. A buffer rather than its segment: it takes fewer calls while the code is not compiled yet. */
    private final ByteBuffer buffer = arena.allocate(WINDOW + HEADER, Long.BYTES).asByteBuffer();
    private long windowStart;
    private long lastClass;
    private long lastFound;

    /** The object before, whose distance to the next is not known yet; 0 where a run begins. */
    private long previous;
    private int slot;
    private long elementBytes;
    private long runStart;
    private int landmark;
    private long landmarkAddress;
    private long addressBits;
    private long objects;
    private boolean odd;

    CountWalk(final DumpFile file, final CountedClasses classes) {
        this.file = file;
        this.classes = classes;
        this.keys = classes.keys();
        this.landmarks = classes.landmarks();
        this.count = new HeapCount(classes.size());
        this.gaps = count.gaps;
        this.lastFound = keys.find(0);
    }

    /**
     * Counts the objects of a part.
     *
     * @return false if the dump has to be read with more care
     */
    boolean part(final long start, final long end, final CancelSignal stop) throws IOException {
        long position = start;
        while (position < end && !odd && areFew(count.runs)) {
            stop.check();
            final int filled = (int) Math.min(WINDOW, end - position);
            windowStart = position;
            buffer.clear().limit(filled);
            file.read(buffer, position);
            buffer.clear();
            position += walk(position + filled == end ? filled : filled - HEADER + 1);
        }
        endRun();
        return !odd && position == end && areFew(count.runs);
    }

    /** To be asked often: a part can be as large as the dump. */
    private boolean areFew(final AddressRuns runs) {
        return runs.size() <= Math.min(FEW_RUNS + objects / MOST_RUNS_SHARE, MOST_RUNS);
    }

    /** What was counted in all parts. */
    HeapCount count() {
        count.addressBits = addressBits;
        count.objects = objects;
        return count;
    }

    @Override
    public void close() {
        arena.close();
    }

    /**
     * Counts the objects of the window that begin before {@code limit}.
     *
     * @return where the next one begins
     */
    private long walk(final long limit) throws IOException {
        long at = 0;
        while (at < limit) {
            at = switch (buffer.get((int) at)) {
                case Tags.INSTANCE_DUMP -> instance(at);
                case Tags.OBJECT_ARRAY_DUMP -> objectArray(at);
                case Tags.PRIMITIVE_ARRAY_DUMP -> primitiveArray(at);
                default -> root(at);
            };
        }
        return at;
    }

    private long giveUp() {
        odd = true;
        return GIVE_UP;
    }

    private long find(final long classAddress) {
        if (classAddress != lastClass) {
            lastFound = keys.find(classAddress);
            lastClass = classAddress;
        }
        return lastFound;
    }

    private long instance(final long at) throws IOException {
        final int bytes = buffer.getInt((int) at + AT_FIELD_BYTES);
        final long found = find(buffer.getLong((int) at + AT_CLASS));
        if (ClassKeys.bytes(found) != bytes || bytes < 0) {
            return ClassKeys.bytes(found) == ClassKeys.STACK_CHUNK ? stackChunk(at, bytes) : giveUp();
        }
        follow(buffer.getLong((int) at + AT_ID), GapTable.ofInstance(ClassKeys.id(found)), 0);
        return at + HEADER + bytes;
    }

    private long stackChunk(final long at, final int bytes) throws IOException {
        if (bytes != classes.chunkBytes()) {
            return giveUp();
        }
        int words = 0;
        if (classes.chunkSizeOffset() >= 0) {
            final ByteBuffer size = ByteBuffer.allocate(Integer.BYTES);
            file.read(size, windowStart + at + HEADER + classes.chunkSizeOffset());
            words = size.getInt(0);
        }
        count.stackChunk(Math.max(words, 0));
        follow(buffer.getLong((int) at + AT_ID), GapTable.NOTHING, 0);
        return at + HEADER + bytes;
    }

    private long objectArray(final long at) {
        final int length = buffer.getInt((int) at + AT_LENGTH);
        final long found = find(buffer.getLong((int) at + AT_ELEMENTS));
        if (length < 0 || ClassKeys.bytes(found) != ClassKeys.OBJECT_ARRAY) {
            return giveUp();
        }
        count.arraysOf(ClassKeys.id(found)).add(length);
        follow(buffer.getLong((int) at + AT_ID), GapTable.ofObjectArray(length), (long) length * Integer.BYTES);
        return at + HEADER + (long) length * ID;
    }

    private long primitiveArray(final long at) {
        final int length = buffer.getInt((int) at + AT_LENGTH);
        final int type = buffer.get((int) at + AT_ELEMENTS);
        final int size = HprofTypes.primitiveSize(type);
        if (length < 0 || size == 0) {
            return giveUp();
        }
        count.arraysOf(classes.primitiveArray(type)).add(length);
        final int shift = Integer.numberOfTrailingZeros(size);
        final long bytes = (long) length << shift;
        follow(buffer.getLong((int) at + AT_ID), GapTable.ofPrimitiveArray(shift, length), bytes);
        return at + PRIMITIVE_HEADER + bytes;
    }

    /** Roots do not matter; classes were expected before the first object. */
    private long root(final long at) {
        final int size = SubRecordWalk.rootSize(buffer.get((int) at) & 0xff, ID);
        return size < 0 ? giveUp() : at + size;
    }

    /** Says that the next object is at an address, and so how far it is from the one before. */
    private void follow(final long address, final int itsSlot, final long itsElementBytes) {
        if (isJump(address) || address >= landmarkAddress) {
            turn(address, itsSlot);
        } else {
            gaps.add(slot, address - previous, elementBytes);
        }
        previous = address;
        slot = itsSlot;
        elementBytes = itsElementBytes;
        addressBits |= address;
        objects++;
    }

    /** Down, or that far up that others may lie between; from nowhere, too. */
    private boolean isJump(final long address) {
        return Long.compareUnsigned(address - previous - 1, FARTHEST) >= 0;
    }

    /** A run begins, or there are landmarks between the object before and this one. */
    private void turn(final long address, final int itsSlot) {
        if (isJump(address)) {
            endRun();
            runStart = address;
            landmark = landmarks.from(address);
            odd |= address <= 0;
        }
        for (; landmarks.address(landmark) < address; landmark++) {
            if (landmarks.isClassObject(landmark)) {
                gaps.add(slot, landmarks.address(landmark) - previous, elementBytes);
                previous = landmarks.address(landmark);
                slot = gaps.ofClassObject(landmarks.describedClass(landmark));
                elementBytes = 0;
            }
        }
        if (previous != 0) {
            gaps.add(slot, address - previous, elementBytes);
        }
        if (landmarks.address(landmark) == address) {
            // A class object among the others, or a loader that is an array, is none of HotSpot's.
            odd |= landmarks.isClassObject(landmark) || gaps.classOf(itsSlot) < 0;
            landmarks.saw(landmark, gaps.classOf(itsSlot));
            landmark++;
        }
        landmarkAddress = landmarks.address(landmark);
    }

    private void endRun() {
        if (previous != 0) {
            count.runs.add(runStart, previous, slot, elementBytes);
            previous = 0;
        }
    }
}

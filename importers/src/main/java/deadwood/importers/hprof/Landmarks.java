package deadwood.importers.hprof;

import deadwood.model.heap.HeapGraph;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Addresses to be noticed while the objects are counted: those of class objects, which stand among the objects of the heap but not among
 * those of the file, and those of class loaders, whose classes are wanted. Threads may note at once.
 */
final class Landmarks {

    /** In place of the class of an object: there is none. */
    static final int NOT_SEEN = HeapGraph.NONE;

    private final long[] addresses;
    /** Class that the class object stands for, {@link HeapGraph#NONE} for loaders. */
    private final int[] described;
    private final int[] seenAs;

    /** @param classClass the id of {@code java.lang.Class} */
    Landmarks(final List<DumpClass> classes, final int classClass) {
        addresses = classes.stream().filter(type -> type.record != null)
                .flatMapToLong(type -> LongStream.of(type.address, loader(type)))
                .filter(address -> address != 0).sorted().distinct().toArray();
        described = new int[addresses.length];
        seenAs = new int[addresses.length];
        Arrays.fill(described, HeapGraph.NONE);
        Arrays.fill(seenAs, NOT_SEEN);
        for (final DumpClass type : classes) {
            if (type.record != null) {
                final int index = Arrays.binarySearch(addresses, type.address);
                described[index] = type.id;
                seenAs[index] = classClass;
            }
        }
    }

    private static long loader(final DumpClass type) {
        return type.record == null ? 0 : type.record.loader();
    }

    int size() {
        return addresses.length;
    }

    /** Addresses ascend with the index; behind the last there is none but the highest of all. */
    long address(final int index) {
        return index < addresses.length ? addresses[index] : Long.MAX_VALUE;
    }

    /** The first that is not below an address. */
    int from(final long address) {
        final int index = Arrays.binarySearch(addresses, address);
        return index < 0 ? -1 - index : index;
    }

    /** Whether a class object is there. */
    boolean isClassObject(final int index) {
        return described[index] != HeapGraph.NONE;
    }

    /** The class that a class object stands for. */
    int describedClass(final int index) {
        return described[index];
    }

    /** Notes that an object of a class is there. */
    void saw(final int index, final int classId) {
        seenAs[index] = classId;
    }

    /** The class of the object there, {@link #NOT_SEEN} if there was none. */
    int classAt(final long address) {
        final int index = Arrays.binarySearch(addresses, address);
        return index < 0 ? NOT_SEEN : seenAs[index];
    }
}

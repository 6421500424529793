package deadwood.importers.hprof;

import deadwood.importers.hprof.layout.Gaps;
import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.HeapGraph;
import java.util.stream.IntStream;

/**
 * Measures how far it is from each object to the next one in the heap, which sizes are derived from, while the objects are decoded. In
 * the file an object is mostly followed by its neighbour in the heap, so the distance is a subtraction; where it is not (the collector
 * wrote the heap in another order, a piece of the file ends) the index of addresses knows the neighbour. For one thread.
 */
final class GapMeter {

    private final AddressIndex index;
    private final DumpClasses classes;
    private final Gaps gaps;
    private final IntStream.Builder stackChunks = IntStream.builder();
    private int previous = HeapGraph.NONE;
    private long previousAddress;
    private DumpClass previousType;
    private int previousLength;

    GapMeter(final AddressIndex index, final DumpClasses classes) {
        this.index = index;
        this.classes = classes;
        this.previousType = classes.classClass();
        this.gaps = new Gaps(classes.all().size());
    }

    /**
     * Takes note of an object.
     *
     * @param length number of elements if it is an array
     */
    void object(final int object, final long address, final DumpClass type, final int length) {
        if (previous != HeapGraph.NONE) {
            take(object == previous + 1 ? address : index.addressAfter(previousAddress));
        }
        previous = object;
        previousAddress = address;
        previousType = type;
        previousLength = length;
    }

    /** Ends a piece of the file: the next object is not expected to be the neighbour of the last. */
    void endPiece() {
        if (previous != HeapGraph.NONE) {
            take(index.addressAfter(previousAddress));
            previous = HeapGraph.NONE;
        }
    }

    private void take(final long next) {
        gaps.address(previousAddress);
        final DumpClass type = previousType;
        if (type.stackChunk) {
            stackChunks.accept(previous);
            return;
        }
        final long gap = next - previousAddress;
        if (next == AddressIndex.NO_ADDRESS || gap < 0) {
            // the last object, or one that is half of all addresses away from the next
            return;
        }
        if (type.elementType == null) {
            gaps.instance(type.id, gap);
        } else if (type.elementType.isReference()) {
            gaps.objectArray(previousLength, gap);
        } else {
            gaps.primitiveArray(type.elementType, previousLength, gap);
        }
    }

    /** Measures the class objects, whose records do not stand among their neighbours'. */
    void mirrors() {
        for (final DumpClass type : classes.all()) {
            if (type.mirror != HeapGraph.NONE) {
                gaps.address(type.address);
                final long next = index.addressAfter(type.address);
                if (next != AddressIndex.NO_ADDRESS && next - type.address >= 0) {
                    gaps.mirror(type.id, next - type.address);
                }
            }
        }
    }

    /** What was measured so far. */
    Gaps gaps() {
        return gaps;
    }

    /** Ids of the objects whose size their class does not tell. */
    IntStream stackChunks() {
        return stackChunks.build();
    }
}

package deadwood.importers.hprof;

import deadwood.model.heap.FieldType;
import deadwood.model.heap.ObjectLayout;

/**
 * Counts the arrays of a class so that their sizes can be added up when the layout of the JVM is known: how far the elements of an array
 * reach beyond a multiple of the alignment depends on its length modulo {@value #RESIDUES} at the most.
 */
final class ArrayTally {

    /** The largest alignment that HotSpot knows. */
    private static final int RESIDUES = 256;

    private final long[] counts = new long[RESIDUES];
    private long elements;

    void add(final int length) {
        counts[length & RESIDUES - 1]++;
        elements += length;
    }

    void add(final ArrayTally other) {
        for (int i = 0; i < RESIDUES; i++) {
            counts[i] += other.counts[i];
        }
        elements += other.elements;
    }

    long count() {
        long count = 0;
        for (final long ofResidue : counts) {
            count += ofResidue;
        }
        return count;
    }

    /** Sum of the shallow sizes. */
    long size(final ObjectLayout layout, final FieldType elementType) {
        long size = elements * elementType.bytes(layout.referenceSize());
        for (int residue = 0; residue < RESIDUES; residue++) {
            // What an array takes beside its elements is the same for all lengths of one residue.
            size += counts[residue] * (layout.arraySize(elementType, residue)
                    - (long) residue * elementType.bytes(layout.referenceSize()));
        }
        return size;
    }
}

package deadwood.model.structure.measure;

import org.jspecify.annotations.Nullable;

/** What is counted of one structure while it is walked. Used again and again: {@link #clear} begins anew. For one thread. */
final class Tally {

    /** The collection does not say how many elements it has. */
    static final long UNDECLARED = -1;

    long entries;
    long declared;
    long capacity;
    long emptySlots;
    long wastedBytes;
    long zeroValues;
    long zeroBytes;
    long collisions;
    long longestChain;
    long treeifiedBins;
    long tombstones;
    long staleEntries;
    long staleBytes;
    long resizing;
    boolean isTable;
    boolean isCircular;
    boolean isNeverFilled;
    @Nullable
    TrieMeasures trie;

    void clear() {
        entries = 0;
        declared = UNDECLARED;
        capacity = 0;
        emptySlots = 0;
        wastedBytes = 0;
        zeroValues = 0;
        zeroBytes = 0;
        collisions = 0;
        longestChain = 0;
        treeifiedBins = 0;
        tombstones = 0;
        staleEntries = 0;
        staleBytes = 0;
        resizing = 0;
        isTable = false;
        isCircular = false;
        isNeverFilled = false;
        trie = null;
    }

    void addEmptySlots(final long slots, final long bytesOfSlot) {
        emptySlots += slots;
        wastedBytes += slots * bytesOfSlot;
    }

    StructureMeasures measures() {
        final TableMeasures table = isTable
                ? new TableMeasures(collisions, longestChain, treeifiedBins, tombstones, staleEntries, staleBytes,
                        resizing)
                : null;
        return new StructureMeasures(entries, declared, capacity, emptySlots, wastedBytes, zeroValues, zeroBytes,
                table, trie);
    }
}

package deadwood.importers.hprof;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is counted of the objects of a dump. For one thread; those of several threads are added up. */
final class HeapCount {

    final GapTable gaps;
    final AddressRuns runs = new AddressRuns();
    /** By class id; null where there are none. */
    final @Nullable ArrayTally[] arrays;
    /** Number of stack chunks by their size in words. */
    final Map<Integer, Long> stackChunks = new TreeMap<>();
    /** Of all addresses. */
    long addressBits;
    long objects;

    HeapCount(final int classes) {
        this.gaps = new GapTable(classes);
        this.arrays = new ArrayTally[classes];
    }

    ArrayTally arraysOf(final int classId) {
        ArrayTally tally = arrays[classId];
        if (tally == null) {
            tally = new ArrayTally();
            arrays[classId] = tally;
        }
        return tally;
    }

    void stackChunk(final int words) {
        stackChunks.merge(words, 1L, Long::sum);
    }

    void add(final HeapCount other) {
        gaps.add(other.gaps);
        runs.addAll(other.runs);
        for (int id = 0; id < arrays.length; id++) {
            final ArrayTally tally = other.arrays[id];
            if (tally != null) {
                arraysOf(id).add(tally);
            }
        }
        other.stackChunks.forEach((words, count) -> stackChunks.merge(words, count, Long::sum));
        addressBits |= other.addressBits;
        objects += other.objects;
    }
}

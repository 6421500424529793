package deadwood.importers.hprof.layout;

import deadwood.model.heap.FieldType;
import java.util.Arrays;

/**
 * The distances from each object to the next one in the heap, summed up by class. An object is never larger than the distance to
 * the next; where nothing is between them it is exactly as large.
 * <p>
 * For one thread; those of several threads are merged.
 */
public final class Gaps {

    /** In place of a distance: there is none. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    private static final int RESIDUES = 8;
    private static final int ELEMENT_SIZES = 4;
    private static final int MAXIMUM_ALIGNMENT = 256;
    private static final int ENOUGH_TO_TELL_ALIGNMENT = 64;

    private long[] smallest;
    private int[] count;
    private int[] atSmallest;
    private long[] mirrors;
    private final long[][] arraySlack = new long[ELEMENT_SIZES][RESIDUES];
    private final long[][] referenceSlack = new long[ELEMENT_SIZES][RESIDUES];
    private long addressBits;
    private long addresses;
    private long lowest = UNKNOWN;
    private long highest;

    /** @param classes number of classes */
    public Gaps(final int classes) {
        this.smallest = new long[classes];
        this.count = new int[classes];
        this.atSmallest = new int[classes];
        this.mirrors = new long[classes];
        Arrays.fill(smallest, UNKNOWN);
        Arrays.fill(mirrors, UNKNOWN);
        for (int i = 0; i < ELEMENT_SIZES; i++) {
            Arrays.fill(arraySlack[i], UNKNOWN);
            Arrays.fill(referenceSlack[i], UNKNOWN);
        }
    }

    /** An object of any kind is at an address. */
    public void address(final long address) {
        addressBits |= address;
        addresses++;
        lowest = Math.min(lowest, address);
        highest = Math.max(highest, address);
    }

    /** An object that is no array and no class object; its class may be one that turned up late, with a number beyond the others. */
    public void instance(final int classId, final long gap) {
        if (classId >= count.length) {
            grow(classId + 1);
        }
        count[classId]++;
        if (gap < smallest[classId]) {
            smallest[classId] = gap;
            atSmallest[classId] = 1;
        } else if (gap == smallest[classId]) {
            atSmallest[classId]++;
        }
    }

    /**
     * All instances of a class at once, of which nothing else is said.
     *
     * @param gap the smallest, {@link #UNKNOWN} if there is none
     * @param all number of instances with a distance
     * @param withGap number of those with the smallest
     */
    public void instances(final int classId, final long gap, final int all, final int withGap) {
        smallest[classId] = gap;
        count[classId] = all;
        atSmallest[classId] = withGap;
    }

    /**
     * Objects of any kind, all at once.
     *
     * @param bits of their addresses, OR-ed
     */
    public void addresses(final long number, final long bits, final long lowestAddress, final long highestAddress) {
        addresses = number;
        addressBits = bits;
        lowest = lowestAddress;
        highest = highestAddress;
    }

    /** The class object of a class that the dump describes. */
    public void mirror(final int describedClassId, final long gap) {
        mirrors[describedClassId] = Math.min(mirrors[describedClassId], gap);
    }

    /** An array of primitives. */
    public void primitiveArray(final FieldType type, final int length, final long gap) {
        slack(arraySlack, type.bytes(0), length, gap);
    }

    /** An array of references. */
    public void objectArray(final int length, final long gap) {
        slack(referenceSlack, Integer.BYTES, length, gap);
        slack(referenceSlack, Long.BYTES, length, gap);
    }

    /** Arrays of references all at once: what {@link #referenceSlack(int, int)} is to say. */
    public void referenceSlack(final int referenceSize, final int residue, final long slack) {
        referenceSlack[Integer.numberOfTrailingZeros(referenceSize)][residue] = slack;
    }

    /** What is left for the header behind the elements depends on how far they fill the last 8 bytes. */
    private static void slack(final long[][] slack, final int elementSize, final long length, final long gap) {
        final long bytes = length * elementSize;
        final long[] ofSize = slack[Integer.numberOfTrailingZeros(elementSize)];
        final int residue = (int) (bytes % RESIDUES);
        ofSize[residue] = Math.min(ofSize[residue], gap - bytes);
    }

    private void grow(final int least) {
        final int from = count.length;
        final int to = Math.max(least, from + (from >> 1));
        count = Arrays.copyOf(count, to);
        atSmallest = Arrays.copyOf(atSmallest, to);
        smallest = Arrays.copyOf(smallest, to);
        mirrors = Arrays.copyOf(mirrors, to);
        Arrays.fill(smallest, from, to, UNKNOWN);
        Arrays.fill(mirrors, from, to, UNKNOWN);
    }

    /**
     * Gives the classes other numbers.
     *
     * @param newIds by number so far, as many as there are classes
     */
    public void renumber(final int[] newIds) {
        final Gaps old = new Gaps(newIds.length);
        old.add(this);
        smallest = new long[newIds.length];
        mirrors = new long[newIds.length];
        count = new int[newIds.length];
        atSmallest = new int[newIds.length];
        for (int i = 0; i < newIds.length; i++) {
            smallest[newIds[i]] = old.smallest[i];
            mirrors[newIds[i]] = old.mirrors[i];
            count[newIds[i]] = old.count[i];
            atSmallest[newIds[i]] = old.atSmallest[i];
        }
    }

    /** Adds what another thread gathered. */
    public void add(final Gaps other) {
        if (other.count.length > count.length) {
            grow(other.count.length);
        }
        for (int i = 0; i < other.smallest.length; i++) {
            count[i] += other.count[i];
            mirrors[i] = Math.min(mirrors[i], other.mirrors[i]);
            if (other.smallest[i] < smallest[i]) {
                smallest[i] = other.smallest[i];
                atSmallest[i] = other.atSmallest[i];
            } else if (other.smallest[i] == smallest[i]) {
                atSmallest[i] += other.atSmallest[i];
            }
        }
        for (int size = 0; size < ELEMENT_SIZES; size++) {
            for (int residue = 0; residue < RESIDUES; residue++) {
                arraySlack[size][residue] = Math.min(arraySlack[size][residue], other.arraySlack[size][residue]);
                referenceSlack[size][residue] = Math.min(referenceSlack[size][residue],
                        other.referenceSlack[size][residue]);
            }
        }
        addressBits |= other.addressBits;
        addresses += other.addresses;
        lowest = Math.min(lowest, other.lowest);
        highest = Math.max(highest, other.highest);
    }

    /** The smallest distance from an instance of the class to the next object, {@link #UNKNOWN} if there is none. */
    long smallest(final int classId) {
        return smallest[classId];
    }

    /** Number of instances. */
    int count(final int classId) {
        return count[classId];
    }

    /** Number of instances with the smallest distance. */
    int atSmallest(final int classId) {
        return atSmallest[classId];
    }

    /** The distance from the class object of a class to the next object, {@link #UNKNOWN} if there is none. */
    long mirror(final int classId) {
        return mirrors[classId];
    }

    /**
     * The smallest distance of arrays of primitives that is not taken by elements.
     *
     * @param elementSize of an element: 1, 2, 4 or 8 bytes
     * @param residue number of bytes, 0 to 7, by which the elements reach beyond a multiple of 8
     */
    long arraySlack(final int elementSize, final int residue) {
        return arraySlack[Integer.numberOfTrailingZeros(elementSize)][residue];
    }

    /** As {@link #arraySlack}, for arrays of references if those had {@code referenceSize} bytes. */
    long referenceSlack(final int referenceSize, final int residue) {
        return referenceSlack[Integer.numberOfTrailingZeros(referenceSize)][residue];
    }

    /** Whether ids are multiples of 8 as the addresses of objects in HotSpot are. */
    boolean areAddresses() {
        return addresses > 0 && addressBits % RESIDUES == 0;
    }

    /** The largest power of two, 8 to 256, that all addresses are multiples of; 8 if there are too few to tell. */
    int alignment() {
        return addresses < ENOUGH_TO_TELL_ALIGNMENT
                ? RESIDUES
                : Math.clamp(Long.lowestOneBit(addressBits), RESIDUES, MAXIMUM_ALIGNMENT);
    }

    /** Number of bytes from the lowest to the highest address. */
    long span() {
        return addresses == 0 ? 0 : highest - lowest;
    }
}

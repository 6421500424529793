package deadwood.importers.hprof;

import deadwood.importers.hprof.layout.Gaps;
import deadwood.model.heap.FieldType;
import java.util.Arrays;

/**
 * Distances between objects, summed up by slots: one for the instances of each class, one for each class object, some for the shapes of
 * arrays. What {@link Gaps} asks for, in one array, so that counting an object is but a few instructions. For one thread; those of several
 * threads are added up.
 */
final class GapTable {

    /** Of objects whose distance says nothing. */
    static final int NOTHING = 0;

    private static final int RESIDUES = 8;
    private static final int FIRST_PRIMITIVE = 1;
    /** Slots of arrays of references: with an even and an odd number of elements, each of 4 bytes. */
    private static final int FIRST_REFERENCES = FIRST_PRIMITIVE + 4 * RESIDUES;
    private static final int LAST_REFERENCES = FIRST_REFERENCES + 1;
    /** The same arrays with elements of 8 bytes. */
    private static final int WIDE_REFERENCES = LAST_REFERENCES + 1;
    private static final int FIRST_CLASS = WIDE_REFERENCES + 1;

    private static final int LONGS = 4;
    private static final int AT_LEAST = 1;
    private static final int COUNT = 2;
    private static final FieldType[] OF_SIZE = {FieldType.BYTE, FieldType.SHORT, FieldType.INT, FieldType.LONG};

    private final int classes;
    /** Of each slot the least distance, how often it occurred, and how many objects there are. */
    private final long[] slots;

    GapTable(final int classes) {
        this.classes = classes;
        this.slots = new long[(FIRST_CLASS + 2 * classes) * LONGS];
        for (int i = 0; i < slots.length; i += LONGS) {
            slots[i] = Gaps.UNKNOWN;
        }
    }

    static int ofInstance(final int classId) {
        return FIRST_CLASS + classId;
    }

    int ofClassObject(final int describedClassId) {
        return FIRST_CLASS + classes + describedClassId;
    }

    /** @param elementShift 0 to 3: binary logarithm of the size of an element */
    static int ofPrimitiveArray(final int elementShift, final int length) {
        return FIRST_PRIMITIVE + elementShift * RESIDUES + (length << elementShift & RESIDUES - 1);
    }

    /** Arrays of references are counted as if those had 4 bytes. */
    static int ofObjectArray(final int length) {
        return FIRST_REFERENCES + (length & 1);
    }

    /** The class of a slot of instances; −1 for others. */
    int classOf(final int slot) {
        return slot >= FIRST_CLASS && slot < FIRST_CLASS + classes ? slot - FIRST_CLASS : -1;
    }

    /**
     * Counts an object.
     *
     * @param gap from its address to that of the next
     * @param elementBytes that its elements take, 0 if it is no array
     */
    void add(final int slot, final long gap, final long elementBytes) {
        final int at = slot * LONGS;
        final long rest = gap - elementBytes;
        final long least = slots[at];
        if (rest <= least) {
            slots[at] = rest;
            slots[at + AT_LEAST] = rest == least ? slots[at + AT_LEAST] + 1 : 1;
        }
        slots[at + COUNT]++;
        if (slot <= LAST_REFERENCES && slot >= FIRST_REFERENCES) {
            slots[WIDE_REFERENCES * LONGS] = Math.min(slots[WIDE_REFERENCES * LONGS], rest - elementBytes);
        }
    }

    /** Counts the object behind which there is none. */
    void addLast(final int slot) {
        slots[slot * LONGS + COUNT]++;
    }

    /** Adds what another thread counted. */
    void add(final GapTable other) {
        for (int at = 0; at < slots.length; at += LONGS) {
            if (other.slots[at] < slots[at]) {
                slots[at] = other.slots[at];
                slots[at + AT_LEAST] = other.slots[at + AT_LEAST];
            } else if (other.slots[at] == slots[at]) {
                slots[at + AT_LEAST] += other.slots[at + AT_LEAST];
            }
            slots[at + COUNT] += other.slots[at + COUNT];
        }
    }

    /** Number of instances of each class that is no array, without class objects. */
    long[] instances() {
        final long[] instances = new long[classes];
        Arrays.setAll(instances, id -> slots[ofInstance(id) * LONGS + COUNT]);
        return instances;
    }

    private long least(final int slot) {
        return slots[slot * LONGS];
    }

    /** @param lastSlot of the object behind which there is none */
    Gaps gaps(final int lastSlot) {
        final Gaps gaps = new Gaps(classes);
        for (int id = 0; id < classes; id++) {
            final int at = ofInstance(id) * LONGS;
            final long measured = slots[at + COUNT] - (ofInstance(id) == lastSlot ? 1 : 0);
            gaps.instances(id, slots[at], (int) measured, (int) slots[at + AT_LEAST]);
            gaps.mirror(id, least(ofClassObject(id)));
        }
        for (int shift = 0; shift < OF_SIZE.length; shift++) {
            for (int length = 0; length < RESIDUES >> shift; length++) {
                final long slack = least(ofPrimitiveArray(shift, length));
                if (slack != Gaps.UNKNOWN) {
                    gaps.primitiveArray(OF_SIZE[shift], length, slack + ((long) length << shift));
                }
            }
        }
        gaps.referenceSlack(Integer.BYTES, 0, least(FIRST_REFERENCES));
        gaps.referenceSlack(Integer.BYTES, Integer.BYTES, least(LAST_REFERENCES));
        gaps.referenceSlack(Long.BYTES, 0, least(WIDE_REFERENCES));
        return gaps;
    }
}

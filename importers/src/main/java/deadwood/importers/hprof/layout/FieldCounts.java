package deadwood.importers.hprof.layout;

import deadwood.model.heap.FieldType;

/**
 * Fields by their size, which is all that their placing depends on.
 *
 * @param eights number of fields of 8 bytes, references not counted
 * @param fours likewise of 4 bytes
 * @param twos likewise of 2 bytes
 * @param ones likewise of 1 byte
 * @param references number of references
 */
record FieldCounts(int eights, int fours, int twos, int ones, int references) {

    static final FieldCounts NONE = new FieldCounts(0, 0, 0, 0, 0);

    FieldCounts with(final FieldType type) {
        return switch (type) {
            case LONG, DOUBLE -> new FieldCounts(eights + 1, fours, twos, ones, references);
            case INT, FLOAT -> new FieldCounts(eights, fours + 1, twos, ones, references);
            case CHAR, SHORT -> new FieldCounts(eights, fours, twos + 1, ones, references);
            case BOOLEAN, BYTE -> new FieldCounts(eights, fours, twos, ones + 1, references);
            case REFERENCE -> new FieldCounts(eights, fours, twos, ones, references + 1);
        };
    }

    static FieldCounts of(final Iterable<FieldType> types) {
        FieldCounts counts = NONE;
        for (final FieldType type : types) {
            counts = counts.with(type);
        }
        return counts;
    }

    boolean isEmpty() {
        return eights + fours + twos + ones + references == 0;
    }
}

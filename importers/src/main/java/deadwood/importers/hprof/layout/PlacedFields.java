package deadwood.importers.hprof.layout;

import java.util.Arrays;

/**
 * Where the fields of an object end and what they leave free, while a class is laid out on top of its superclass.
 * <p>
 * Two ways of HotSpot: since JDK 15 (JDK-8237767, fieldLayoutBuilder.cpp) fields go into the smallest gap that fits,
 * also into gaps of superclasses; before (classFileParser.cpp, layout_fields) only the gap before the first field of 8 bytes is
 * filled, and only by fields of the class itself. {@code @Contended} classes and groups of fields get 128 bytes before and behind
 * them, and nobody fills gaps there.
 */
final class PlacedFields {

    /** ContendedPaddingWidth, whose default nobody changes. */
    private static final int PADDING = 128;
    private static final int[] NO_GAPS = {};

    /** Begin and end of each gap, by address. */
    private final int[] gaps;
    private final int fieldsEnd;
    private final int end;
    private final boolean contended;

    private PlacedFields(final int[] gaps, final int fieldsEnd, final int end, final boolean contended) {
        this.gaps = gaps;
        this.fieldsEnd = fieldsEnd;
        this.end = end;
        this.contended = contended;
    }

    /** A header and no field. */
    static PlacedFields header(final int bytes) {
        return new PlacedFields(NO_GAPS, bytes, bytes, false);
    }

    /** Bytes up to the end of the last field, padding included. */
    int end() {
        return end;
    }

    /** The fields of a subclass added as since JDK 15. */
    PlacedFields packed(final ClassFields fields, final int referenceSize) {
        final boolean padded = contended || fields.isContended();
        // Below a contended superclass the fields stand apart from its last one, and no gap before is touched.
        final Placing placing = contended
                ? new Placing(NO_GAPS, fieldsEnd + PADDING, false)
                : new Placing(gaps, fieldsEnd, !fields.contended());
        if (fields.contended()) {
            placing.end += PADDING;
        }
        int lastField = fieldsEnd;
        placing.add(fields.plain(), referenceSize);
        lastField = fields.plain().isEmpty() ? lastField : placing.end;
        placing.fillsGaps = false;
        for (final FieldCounts group : fields.contendedGroups()) {
            placing.end += PADDING;
            placing.add(group, referenceSize);
            lastField = placing.end;
        }
        final int tail = fields.isContended() ? PADDING : 0;
        return new PlacedFields(padded ? NO_GAPS : placing.gaps(), padded ? lastField : placing.end, placing.end + tail,
                padded);
    }

    /** The fields of a subclass added as before JDK 15. */
    PlacedFields appended(final ClassFields fields, final int referenceSize) {
        int at = align(end, referenceSize) + (fields.contended() ? PADDING : 0);
        at = appended(at, fields.plain(), referenceSize);
        if (!fields.contendedGroups().isEmpty()) {
            at += PADDING;
        }
        for (final FieldCounts group : fields.contendedGroups()) {
            at = appended(at, group, referenceSize) + PADDING;
        }
        at += fields.contended() ? PADDING : 0;
        return new PlacedFields(NO_GAPS, at, at, false);
    }

    private static int appended(final int start, final FieldCounts fields, final int referenceSize) {
        int fours = fields.fours();
        int twos = fields.twos();
        int ones = fields.ones();
        int references = fields.references();
        int at = start;
        if (fields.eights() > 0) {
            at = align(start, Long.BYTES);
            int gap = at - start;
            if (fours > 0 && gap >= Integer.BYTES) {
                fours--;
                gap -= Integer.BYTES;
            }
            final int filledTwos = Math.min(twos, gap / Short.BYTES);
            twos -= filledTwos;
            gap -= filledTwos * Short.BYTES;
            final int filledOnes = Math.min(ones, gap);
            ones -= filledOnes;
            gap -= filledOnes;
            if (references > 0 && gap >= referenceSize) {
                references--;
            }
            at += fields.eights() * Long.BYTES;
        }
        at = fours > 0 ? align(at, Integer.BYTES) + fours * Integer.BYTES : at;
        at = twos > 0 ? align(at, Short.BYTES) + twos * Short.BYTES : at;
        at += ones;
        return references > 0 ? align(at, referenceSize) + references * referenceSize : at;
    }

    /**
     * Bytes up to the end of static fields, which stand behind the instance fields of a class object: references first, then the
     * others from the largest to the smallest, gaps left as they are. The same in all versions since JDK 7.
     *
     * @param start size of a class object without static fields
     */
    static int statics(final int start, final FieldCounts fields, final int referenceSize) {
        int at = align(start, referenceSize) + fields.references() * referenceSize;
        at = fields.eights() > 0 ? align(at, Long.BYTES) + fields.eights() * Long.BYTES : at;
        at = fields.fours() > 0 ? align(at, Integer.BYTES) + fields.fours() * Integer.BYTES : at;
        at = fields.twos() > 0 ? align(at, Short.BYTES) + fields.twos() * Short.BYTES : at;
        return at + fields.ones();
    }

    private static int align(final int offset, final int alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }

    /** Places one field after the other. */
    private static final class Placing {

        private int[] gaps;
        private int size;
        private int end;
        private boolean fillsGaps;

        Placing(final int[] gaps, final int end, final boolean fillsGaps) {
            this.gaps = gaps.clone();
            this.size = gaps.length;
            this.end = end;
            this.fillsGaps = fillsGaps;
        }

        int[] gaps() {
            return Arrays.copyOf(gaps, size);
        }

        void add(final FieldCounts fields, final int referenceSize) {
            add(fields.eights(), Long.BYTES);
            add(fields.fours(), Integer.BYTES);
            add(fields.twos(), Short.BYTES);
            add(fields.ones(), Byte.BYTES);
            add(fields.references(), referenceSize);
        }

        private void add(final int count, final int bytes) {
            for (int i = 0; i < count; i++) {
                final int gap = fillsGaps ? bestGap(bytes) : -1;
                if (gap < 0) {
                    append(bytes);
                } else {
                    fill(gap, bytes);
                }
            }
        }

        /** The smallest gap that a field fits into, the last of several. */
        private int bestGap(final int bytes) {
            int best = -1;
            for (int i = 0; i < size; i += 2) {
                final boolean fits = align(gaps[i], bytes) + bytes <= gaps[i + 1];
                if (fits && (best < 0 || gaps[i + 1] - gaps[i] <= gaps[best + 1] - gaps[best])) {
                    best = i;
                }
            }
            return best;
        }

        private void append(final int bytes) {
            final int at = align(end, bytes);
            insertGap(size, end, at);
            end = at + bytes;
        }

        private void fill(final int gap, final int bytes) {
            final int from = gaps[gap];
            final int to = gaps[gap + 1];
            final int at = align(from, bytes);
            System.arraycopy(gaps, gap + 2, gaps, gap, size - gap - 2);
            size -= 2;
            insertGap(gap, at + bytes, to);
            insertGap(gap, from, at);
        }

        private void insertGap(final int index, final int from, final int to) {
            if (from == to) {
                return;
            }
            if (size + 2 > gaps.length) {
                gaps = Arrays.copyOf(gaps, size * 2 + 2);
            }
            System.arraycopy(gaps, index, gaps, index + 2, size - index);
            gaps[index] = from;
            gaps[index + 1] = to;
            size += 2;
        }
    }
}

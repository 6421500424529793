package deadwood.importers.hprof;

import deadwood.model.heap.FieldType;
import java.util.ArrayList;
import java.util.List;

/**
 * Where HotSpot would put the fields of a class, of which only the end matters.
 *
 * @param end bytes from the start of the object to behind the last field
 * @param gaps starts and ends of what is free before that
 */
record FieldPacking(int end, List<int[]> gaps) {

    static FieldPacking ofHeader(final int headerBytes) {
        return new FieldPacking(headerBytes, List.of());
    }

    /**
     * JDK 15 and later ({@code fieldLayoutBuilder.cpp}): the largest fields first, references last, each into the smallest gap
     * that takes it, those of superclasses included.
     */
    FieldPacking packed(final List<FieldType> own, final int referenceSize) {
        final List<int[]> free = new ArrayList<>();
        gaps.forEach(gap -> free.add(gap.clone()));
        int last = end;
        for (final int size : new int[]{8, 4, 2, 1, 0}) {
            for (final FieldType type : own) {
                if (type.isReference() ? size == 0 : type.bytes(0) == size) {
                    final int bytes = type.bytes(referenceSize);
                    final int[] gap = smallest(free, bytes);
                    if (gap != null) {
                        fill(free, gap, bytes);
                    } else {
                        final int start = aligned(last, bytes);
                        if (start > last) {
                            free.add(new int[]{last, start});
                        }
                        last = start + bytes;
                    }
                }
            }
        }
        return new FieldPacking(last, free);
    }

    private static int @org.jspecify.annotations.Nullable [] smallest(final List<int[]> free, final int bytes) {
        int[] best = null;
        for (final int[] gap : free) {
            if (aligned(gap[0], bytes) + bytes <= gap[1] && (best == null || gap[1] - gap[0] < best[1] - best[0])) {
                best = gap;
            }
        }
        return best;
    }

    private static void fill(final List<int[]> free, final int[] gap, final int bytes) {
        final int start = aligned(gap[0], bytes);
        free.remove(gap);
        if (start > gap[0]) {
            free.add(new int[]{gap[0], start});
        }
        if (start + bytes < gap[1]) {
            free.add(new int[]{start + bytes, gap[1]});
        }
    }

    /**
     * Before JDK 15 ({@code ClassFileParser::layout_fields}, allocation style 1): longs, ints, shorts, bytes, references behind the
     * fields of the superclass; only the gap before the longs is filled.
     */
    FieldPacking appended(final List<FieldType> own, final int referenceSize) {
        final int[] counts = new int[9];
        int references = 0;
        for (final FieldType type : own) {
            if (type.isReference()) {
                references++;
            } else {
                counts[type.bytes(0)]++;
            }
        }
        int offset = end;
        if (counts[8] > 0 && offset % 8 != 0) {
            int room = 8 - offset % 8;
            for (final int size : new int[]{4, 2, 1}) {
                final int taken = Math.min(counts[size], room / size);
                counts[size] -= taken;
                room -= taken * size;
            }
            if (references > 0 && room >= referenceSize) {
                references--;
            }
            offset = aligned(offset, 8);
        }
        offset += 8 * counts[8] + 4 * counts[4] + 2 * counts[2] + counts[1];
        if (references > 0) {
            offset = aligned(offset, referenceSize) + references * referenceSize;
        }
        return new FieldPacking(aligned(offset, referenceSize), List.of());
    }

    static int aligned(final int offset, final int to) {
        return (offset + to - 1) / to * to;
    }
}

package deadwood.importers.hprof;

import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectLayout;
import java.util.Arrays;
import java.util.List;

/**
 * Derives how the JVM laid out its objects, which hprof does not say, and so how large they were. Every layout that HotSpot can
 * have is tried: the one by which the most classes come out as large as the smallest distance from one of their instances to the next
 * object is the right one, and none may come out larger than that.
 */
final class LayoutInference {

    /** Fewer objects happen to stand at multiples of 16 by chance. */
    private static final int ENOUGH_FOR_ALIGNMENT = 64;
    private static final int MAXIMUM_ALIGNMENT = 256;
    /** So many instances are taken to have one among them that another object follows at once. */
    private static final int ENOUGH_INSTANCES = 8;
    /** Bytes that HotSpot may have injected into a class; farther away there is something else between. */
    private static final int MOST_INJECTED = 64;

    /**
     * A class as far as its size depends on it.
     *
     * @param superclass index of the superclass, which stands at any place, or {@link HeapGraph#NONE}
     * @param fields types of the instance fields it declares itself
     * @param array whether it is an array class
     * @param staticFields types of the static fields that stand in its class object
     */
    record Shape(int superclass, List<FieldType> fields, boolean array, List<FieldType> staticFields) {}

    /**
     * @param instanceSizes shallow size in bytes of an instance by class; 0 for arrays
     * @param mirrorSizes shallow size in bytes of the class object by class
     */
    record Sizes(ObjectLayout layout, int[] instanceSizes, long[] mirrorSizes) {}

    private final List<Shape> shapes;
    private final GapEvidence evidence;
    private final int idSize;
    private final int classClass;

    private LayoutInference(final List<Shape> shapes, final GapEvidence evidence, final int idSize,
            final int classClass) {
        this.shapes = shapes;
        this.evidence = evidence;
        this.idSize = idSize;
        this.classClass = classClass;
    }

    /** @param classClass index of {@code java.lang.Class} */
    static Sizes of(final List<Shape> shapes, final GapEvidence evidence, final int idSize, final int classClass) {
        return new LayoutInference(shapes, evidence, idSize, classClass).sizes();
    }

    private Sizes sizes() {
        final int alignment = alignment();
        ObjectLayout best = null;
        long bestScore = Long.MIN_VALUE;
        int[] bestSizes = new int[0];
        for (final int referenceSize : referenceSizes()) {
            for (final int header : idSize == 4 ? new int[]{8} : new int[]{12, 16, 8}) {
                for (final boolean packs : new boolean[]{true, false}) {
                    final ObjectLayout layout = new ObjectLayout(referenceSize, header, arrayHeader(header), alignment,
                            packs);
                    final int[] sizes = computed(layout);
                    final long score = score(layout, sizes);
                    if (score > bestScore) {
                        best = layout;
                        bestScore = score;
                        bestSizes = sizes;
                    }
                }
            }
        }
        final ObjectLayout layout = java.util.Objects.requireNonNull(best);
        corrected(bestSizes, layout);
        return new Sizes(layout, bestSizes, mirrorSizes(layout, bestSizes[classClass]));
    }

    private int alignment() {
        final long objects = Arrays.stream(evidence.counts).sum();
        final long lowest = Long.lowestOneBit(evidence.addressBits);
        return objects < ENOUGH_FOR_ALIGNMENT ? 8 : Math.clamp(lowest, 8, MAXIMUM_ALIGNMENT);
    }

    private int[] referenceSizes() {
        if (idSize == 4 || evidence.slackOf8 < 8) {
            return new int[]{4};
        }
        // References of 4 bytes would have left a long array shorter than its elements take with 8.
        return evidence.longestReferenceArray > 16 && evidence.slackOf8 < 64 ? new int[]{8} : new int[]{4, 8};
    }

    /** Bytes before the elements of an array of bytes; those of larger elements are aligned. */
    private int arrayHeader(final int header) {
        final int computed = header + Integer.BYTES;
        final long slack = Math.min(evidence.primitiveSlack[Byte.BYTES], evidence.primitiveSlack[Short.BYTES]);
        // Without compressed class pointers arrays began at 24 until JDK 23 (JDK-8139457), at 20 since.
        return header == 16 && slack != 20 ? 24 : computed;
    }

    private int[] computed(final ObjectLayout layout) {
        final FieldPacking[] packings = new FieldPacking[shapes.size()];
        final int[] sizes = new int[shapes.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = shapes.get(i).array() ? 0 : (int) layout.align(packing(i, layout, packings).end());
        }
        return sizes;
    }

    private FieldPacking packing(final int index, final ObjectLayout layout, final FieldPacking[] packings) {
        // Chains of superclasses can be long in a damaged dump: downwards by a stack, not by recursion.
        final int[] chain = new int[shapes.size() + 1];
        int depth = 0;
        int current = index;
        while (current != HeapGraph.NONE && packings[current] == null) {
            chain[depth++] = current;
            current = shapes.get(current).superclass();
        }
        FieldPacking above = current == HeapGraph.NONE
                ? FieldPacking.ofHeader(layout.headerBytes())
                : packings[current];
        while (depth > 0) {
            final int type = chain[--depth];
            final List<FieldType> own = shapes.get(type).fields();
            above = layout.packsSubclassFields()
                    ? above.packed(own, layout.referenceSize())
                    : above.appended(own, layout.referenceSize());
            packings[type] = above;
        }
        return above;
    }

    private long score(final ObjectLayout layout, final int[] sizes) {
        long score = 0;
        for (int i = 0; i < sizes.length; i++) {
            final long gap = evidence.smallestGaps[i];
            if (!shapes.get(i).array() && gap != GapEvidence.NONE) {
                score += sizes[i] == gap ? 1 : sizes[i] > gap ? -4 : 0;
            }
        }
        for (final int element : new int[]{Byte.BYTES, Short.BYTES, Integer.BYTES, Long.BYTES}) {
            final long slack = evidence.primitiveSlack[element];
            if (slack != GapEvidence.NONE) {
                final long header = FieldPacking.aligned(layout.arrayHeaderBytes(), element);
                score += header == slack ? 2 : header > slack ? -100 : 0;
            }
        }
        return score;
    }

    /** Where the evidence says otherwise than the fields: HotSpot injects fields into some classes of its own and pads others. */
    private void corrected(final int[] sizes, final ObjectLayout layout) {
        for (int i = 0; i < sizes.length; i++) {
            final long gap = evidence.smallestGaps[i];
            if (shapes.get(i).array() || gap == GapEvidence.NONE) {
                continue;
            }
            final boolean trusted = evidence.counts[i] >= ENOUGH_INSTANCES && gap - sizes[i] <= MOST_INJECTED;
            if (gap < sizes[i] && gap >= layout.headerBytes() || gap > sizes[i] && trusted) {
                sizes[i] = (int) gap;
            }
        }
    }

    private long[] mirrorSizes(final ObjectLayout layout, final int classSize) {
        final long[] statics = new long[shapes.size()];
        long base = GapEvidence.NONE;
        for (int i = 0; i < statics.length; i++) {
            for (final FieldType type : shapes.get(i).staticFields()) {
                statics[i] += type.bytes(layout.referenceSize());
            }
            if (evidence.mirrorGaps[i] != GapEvidence.NONE) {
                base = Math.min(base, evidence.mirrorGaps[i] - layout.align(statics[i]));
            }
        }
        final long mirror = base == GapEvidence.NONE || base < classSize ? classSize : base;
        return Arrays.stream(statics).map(bytes -> layout.align(mirror + bytes)).toArray();
    }
}

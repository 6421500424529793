package deadwood.importers.hprof.layout;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectLayout;
import java.util.Arrays;
import java.util.List;

/**
 * The sizes that instances of all classes have if the JVM lays out objects in a given way. Classes are laid out superclass first,
 * each once.
 */
final class ClassSizes {

    private final List<ClassShape> shapes;
    private final int[] order;
    private final int wordSize;
    private final JvmFields[] extra;

    /** @param wordSize bytes of a pointer of the machine */
    ClassSizes(final List<ClassShape> shapes, final int wordSize) {
        this.shapes = shapes;
        this.wordSize = wordSize;
        this.order = superclassesFirst(shapes);
        this.extra = new JvmFields[shapes.size()];
        for (int i = 0; i < extra.length; i++) {
            final List<JvmFields> variants = JvmFields.variantsOf(shapes.get(i));
            extra[i] = variants.isEmpty() ? JvmFields.NONE : variants.getFirst();
        }
    }

    private static int[] superclassesFirst(final List<ClassShape> shapes) {
        final int[] order = new int[shapes.size()];
        final boolean[] done = new boolean[order.length];
        final int[] chain = new int[order.length];
        int filled = 0;
        for (int i = 0; i < order.length; i++) {
            int depth = 0;
            // A class is marked on the way up, so that a cycle of superclasses ends the chain.
            for (int at = i; at != HeapGraph.NONE && !done[at]; at = shapes.get(at).superclass()) {
                done[at] = true;
                chain[depth++] = at;
            }
            while (depth > 0) {
                order[filled++] = chain[--depth];
            }
        }
        return order;
    }

    /** Classes, each behind its superclass. */
    int[] order() {
        return order;
    }

    /** Says what the JVM did to a class beyond its class file. */
    void choose(final int classId, final JvmFields fields) {
        extra[classId] = fields;
    }

    /** Sizes of instances in bytes; 0 for arrays. */
    int[] compute(final ObjectLayout layout) {
        return compute(layout, order);
    }

    /**
     * Sizes of instances of some classes.
     *
     * @param some in {@link #order()}, with all their superclasses
     * @return by class; 0 for arrays and for classes that were not asked for
     */
    int[] compute(final ObjectLayout layout, final int[] some) {
        final int[] sizes = new int[shapes.size()];
        final PlacedFields[] placed = new PlacedFields[shapes.size()];
        final PlacedFields header = PlacedFields.header(layout.headerBytes());
        for (final int id : some) {
            final ClassShape shape = shapes.get(id);
            if (shape.elementType() != null) {
                continue;
            }
            final PlacedFields above = shape.superclass() == HeapGraph.NONE || placed[shape.superclass()] == null
                    ? header
                    : placed[shape.superclass()];
            placed[id] = place(above, ClassFields.of(shape, extra[id], wordSize), layout);
            sizes[id] = (int) layout.align(placed[id].end());
        }
        return sizes;
    }

    private static PlacedFields place(final PlacedFields above, final ClassFields fields, final ObjectLayout layout) {
        return layout.packsSubclassFields()
                ? above.packed(fields, layout.referenceSize())
                : above.appended(fields, layout.referenceSize());
    }

    /** Of each class the nearest class among its superclasses and itself of which variants are known, or {@link HeapGraph#NONE}. */
    int[] nearestVariable() {
        final int[] nearest = new int[shapes.size()];
        Arrays.fill(nearest, HeapGraph.NONE);
        for (final int id : order) {
            final ClassShape shape = shapes.get(id);
            if (!JvmFields.variantsOf(shape).isEmpty()) {
                nearest[id] = id;
            } else if (shape.superclass() != HeapGraph.NONE) {
                nearest[id] = nearest[shape.superclass()];
            }
        }
        return nearest;
    }

    /** The classes of which {@code wanted} is the nearest variable one, and all their superclasses, in {@link #order()}. */
    int[] family(final int wanted, final int[] nearestVariable) {
        final boolean[] in = new boolean[shapes.size()];
        for (int i = order.length - 1; i >= 0; i--) {
            final int id = order[i];
            in[id] |= nearestVariable[id] == wanted;
            final int above = shapes.get(id).superclass();
            if (in[id] && above != HeapGraph.NONE) {
                in[above] = true;
            }
        }
        return Arrays.stream(order).filter(id -> in[id]).toArray();
    }
}

package deadwood.importers.hprof.layout;

import deadwood.importers.hprof.layout.LayoutEvidence.Score;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectLayout;
import java.util.List;

/**
 * Derives the sizes that objects had in the JVM.
 * <ol>
 * <li>Each layout that HotSpot is known to use (header, size of references, packing of fields; alignment is what all addresses
 * share) says how large the instances of each class are. The layout whose sizes most often are exactly the smallest distance to
 * the next object, and hardly ever reach beyond it, is the JVM's.
 * <li>Classes that the JVM adds fields or padding to ({@link JvmFields}) get the variant that agrees best in the same way.
 * <li>Where such a class keeps a larger distance in a heap without gaps, its JVM adds what is not known here: the distance counts.
 * <li>Class objects carry the static fields of their class, since JDK 7.
 * </ol>
 * A distance alone would not do: in a dump of live objects dead ones leave gaps, and they do so in patterns.
 */
public final class LayoutInference {

    /** So many classes may contradict a layout before it is taken for that of another JVM: damage makes a few. */
    private static final int MAXIMUM_CONTRADICTING = 10;
    private static final double MAXIMUM_CONTRADICTING_SHARE = 0.05;
    /** So many of all objects have to touch the next one before their distances count as sizes. */
    private static final double WITHOUT_GAPS = 0.99;
    private static final int ENOUGH_INSTANCES = 4;
    private static final int ENOUGH_MIRRORS = 10;

    private final List<ClassShape> shapes;
    private final Gaps gaps;
    private final int idSize;
    private final ClassSizes classSizes;
    private final int[] nearestVariable;
    private final LayoutEvidence evidence;

    private LayoutInference(final List<ClassShape> shapes, final Gaps gaps, final int idSize) {
        this.shapes = shapes;
        this.gaps = gaps;
        this.idSize = idSize;
        this.classSizes = new ClassSizes(shapes, idSize);
        this.nearestVariable = classSizes.nearestVariable();
        this.evidence = new LayoutEvidence(gaps, nearestVariable);
    }

    /**
     * @param shapes all classes, by id
     * @param gaps of all objects; those of one class or address alone are worth little
     * @param idSize bytes of an id in the dump, which is the word size of the machine
     */
    public static InferredLayout of(final List<ClassShape> shapes, final Gaps gaps, final int idSize) {
        return new LayoutInference(List.copyOf(shapes), gaps, idSize).infer();
    }

    private InferredLayout infer() {
        final List<ObjectLayout> candidates = evidence.candidates(idSize);
        ObjectLayout layout = candidates.getFirst();
        Score best = null;
        if (gaps.areAddresses()) {
            for (final ObjectLayout candidate : candidates) {
                final Score score = evidence.score(candidate, classSizes.compute(candidate));
                if (best == null || score.value() > best.value()) {
                    best = score;
                    layout = candidate;
                }
            }
        }
        final boolean proven = best != null && best.exact() > 0 && !isRefuted(best);
        if (gaps.areAddresses()) {
            chooseVariants(layout);
        }
        final int[] sizes = classSizes.compute(layout);
        if (proven) {
            takeDistancesOfVariable(sizes);
        } else if (gaps.areAddresses()) {
            takeDistances(sizes);
        }
        return new InferredLayout(layout, proven, sizes, mirrors(layout, sizes));
    }

    private static boolean isRefuted(final Score score) {
        return score.contradicting() > MAXIMUM_CONTRADICTING
                && score.contradicting() > MAXIMUM_CONTRADICTING_SHARE * (score.exact() + score.contradicting());
    }

    /** Superclasses first, so that a class is judged on top of what its superclass was found to be. */
    private void chooseVariants(final ObjectLayout layout) {
        for (final int id : classSizes.order()) {
            final List<JvmFields> variants = JvmFields.variantsOf(shapes.get(id));
            if (variants.isEmpty()) {
                continue;
            }
            final int[] family = classSizes.family(id, nearestVariable);
            JvmFields chosen = variants.getFirst();
            Score best = null;
            for (final JvmFields variant : variants) {
                classSizes.choose(id, variant);
                final Score score = evidence.ofClasses(classSizes.compute(layout, family), id)
                        .plus(ofPlainMirrors(id, classSizes.compute(layout, family)[id]));
                if (best == null || score.value() > best.value()) {
                    best = score;
                    chosen = variant;
                }
            }
            classSizes.choose(id, chosen);
        }
    }

    /** Class objects of classes without statics speak for the size of {@code java.lang.Class}. */
    private Score ofPlainMirrors(final int id, final int size) {
        Score score = new Score(0, 0);
        if (shapes.get(id).name().equals("java.lang.Class")) {
            final long gap = smallestPlainMirror();
            score = new Score(gap == size ? 1 : 0, gap < size ? 1 : 0);
        }
        return score;
    }

    private long smallestPlainMirror() {
        long smallest = Gaps.UNKNOWN;
        for (int id = 0; id < shapes.size(); id++) {
            if (shapes.get(id).statics().isEmpty()) {
                smallest = Math.min(smallest, gaps.mirror(id));
            }
        }
        return smallest;
    }

    /**
     * Corrects sizes by distances: downwards always, upwards only where the JVM is known to add fields, in versions that are not known
     * here. Elsewhere even several equal distances prove nothing: objects that were made together leave their gaps together.
     */
    private void takeDistancesOfVariable(final int[] sizes) {
        final boolean withoutGaps = isWithoutGaps(sizes);
        for (int id = 0; id < sizes.length; id++) {
            final long gap = gaps.smallest(id);
            if (sizes[id] == 0 || gap > Integer.MAX_VALUE) {
                continue;
            }
            final boolean same = gaps.count(id) > 1 && gaps.atSmallest(id) == gaps.count(id);
            if (gap < sizes[id] || withoutGaps && same && nearestVariable[id] != HeapGraph.NONE) {
                sizes[id] = (int) gap;
            }
        }
    }

    private boolean isWithoutGaps(final int[] sizes) {
        long touching = 0;
        long all = 0;
        for (int id = 0; id < sizes.length; id++) {
            all += gaps.count(id);
            touching += sizes[id] == gaps.smallest(id) ? gaps.atSmallest(id) : 0;
        }
        return touching >= WITHOUT_GAPS * all;
    }

    /** For a JVM that is not known: the distance where there are some instances, else the smaller of both. */
    private void takeDistances(final int[] sizes) {
        for (int id = 0; id < sizes.length; id++) {
            final long gap = gaps.smallest(id);
            if (sizes[id] > 0 && gap <= Integer.MAX_VALUE) {
                sizes[id] = gaps.count(id) >= ENOUGH_INSTANCES ? (int) gap : (int) Math.min(gap, sizes[id]);
            }
        }
    }

    private int[] mirrors(final ObjectLayout layout, final int[] sizes) {
        final int[] mirrors = new int[shapes.size()];
        final int plain = plainMirror(sizes);
        int contradicting = 0;
        int known = 0;
        for (int id = 0; id < mirrors.length; id++) {
            final FieldCounts statics = FieldCounts.of(shapes.get(id).statics());
            mirrors[id] = (int) layout.align(PlacedFields.statics(plain, statics, layout.referenceSize()));
            known += gaps.mirror(id) == Gaps.UNKNOWN || statics.isEmpty() ? 0 : 1;
            contradicting += gaps.mirror(id) < mirrors[id] ? 1 : 0;
        }
        if (gaps.areAddresses() && contradicting * 2 > known) {
            // JDK 6 and before keep statics elsewhere
            java.util.Arrays.fill(mirrors, plain);
        }
        return mirrors;
    }

    private int plainMirror(final int[] sizes) {
        for (int id = 0; id < sizes.length; id++) {
            if (shapes.get(id).name().equals("java.lang.Class")) {
                final long gap = smallestPlainMirror();
                // Of hundreds of class objects some touch the next object, whatever the JVM puts into them.
                if (gaps.areAddresses() && (gap < sizes[id] || plainMirrorsWith(gap) >= ENOUGH_MIRRORS)) {
                    sizes[id] = (int) gap;
                }
                return sizes[id];
            }
        }
        return 0;
    }

    private int plainMirrorsWith(final long gap) {
        int count = 0;
        for (int id = 0; id < shapes.size(); id++) {
            count += shapes.get(id).statics().isEmpty() && gap != Gaps.UNKNOWN && gaps.mirror(id) == gap ? 1 : 0;
        }
        return count;
    }
}

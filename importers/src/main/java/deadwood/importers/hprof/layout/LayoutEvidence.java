package deadwood.importers.hprof.layout;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectLayout;
import java.util.ArrayList;
import java.util.List;

/** Which layout the distances between objects speak for. */
final class LayoutEvidence {

    private static final long MAXIMUM_COMPRESSED = 1L << 32;
    private static final int RESIDUES = 8;

    private final Gaps gaps;
    private final int[] nearestVariable;

    LayoutEvidence(final Gaps gaps, final int[] nearestVariable) {
        this.gaps = gaps;
        this.nearestVariable = nearestVariable;
    }

    /**
     * How sizes and distances agree.
     *
     * @param exact number of classes (and shapes of arrays) whose smallest distance is their size
     * @param contradicting number of those that would reach into the next object
     */
    record Score(int exact, int contradicting) {

        /** An overlap speaks louder against a layout than a fit does for it, which small layouts come by cheaply. */
        int value() {
            return exact - 2 * contradicting;
        }

        Score plus(final Score other) {
            return new Score(exact + other.exact, contradicting + other.contradicting);
        }

        private static Score of(final long size, final long gap) {
            return gap == Gaps.UNKNOWN ? NOTHING : new Score(gap == size ? 1 : 0, gap < size ? 1 : 0);
        }

        private static final Score NOTHING = new Score(0, 0);
    }

    /** All layouts that the ids allow, the likeliest first. */
    List<ObjectLayout> candidates(final int idSize) {
        final int alignment = gaps.areAddresses() ? gaps.alignment() : Long.BYTES;
        if (idSize == Integer.BYTES) {
            return List.of(new ObjectLayout(4, 8, 12, alignment, false), new ObjectLayout(4, 8, 12, alignment, true));
        }
        final List<ObjectLayout> candidates = new ArrayList<>();
        for (final int references : new int[]{4, 8}) {
            if (references == 4 && gaps.areAddresses() && gaps.span() / alignment > MAXIMUM_COMPRESSED) {
                continue;
            }
            // compressed class pointers; none, arrays since JDK 23 and before; compact headers
            candidates.add(new ObjectLayout(references, 12, 16, alignment, true));
            candidates.add(new ObjectLayout(references, 16, 20, alignment, true));
            candidates.add(new ObjectLayout(references, 16, 24, alignment, true));
            candidates.add(new ObjectLayout(references, 8, 12, alignment, true));
            candidates.add(new ObjectLayout(references, 12, 16, alignment, false));
            candidates.add(new ObjectLayout(references, 16, 24, alignment, false));
        }
        return candidates;
    }

    /** Looks at the classes that are as their class files say, and at arrays. */
    Score score(final ObjectLayout layout, final int[] sizes) {
        return ofClasses(sizes, HeapGraph.NONE).plus(ofArrays(layout));
    }

    /** Looks at the classes whose nearest variable class is {@code variable}. */
    Score ofClasses(final int[] sizes, final int variable) {
        Score score = Score.NOTHING;
        for (int id = 0; id < sizes.length; id++) {
            if (sizes[id] > 0 && nearestVariable[id] == variable) {
                score = score.plus(Score.of(sizes[id], gaps.smallest(id)));
            }
        }
        return score;
    }

    private Score ofArrays(final ObjectLayout layout) {
        Score score = Score.NOTHING;
        for (int residue = 0; residue < RESIDUES; residue++) {
            for (int elementSize = 1; elementSize <= Long.BYTES; elementSize *= 2) {
                score = score.plus(Score.of(leastSlack(layout, residue), gaps.arraySlack(elementSize, residue)));
            }
            score = score.plus(Score.of(leastSlack(layout, residue),
                    gaps.referenceSlack(layout.referenceSize(), residue)));
        }
        return score;
    }

    /** What an array takes beside its elements at the least, if those reach {@code residue} bytes beyond a multiple of 8. */
    private static long leastSlack(final ObjectLayout layout, final int residue) {
        return (layout.arrayHeaderBytes() + residue + RESIDUES - 1L) / RESIDUES * RESIDUES - residue;
    }
}

package deadwood.model.structure.trie;

import deadwood.model.heap.ClassTable;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Families of classes that may be the inner nodes of tries: each refers to the family through arrays, maps or lists, else through
 * these and fields in turn, or through fields alone. Told from pairs of classes, so there are more of them than tries.
 */
final class Candidates {

    /** A family of more classes than this is a document or a syntax tree. */
    static final int MAXIMUM_CLASSES = 8;

    /**
     * A family.
     *
     * @param kinship what its classes have in common
     * @param edges what kin refer to each other
     */
    record Candidate(BitSet classes, Kinship kinship, ClassEdges edges) {

        /** Some other classes of the same kin. */
        Candidate with(final BitSet others) {
            return new Candidate(others, kinship, edges);
        }
    }

    private final List<Candidate> found = new ArrayList<>();

    private Candidates() {}

    /**
     * The families, in the order in which they should be looked at: once a family is known to make tries, those that share classes with it
     * need not be looked at any more.
     */
    static List<Candidate> of(final ClassTable classes, final HeapCatalog catalog, final ClassPairs pairs) {
        final List<List<Integer>> targets = pairs.targets(classes.size());
        final Kinship close = new Kinship(classes, catalog, targets);
        final Kinship wide = new Kinship(close, classes, catalog);
        final ClassEdges among = new ClassEdges(classes, catalog, targets, close);
        final ClassEdges inPackages = new ClassEdges(classes, catalog, targets, wide);
        final Candidates candidates = new Candidates();
        final List<BitSet> containers = ClassEdges.cycles(among.throughContainers);
        // A class that is a family by itself may be one of several that have nothing but an interface in common.
        candidates.add(wide, inPackages, ClassEdges.cycles(inPackages.throughContainers).stream()
                .filter(family -> !containers.contains(family)).toList());
        candidates.add(close, among, containers);
        candidates.add(close, among, withContainers(among));
        candidates.add(wide, inPackages, withContainers(inPackages));
        candidates.add(close, among, ClassEdges.cycles(among.throughFields));
        return candidates.found;
    }

    /** Those that refer to themselves through containers and fields in turn; what does so through fields alone is another matter. */
    private static List<BitSet> withContainers(final ClassEdges edges) {
        return ClassEdges.cycles(edges.throughEither).stream().filter(family -> family.stream()
                .anyMatch(id -> edges.throughContainers.get(id).intersects(family))).toList();
    }

    private void add(final Kinship kinship, final ClassEdges edges, final List<BitSet> families) {
        for (final BitSet family : families) {
            if (family.cardinality() <= MAXIMUM_CLASSES
                    && found.stream().noneMatch(known -> known.classes().equals(family))) {
                found.add(new Candidate(family, kinship, edges));
            }
        }
    }
}

package deadwood.model.structure.trie;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.catalog.NodeEntry;
import deadwood.model.structure.catalog.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Families of classes that may be the inner nodes of tries: each refers to the family through arrays, maps or lists, or else
 * through fields. Told from pairs of classes alone, so there are more of them than tries.
 */
final class Candidates {

    /** A family of more classes than this is a document or a syntax tree. */
    static final int MAXIMUM_CLASSES = 8;

    private final ClassTable classes;
    private final HeapCatalog catalog;
    private final List<List<Integer>> targets;
    private final Kinship kinship;
    /** Classes that stand in maps as values, in lists as items, by their kin. */
    private final Map<Integer, BitSet> inMaps = new HashMap<>();
    private final Map<Integer, BitSet> inLists = new HashMap<>();

    Candidates(final HeapGraph heap, final HeapCatalog catalog, final ClassPairs pairs) {
        this.classes = heap.classes();
        this.catalog = catalog;
        this.targets = pairs.targets(classes.size());
        this.kinship = new Kinship(classes, catalog, targets);
        for (final ClassInfo info : classes.all()) {
            final BoundNode node = catalog.node(info.id());
            if (node != null && node.entry().isEntry()) {
                addTargets(info.id(), node.entry().key() == null ? inLists : inMaps);
            } else if (info.kind() == ClassInfo.Kind.OBJECT_ARRAY && catalog.isLibrary(info.id())) {
                addTargets(info.id(), inLists);
            }
        }
    }

    private void addTargets(final int classId, final Map<Integer, BitSet> byKin) {
        for (final int target : targets.get(classId)) {
            byKin.computeIfAbsent(kinship.groupOf(target), _ -> new BitSet()).set(target);
        }
    }

    /** Whether two classes can be nodes of one trie. */
    Kinship kinship() {
        return kinship;
    }

    /** The families, by lowest class id; each class is in one at the most. */
    List<BitSet> families() {
        final List<BitSet> families = new ArrayList<>();
        final BitSet taken = new BitSet();
        cycles(containerEdges(), taken, families);
        cycles(fieldEdges(taken), taken, families);
        return families;
    }

    private List<BitSet> containerEdges() {
        final List<BitSet> edges = new ArrayList<>(classes.size());
        for (final ClassInfo info : classes.all()) {
            final BitSet to = new BitSet();
            if (Kinship.isApplication(info, catalog)) {
                for (final int target : targets.get(info.id())) {
                    if (classes.get(target).kind() == ClassInfo.Kind.OBJECT_ARRAY) {
                        targets.get(target).forEach(to::set);
                    } else if (catalog.collection(target) != null) {
                        to.or((isMap(target) ? inMaps : inLists).getOrDefault(kinship.groupOf(info.id()),
                                new BitSet()));
                        if (isBox(target)) {
                            to.or(inMaps.getOrDefault(kinship.groupOf(info.id()), new BitSet()));
                        }
                    }
                }
            }
            edges.add(onlyKin(info.id(), to));
        }
        return edges;
    }

    private boolean isBox(final int classId) {
        final BoundCollection collection = catalog.collection(classId);
        return collection != null && collection.shape() == Shape.BOX;
    }

    private boolean isMap(final int classId) {
        final BoundCollection collection = catalog.collection(classId);
        if (collection != null) {
            for (final NodeEntry node : collection.entry().nodes()) {
                if (node.key() != null && node.value() != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<BitSet> fieldEdges(final BitSet taken) {
        final List<BitSet> edges = new ArrayList<>(classes.size());
        for (final ClassInfo info : classes.all()) {
            final BitSet to = new BitSet();
            if (Kinship.isApplication(info, catalog) && !taken.get(info.id())) {
                targets.get(info.id()).forEach(to::set);
            }
            edges.add(onlyKin(info.id(), to));
        }
        return edges;
    }

    private BitSet onlyKin(final int classId, final BitSet to) {
        for (int target = to.nextSetBit(0); target >= 0; target = to.nextSetBit(target + 1)) {
            if (!Kinship.isApplication(classes.get(target), catalog) || !kinship.areKin(classId, target)) {
                to.clear(target);
            }
        }
        return to;
    }

    /** Adds the strongly connected components that hold a cycle. Few classes have edges, so two searches for each will do. */
    private static void cycles(final List<BitSet> edges, final BitSet taken, final List<BitSet> families) {
        final List<BitSet> reversed = new ArrayList<>(edges.size());
        for (int id = 0; id < edges.size(); id++) {
            reversed.add(new BitSet());
        }
        for (int id = 0; id < edges.size(); id++) {
            final int source = id;
            edges.get(id).stream().forEach(target -> reversed.get(target).set(source));
        }
        final BitSet done = (BitSet) taken.clone();
        for (int id = 0; id < edges.size(); id++) {
            if (!done.get(id) && !edges.get(id).isEmpty()) {
                final BitSet component = reachable(id, edges);
                component.and(reachable(id, reversed));
                component.andNot(taken);
                // A class is in its own component only if some cycle leads back to it.
                done.or(component);
                if (component.get(id)) {
                    taken.or(component);
                    if (component.cardinality() <= MAXIMUM_CLASSES) {
                        families.add(component);
                    }
                }
            }
        }
    }

    private static BitSet reachable(final int from, final List<BitSet> edges) {
        final BitSet reached = new BitSet();
        final ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(from);
        while (!queue.isEmpty()) {
            final BitSet next = (BitSet) edges.get(queue.remove()).clone();
            next.andNot(reached);
            reached.or(next);
            next.stream().forEach(queue::add);
        }
        return reached;
    }
}

package deadwood.model.structure.trie;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
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

/** Which classes of the application refer to which kin of theirs, through arrays and collections or through fields. */
final class ClassEdges {

    private static final BitSet NONE = new BitSet();

    private final ClassTable classes;
    private final HeapCatalog catalog;
    private final List<List<Integer>> targets;
    private final Kinship kinship;
    /** Classes that stand in maps as values, in lists as items, by their kin. */
    private final Map<Integer, BitSet> inMaps = new HashMap<>();
    private final Map<Integer, BitSet> inLists = new HashMap<>();
    /** By class. */
    final List<BitSet> throughContainers = new ArrayList<>();
    final List<BitSet> throughFields = new ArrayList<>();
    final List<BitSet> throughEither = new ArrayList<>();

    /** @param targets classes that each class refers to */
    ClassEdges(final ClassTable classes, final HeapCatalog catalog, final List<List<Integer>> targets,
            final Kinship kinship) {
        this.classes = classes;
        this.catalog = catalog;
        this.targets = targets;
        this.kinship = kinship;
        for (final ClassInfo info : classes.all()) {
            final BoundNode node = catalog.node(info.id());
            if (node != null && node.entry().isEntry()) {
                addTargets(info.id(), node.entry().key() == null ? inLists : inMaps);
            } else if (info.kind() == ClassInfo.Kind.OBJECT_ARRAY && catalog.isLibrary(info.id())) {
                addTargets(info.id(), inLists);
            }
        }
        for (final ClassInfo info : classes.all()) {
            final boolean isSource = Kinship.isApplication(info, catalog);
            throughContainers.add(isSource ? containers(info) : NONE);
            throughFields.add(isSource ? fields(info) : NONE);
            final BitSet either = (BitSet) throughContainers.getLast().clone();
            either.or(throughFields.getLast());
            throughEither.add(either);
        }
    }

    private void addTargets(final int classId, final Map<Integer, BitSet> byKin) {
        for (final int target : targets.get(classId)) {
            byKin.computeIfAbsent(kinship.groupOf(target), _ -> new BitSet()).set(target);
        }
    }

    private BitSet containers(final ClassInfo info) {
        final BitSet to = new BitSet();
        final int kin = kinship.groupOf(info.id());
        for (final int target : targets.get(info.id())) {
            if (classes.get(target).kind() == ClassInfo.Kind.OBJECT_ARRAY) {
                targets.get(target).forEach(to::set);
            } else if (catalog.collection(target) != null) {
                to.or((isMap(target) ? inMaps : inLists).getOrDefault(kin, NONE));
                if (isBox(target)) {
                    to.or(inMaps.getOrDefault(kin, NONE));
                }
            }
        }
        return onlyKin(info.id(), to);
    }

    private BitSet fields(final ClassInfo info) {
        final BitSet to = new BitSet();
        targets.get(info.id()).forEach(to::set);
        return onlyKin(info.id(), to);
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

    private BitSet onlyKin(final int classId, final BitSet to) {
        for (int target = to.nextSetBit(0); target >= 0; target = to.nextSetBit(target + 1)) {
            if (!Kinship.isApplication(classes.get(target), catalog) || !kinship.areKin(classId, target)) {
                to.clear(target);
            }
        }
        return to;
    }

    /** Classes that are no part of a family but hold its objects in arrays or collections. */
    BitSet holdersOf(final BitSet family) {
        final BitSet holders = new BitSet();
        for (int id = 0; id < throughContainers.size(); id++) {
            holders.set(id, !family.get(id) && throughContainers.get(id).intersects(family));
        }
        return holders;
    }

    /**
     * The strongly connected components that hold a cycle. Few classes have edges, so two searches for each will do.
     *
     * @param edges classes that each class leads to
     */
    static List<BitSet> cycles(final List<BitSet> edges) {
        final List<BitSet> reversed = new ArrayList<>(edges.size());
        for (int id = 0; id < edges.size(); id++) {
            reversed.add(new BitSet());
        }
        for (int id = 0; id < edges.size(); id++) {
            final int source = id;
            edges.get(id).stream().forEach(target -> reversed.get(target).set(source));
        }
        final List<BitSet> components = new ArrayList<>();
        final BitSet done = new BitSet();
        for (int id = 0; id < edges.size(); id++) {
            if (!done.get(id) && !edges.get(id).isEmpty()) {
                final BitSet component = reachable(id, edges);
                component.and(reachable(id, reversed));
                done.or(component);
                // A class is in its own component only if some cycle leads back to it.
                if (component.get(id)) {
                    components.add(component);
                }
            }
        }
        return components;
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

package deadwood.model.structure.trie;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which classes may be the nodes of one trie: those that share a superclass of the application, are nested in one outer class, or
 * stand in arrays of one class of the application. Interfaces are not in a dump; the arrays make up for them, and where there are none,
 * the package.
 */
final class Kinship {

    private final int[] parents;

    /** @param targets classes that each class refers to */
    Kinship(final ClassTable classes, final HeapCatalog catalog, final List<List<Integer>> targets) {
        this.parents = new int[classes.size()];
        for (int id = 0; id < parents.length; id++) {
            parents[id] = id;
        }
        final Map<String, Integer> byOuter = new HashMap<>();
        for (final ClassInfo info : classes.all()) {
            if (isApplication(info, catalog)) {
                final int superclass = info.superclass();
                if (superclass != HeapGraph.NONE && !catalog.isLibrary(superclass)) {
                    unite(info.id(), superclass);
                }
                unite(info.id(), byOuter.computeIfAbsent(outermost(info.name()), _ -> info.id()));
            } else if (info.kind() == ClassInfo.Kind.OBJECT_ARRAY && !catalog.isLibrary(info.id())) {
                uniteElements(classes, catalog, targets.get(info.id()));
            }
        }
    }

    /** The kinship of those that are kin already or in one package. */
    Kinship(final Kinship closer, final ClassTable classes, final HeapCatalog catalog) {
        this.parents = closer.parents.clone();
        final Map<String, Integer> byPackage = new HashMap<>();
        for (final ClassInfo info : classes.all()) {
            if (isApplication(info, catalog)) {
                unite(info.id(), byPackage.computeIfAbsent(packageOf(info.name()), _ -> info.id()));
            }
        }
    }

    static boolean isApplication(final ClassInfo info, final HeapCatalog catalog) {
        return !info.isArray() && !catalog.isLibrary(info.id());
    }

    private void uniteElements(final ClassTable classes, final HeapCatalog catalog, final List<Integer> elements) {
        int first = HeapGraph.NONE;
        for (final int element : elements) {
            if (isApplication(classes.get(element), catalog)) {
                if (first != HeapGraph.NONE) {
                    unite(first, element);
                }
                first = element;
            }
        }
    }

    /** The name up to the first {@code $} that is not its first character. */
    private static String outermost(final String name) {
        final int nested = name.indexOf('$', name.lastIndexOf('.') + 2);
        return nested < 0 ? name : name.substring(0, nested);
    }

    private static String packageOf(final String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    boolean areKin(final int left, final int right) {
        return find(left) == find(right);
    }

    /** All classes that are kin to one of some classes, these included. */
    BitSet kinOf(final BitSet family) {
        final BitSet groups = new BitSet();
        family.stream().forEach(id -> groups.set(find(id)));
        final BitSet kin = new BitSet();
        for (int id = 0; id < parents.length; id++) {
            kin.set(id, groups.get(find(id)));
        }
        return kin;
    }

    private void unite(final int left, final int right) {
        parents[find(left)] = find(right);
    }

    /** A number that kin have in common. */
    int groupOf(final int id) {
        return find(id);
    }

    private int find(final int id) {
        int at = id;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}

package deadwood.model.structure.trie;

import deadwood.model.heap.ClassTable;
import deadwood.model.heap.Field;
import deadwood.model.heap.HeapGraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which classes of a family are those of inner nodes, once it is known which fields lead to children: a back pointer ({@code this$0}) can make a family
 * of a trie and the object that holds it.
 */
final class InnerClasses {

    private InnerClasses() {}

    /**
     * The families that the children make: classes that children lead back to, and others whose fields for children have the
     * same names.
     */
    static List<BitSet> of(final HeapGraph heap, final FamilyPlan plan, final NodeTable table, final Links links) {
        final ClassTable classes = heap.classes();
        final List<BitSet> edges = new ArrayList<>(classes.size());
        for (int id = 0; id < classes.size(); id++) {
            edges.add(new BitSet());
        }
        for (int node = 0; node < table.size(); node++) {
            final BitSet to = edges.get(heap.classIdOf(table.objects.get(node)));
            for (long position = table.firstChild(node); position < table.childEnd(node); position++) {
                to.set(heap.classIdOf(table.objects.get(table.child(position))));
            }
            for (int rest = links.toChildren; rest != 0; rest &= rest - 1) {
                final int target = table.links[Integer.numberOfTrailingZeros(rest)].get(node);
                if (target != NodeSet.NONE) {
                    to.set(heap.classIdOf(table.objects.get(target)));
                }
            }
        }
        final List<BitSet> families = ClassEdges.cycles(edges);
        families.forEach(family -> {
            final Set<String> names = names(classes, plan, family);
            plan.innerClasses.stream().filter(id -> haveInCommon(names, names(classes, plan, BitSet.valueOf(
                    bit(id))))).forEach(family::set);
            // With the edges between them the nodes are a family again.
            family.or(plan.edgeClasses);
        });
        return families;
    }

    private static long[] bit(final int id) {
        final long[] words = new long[(id >>> 6) + 1];
        words[id >>> 6] = 1L << id;
        return words;
    }

    private static Set<String> names(final ClassTable classes, final FamilyPlan plan, final BitSet family) {
        final Set<String> names = new HashSet<>();
        for (int id = family.nextSetBit(0); id >= 0; id = family.nextSetBit(id + 1)) {
            for (final FamilyPlan.Part part : plan.parts(id)) {
                if (!part.role().isPayload()) {
                    classes.get(id).fields().stream().filter(field -> field.offset() == part.offset())
                            .map(Field::name).forEach(names::add);
                }
            }
        }
        return names;
    }

    private static boolean haveInCommon(final Set<String> some, final Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }
}

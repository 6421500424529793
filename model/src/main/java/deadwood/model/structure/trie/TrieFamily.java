package deadwood.model.structure.trie;

import deadwood.model.heap.ClassTable;
import deadwood.model.heap.Field;
import deadwood.model.structure.catalog.FieldRole;
import java.util.BitSet;
import java.util.List;

/** Classes whose objects are the nodes of tries, and the tries. */
public final class TrieFamily {

    private final FamilyPlan plan;
    private final BitSet classes;
    private final int childLinks;
    private final int valueBits;
    private final List<FoundTrie> tries;

    TrieFamily(final FamilyPlan plan, final int childLinks, final int valueBits, final List<FoundTrie> tries) {
        this.plan = plan;
        this.classes = (BitSet) plan.innerClasses.clone();
        this.classes.or(plan.leafClasses);
        this.childLinks = childLinks;
        this.valueBits = valueBits;
        this.tries = List.copyOf(tries);
    }

    /** The tries, by id of the root. */
    public List<FoundTrie> tries() {
        return tries;
    }

    /** Ids of the classes of nodes. */
    public BitSet classes() {
        return (BitSet) classes.clone();
    }

    /** Whether objects of a class are nodes. */
    public boolean contains(final int classId) {
        return classes.get(classId);
    }

    /** What a field of a node means for what hangs from it. */
    public FieldRole role(final ClassTable all, final int classId, final int field) {
        final Field declared = all.get(classId).fields().get(field);
        for (final FamilyPlan.Part part : plan.parts(classId)) {
            if (part.offset() == declared.offset()) {
                return switch (part.role()) {
                    case ARRAY, MAP, LIST -> FieldRole.INSIDE;
                    case LINK -> (childLinks >>> part.index() & 1) == 0 ? FieldRole.NAMED : FieldRole.INSIDE;
                    case PAYLOAD -> (valueBits >>> part.index() & 1) == 0 ? FieldRole.KEY : FieldRole.ELEMENT;
                    case FLAG -> FieldRole.NAMED;
                };
            }
        }
        return FieldRole.NAMED;
    }

    /** The class that all nodes have in common, the application's topmost, if there are several classes; else the only one. */
    public int commonClass(final ClassTable all) {
        int common = classes.nextSetBit(0);
        for (int id = classes.nextSetBit(0); id >= 0; id = classes.nextSetBit(id + 1)) {
            while (common >= 0 && !all.isSubclass(id, common)) {
                common = all.get(common).superclass();
            }
        }
        return common;
    }
}

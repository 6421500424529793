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
    private final long distinctNodes;
    private BitSet objects;

    /** @param objects all objects that the tries are made of */
    TrieFamily(final FamilyPlan plan, final int childLinks, final int valueBits, final List<FoundTrie> tries,
            final long distinctNodes, final BitSet objects) {
        this.plan = plan;
        this.classes = (BitSet) plan.innerClasses.clone();
        this.classes.or(plan.leafClasses);
        this.classes.or(plan.edgeClasses);
        this.childLinks = childLinks;
        this.valueBits = valueBits;
        this.tries = List.copyOf(tries);
        this.distinctNodes = distinctNodes;
        this.objects = objects;
    }

    /** All objects that the tries are made of; once only, for they are many. */
    BitSet takeObjects() {
        final BitSet taken = objects;
        objects = new BitSet();
        return taken;
    }

    boolean shares(final BitSet others) {
        return classes.intersects(others);
    }

    /** The tries, by id of the root. */
    public List<FoundTrie> tries() {
        return tries;
    }

    /** The nodes of all tries, those that several share counted once. */
    public long distinctNodes() {
        return distinctNodes;
    }

    FamilyPlan plan() {
        return plan;
    }

    /** Bit by bit the links that lead to children. */
    int childLinks() {
        return childLinks;
    }

    /** Bit by bit the payload fields of which any makes an entry. */
    int valueBits() {
        return valueBits;
    }

    /** Ids of the classes of nodes, and of edges between them. */
    public BitSet classes() {
        return (BitSet) classes.clone();
    }

    /** Whether objects of a class are nodes, or edges between them. */
    public boolean contains(final int classId) {
        return classes.get(classId);
    }

    /** What a field of a node means for what hangs from it. */
    public FieldRole role(final ClassTable all, final int classId, final int field) {
        final Field declared = all.get(classId).fields().get(field);
        if (plan.edgeClasses.get(classId)) {
            return declared.offset() == plan.targetOf(classId) || declared.offset() == plan.nextOf(classId)
                    ? FieldRole.INSIDE
                    : FieldRole.KEY;
        }
        for (final FamilyPlan.Part part : plan.parts(classId)) {
            if (part.offset() == declared.offset() && part.role() != FamilyPlan.Role.PRESENCE) {
                return switch (part.role()) {
                    case ARRAY, MAP, LIST, CHAIN, NEXT -> FieldRole.INSIDE;
                    case LINK -> (childLinks >>> part.index() & 1) == 0 ? FieldRole.NAMED : FieldRole.INSIDE;
                    case PAYLOAD -> (valueBits >>> part.index() & 1) == 0 ? FieldRole.KEY : FieldRole.ELEMENT;
                    case FLAG, NUMBER, PRESENCE -> FieldRole.NAMED;
                };
            }
        }
        return FieldRole.NAMED;
    }

    /** The class that all nodes have in common, the application's topmost, if there are several classes; else the only one. */
    public int commonClass(final ClassTable all) {
        final BitSet nodes = classes();
        nodes.andNot(plan.edgeClasses);
        int common = nodes.nextSetBit(0);
        for (int id = common; id >= 0; id = nodes.nextSetBit(id + 1)) {
            while (common >= 0 && !all.isSubclass(id, common)) {
                common = all.get(common).superclass();
            }
        }
        return common;
    }
}

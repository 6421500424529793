package deadwood.model.structure.trie;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.structure.measure.ValueJudge;

/**
 * Entries of nodes whose values say nothing: 0, "", false. Of values that are references; where several fields of a node say that
 * it holds an entry, all must say nothing. For one thread.
 */
final class SilentEntries {

    private final HeapGraph heap;
    private final Retention retention;
    private final FieldReader reader;
    private final FamilyPlan plan;
    private final int valueBits;
    private final ValueJudge judge;
    private final int classClass;
    /** Of the node looked at last. */
    private long count;
    private long bytes;

    SilentEntries(final HeapGraph heap, final Retention retention, final FieldReader reader, final FamilyPlan plan,
            final int valueBits, final ValueJudge judge) {
        this.heap = heap;
        this.retention = retention;
        this.reader = reader;
        this.plan = plan;
        this.valueBits = valueBits;
        this.judge = judge;
        this.classClass = heap.classes().named("java.lang.Class").stream().findFirst().map(ClassInfo::id)
                .orElse(HeapGraph.NONE);
    }

    /**
     * Looks at a node.
     *
     * @param payload its payload bits
     * @param hasStrangers whether values stand in its arrays in place of children
     */
    void look(final int node, final int payload, final boolean hasStrangers) {
        count = 0;
        bytes = 0;
        if ((payload & valueBits) != 0) {
            lookAtFields(node, payload & valueBits);
        }
        if (hasStrangers) {
            lookAtArrays(node);
        }
    }

    /** How many of its entries say nothing. */
    long count() {
        return count;
    }

    /** What the values of these retain. */
    long bytes() {
        return bytes;
    }

    private void lookAtFields(final int node, final int present) {
        long retained = 0;
        for (final FamilyPlan.Part part : plan.parts(heap.classIdOf(node))) {
            if (part.role().isPayload() && (present >>> part.index() & 1) != 0) {
                if (part.role() != FamilyPlan.Role.PAYLOAD) {
                    return;
                }
                reader.select(node);
                final int value = reader.readReference(part.offset());
                if (!judge.isSilent(value)) {
                    return;
                }
                retained += retainedBy(node, value);
            }
        }
        count++;
        bytes += retained;
    }

    private void lookAtArrays(final int node) {
        for (final FamilyPlan.Part part : plan.parts(heap.classIdOf(node))) {
            if (part.role() == FamilyPlan.Role.ARRAY) {
                reader.select(node);
                final int array = reader.readReference(part.offset());
                if (array != HeapGraph.NONE && heap.classOf(array).elementType() == FieldType.REFERENCE) {
                    heap.forEachTarget(array, value -> lookAtElement(array, value));
                }
            }
        }
    }

    private void lookAtElement(final int array, final int value) {
        final int classId = heap.classIdOf(value);
        if (!plan.isNode(classId) && !plan.edgeClasses.get(classId) && classId != classClass
                && judge.isSilent(value)) {
            count++;
            bytes += retainedBy(array, value);
        }
    }

    private long retainedBy(final int holder, final int value) {
        return value != HeapGraph.NONE && retention.idom(value) == holder ? retention.retainedSize(value) : 0;
    }
}

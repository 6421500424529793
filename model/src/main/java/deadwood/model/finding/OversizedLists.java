package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.StructureKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * {@code oversized-lists}: lists, deques and queues in arrays that are less than a third full. One that grows by half is never less than
 * two thirds full, one that doubles never less than half: so these were fuller once, or were made too large. To gain are the bytes of the
 * empty slots.
 */
final class OversizedLists implements HeapDetector {

    private static final Set<StructureKind> KINDS = EnumSet.of(StructureKind.ARRAY_LIST, StructureKind.DEQUE,
            StructureKind.QUEUE);
    /** Slots that a list, deque or queue has when it begins: 10, 16, 11. */
    private static final long FIRST_SLOTS = 16;
    private static final long PARTS = 3;

    @Override
    public String kind() {
        return "oversized-lists";
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) {
        final List<HeapFinding> findings = new ArrayList<>();
        for (final StructureGroup group : facts.groups()) {
            if (KINDS.contains(group.kind()) && group.capacity() > FIRST_SLOTS * group.count()
                    && group.entries() * PARTS < group.capacity()
                    && group.wastedBytes() >= facts.threshold().at(group.where())) {
                findings.add(new HeapFinding(kind(), group.where(), group.type(), group.count(),
                        GroupMeasures.of(group, new Measure("wastedBytes", group.wastedBytes())),
                        group.wastedBytes(),
                        Words.count(group.capacity(), "slot", "slots") + " for "
                                + Words.count(group.entries(), "element", "elements")
                                + Words.in(group.count(), "lists"),
                        "See whether it is made with a capacity it never needs, or was much longer once: leave the"
                                + " capacity to the list, or trim it when it is done.",
                        group.objects()));
            }
        }
        return findings;
    }
}

package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.Shape;
import deadwood.model.structure.measure.TableMeasures;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code hash-collisions}: tables whose keys crowd into few buckets: at least {@value #SMALLEST_COLLISIONS} collisions, twice as many as keys
 * spread by chance would have, and a bucket of at least {@value #LONG_CHAIN} entries. They cost time; they are worth a word where the maps retain as many
 * bytes as any finding has to free.
 * <p>
 * To gain is what the nodes of buckets that became trees are larger than ordinary ones.
 */
final class HashCollisions implements HeapDetector {

    private static final long SMALLEST_COLLISIONS = 256;
    /** {@code HashMap.TREEIFY_THRESHOLD}: one in ten million buckets is as long by chance. */
    private static final long LONG_CHAIN = 8;
    private static final String TREE_NODE = "TreeNode";
    private static final String TREE_BIN = "TreeBin";

    @Override
    public String kind() {
        return "hash-collisions";
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) {
        final List<HeapFinding> findings = new ArrayList<>();
        for (int i = 0; i < facts.groups().size(); i++) {
            final StructureGroup group = facts.groups().get(i);
            final TableMeasures table = group.table();
            if (table != null && table.collisions() >= SMALLEST_COLLISIONS && table.longestChain() >= LONG_CHAIN
                    && table.collisions() >= 2 * byChance(group)
                    && group.retainedSize() >= facts.threshold().at(group.where())) {
                findings.add(finding(facts, i, group, table));
            }
        }
        return findings;
    }

    /** How many collisions so many entries have on average that are spread by chance: all but the buckets that are then in use. */
    private static long byChance(final StructureGroup group) {
        final double capacity = group.capacity();
        final double used = capacity * -Math.expm1(group.entries() * Math.log1p(-1 / capacity));
        return Math.round(group.entries() - used);
    }

    private HeapFinding finding(final HeapFacts facts, final int index, final StructureGroup group,
            final TableMeasures table) {
        final long[] bytes = new long[1];
        if (table.treeifiedBins() > 0) {
            facts.forEachMember(index, object -> bytes[0] += treeBytes(facts, object, table.longestChain()));
        }
        return new HeapFinding(kind(), group.where(), group.type(), group.count(),
                GroupMeasures.of(group, new Measure("collisions", table.collisions()),
                        new Measure("collisionsByChance", byChance(group)),
                        new Measure("longestChain", table.longestChain()),
                        new Measure("treeifiedBins", table.treeifiedBins())),
                bytes[0],
                Words.number(table.collisions()) + " of " + Words.count(group.entries(), "entry", "entries")
                        + Words.in(group.count(), "maps") + " share a bucket with another, where keys spread by chance"
                        + " would be " + Words.number(byChance(group)) + "; the fullest bucket holds "
                        + Words.number(table.longestChain()),
                "Look at hashCode of the keys: it tells too few of them apart; every get and put walks through a bucket.",
                group.objects());
    }

    /**
     * What the nodes of the trees in a table take beyond what ordinary ones would.
     *
     * @param longest entries in the fullest bucket: a bucket that runs in a circle has no more
     */
    private static long treeBytes(final HeapFacts facts, final int object, final long longest) {
        final HeapGraph heap = facts.heap();
        final int content = facts.contentOf(object);
        final BoundCollection collection = content == HeapGraph.NONE
                ? null
                : facts.catalog().collection(heap.classIdOf(content));
        final int table = collection == null || collection.shape() != Shape.CHAINED_TABLE
                ? HeapGraph.NONE
                : facts.collections().table(content, collection);
        long bytes = 0;
        long position = table == HeapGraph.NONE ? HeapGraph.NONE : heap.firstReference(table);
        boolean last = position == HeapGraph.NONE;
        while (!last) {
            last = heap.isLastAt(position);
            final int bin = heap.targetAt(position++);
            final String type = heap.classOf(bin).name();
            if (type.endsWith(TREE_BIN)) {
                bytes += heap.shallowSize(bin) + nodes(facts, facts.reference(bin, "first"), longest);
            } else if (type.endsWith(TREE_NODE)) {
                bytes += nodes(facts, bin, longest);
            }
        }
        return bytes;
    }

    private static long nodes(final HeapFacts facts, final int first, final long longest) {
        long bytes = 0;
        long left = longest;
        int node = first;
        while (node != HeapGraph.NONE && left-- > 0) {
            final ClassInfo type = facts.heap().classOf(node);
            bytes += type.instanceSize() - plainSize(facts.heap(), type);
            node = facts.reference(node, "next");
        }
        return bytes;
    }

    /** The size of the node that the map would have made without a tree. */
    private static long plainSize(final HeapGraph heap, final ClassInfo tree) {
        final String name = tree.name().replace("$" + TREE_NODE, "$Node");
        return heap.classes().named(name).stream().mapToLong(ClassInfo::instanceSize).findFirst()
                .orElse(tree.instanceSize());
    }
}

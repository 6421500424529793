package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import deadwood.model.structure.detail.NodePicture;
import deadwood.model.structure.detail.SlotStrip;
import deadwood.model.structure.detail.StructureDetail;
import deadwood.model.structure.measure.StructureMeasures;
import deadwood.model.structure.measure.TableMeasures;
import deadwood.model.structure.measure.TrieMeasures;
import deadwood.model.structure.trie.TrieDetail;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code deadwood structure --json}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StructureJson(String object, @JsonProperty("class") String className,
        @JsonInclude @Nullable String where, String kind, String shape, @Nullable String library, boolean guess,
        boolean neverFilled, boolean circular, long shallowBytes, long retainedBytes, long entries,
        @Nullable Long declared, long capacity, long emptySlots, long wastedBytes, long zeroValues, long zeroBytes,
        @Nullable Table table, @Nullable Slots slots, @Nullable Nodes nodes, ObjectJson.@Nullable Contents contents) {

    /** What only hash tables have. */
    public record Table(long collisions, long longestChain, long treeifiedBins, long tombstones, long staleEntries,
            long staleBytes, boolean resizing) {

        static @Nullable Table of(final @Nullable TableMeasures table) {
            return table == null
                    ? null
                    : new Table(table.collisions(), table.longestChain(), table.treeifiedBins(), table.tombstones(),
                            table.staleEntries(), table.staleBytes(), table.resizing() > 0);
        }
    }

    /** The slots of a collection. */
    public record Slots(long count, List<Segment> segments, List<Length> lengths, List<Cell> cells) {

        static @Nullable Slots of(final @Nullable SlotStrip strip, final IntFunction<String> address) {
            return strip == null
                    ? null
                    : new Slots(strip.slots(), strip.segments().stream()
                            .map(each -> new Segment(address.apply(each.owner()), each.first(), each.slots(),
                                    each.used(), each.entries(), each.isNext()))
                            .toList(),
                            strip.lengths().stream().map(each -> new Length(each.length(), each.slots())).toList(),
                            IntStream.range(0, strip.cells()).mapToObj(cell -> cell(strip, cell)).toList());
        }

        private static Cell cell(final SlotStrip strip, final int cell) {
            return new Cell(strip.firstSlot(cell), strip.slots(cell), strip.used(cell), strip.entries(cell),
                    strip.longest(cell), strip.removed(cell), strip.stale(cell), strip.forwarded(cell),
                    strip.trees(cell));
        }
    }

    /** An array of slots. */
    public record Segment(String object, long first, long slots, long used, long entries, boolean next) {}

    /** Slots with so many entries. */
    public record Length(long entries, long slots) {}

    /** Some slots side by side. */
    public record Cell(long first, long slots, long used, long entries, long longest, long removed, long stale,
            long forwarded, long trees) {}

    /** The nodes of a trie, vector or tree. */
    public record Nodes(long nodes, long interior, long leaves, long deadNodes, long deadBytes, long maxDepth,
            long slackSlots, long singleChildNodes, long singleChildChains, long staleNodes, long staleBytes,
            long sharedNodes, long sharedBytes, List<Level> levels, List<FanOut> fanOuts, List<NodeClass> classes,
            long deadSubtreeCount, List<DeadSubtree> deadSubtrees) {

        static @Nullable Nodes of(final @Nullable NodePicture picture, final @Nullable TrieMeasures measures,
                final IntFunction<String> address, final IntFunction<String> className) {
            if (picture == null) {
                return null;
            }
            final TrieDetail detail = picture.levels();
            final TrieMeasures trie = measures == null ? counted(detail) : measures;
            return new Nodes(trie.nodes(), trie.interior(), trie.leaves(), trie.deadNodes(), trie.deadBytes(),
                    trie.maxDepth(), trie.slackSlots(), trie.singleChildNodes(), trie.singleChildChains(),
                    trie.staleNodes(), trie.staleBytes(), picture.sharedNodes(), picture.sharedBytes(),
                    detail.levels().stream().map(Level::of).toList(),
                    detail.fanOuts().stream().map(each -> new FanOut(each.fanOut(), each.nodes())).toList(),
                    detail.classes().stream().map(each -> new NodeClass(className.apply(each.classId()), each.nodes(),
                            each.deadNodes(), each.shallowBytes())).toList(),
                    detail.deadSubtreeCount(),
                    detail.deadSubtrees().stream().map(each -> new DeadSubtree(address.apply(each.root()),
                            each.depth(), each.nodes(), each.bytes())).toList());
        }

        /** Of a search tree the nodes are its entries, and nothing more is measured. */
        private static TrieMeasures counted(final TrieDetail detail) {
            final long nodes = detail.levels().stream().mapToLong(TrieDetail.Level::nodes).sum();
            final long interior = detail.levels().stream().mapToLong(TrieDetail.Level::interior).sum();
            return new TrieMeasures(nodes, nodes, interior, nodes - interior, 0, 0,
                    Math.max(0, detail.levels().size() - 1), 0, 0, 0, 0, 0);
        }
    }

    /** Nodes of one depth. */
    public record Level(long depth, long nodes, long deadNodes, long interior, long entries, long slots,
            long emptySlots) {

        static Level of(final TrieDetail.Level level) {
            return new Level(level.depth(), level.nodes(), level.deadNodes(), level.interior(), level.entries(),
                    level.slots(), level.emptySlots());
        }
    }

    /** Nodes with so many children and entries. */
    public record FanOut(long fanOut, long nodes) {}

    /** Nodes of one class. */
    public record NodeClass(@JsonProperty("class") String className, long nodes, long deadNodes, long shallowBytes) {}

    /** A dead node whose parent is not dead. */
    public record DeadSubtree(String object, long depth, long nodes, long bytes) {}

    /**
     * Makes the record of a structure.
     *
     * @param where the place as it reads, or null if no root reaches it
     * @param contents its first entries, or null if they are not known
     */
    public static StructureJson of(final StructureDetail detail, final @Nullable String where,
            final IntFunction<String> address, final IntFunction<String> className,
            final ObjectJson.@Nullable Contents contents) {
        final StructureMeasures measures = detail.measures();
        return new StructureJson(address.apply(detail.object()), detail.type(), where, detail.kind().label(),
                detail.shape(), detail.library(), detail.isGuess(), detail.isNeverFilled(), detail.isCircular(),
                detail.shallowSize(), detail.retainedSize(), measures.entries(),
                measures.declared() == StructureMeasures.UNDECLARED ? null : measures.declared(),
                measures.capacity(), measures.emptySlots(), measures.wastedBytes(), measures.zeroValues(),
                measures.zeroBytes(), Table.of(measures.table()), Slots.of(detail.strip(), address),
                Nodes.of(detail.nodes(), measures.trie(), address, className), contents);
    }
}

package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import deadwood.model.structure.Population;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.StructureMeasures;
import deadwood.model.structure.measure.TableMeasures;
import deadwood.model.structure.measure.TrieMeasures;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** {@code deadwood structures --json}. */
public record StructuresJson(List<Row> structures) {

    /** The structures of one type in one place. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(String where, String type, @Nullable String library, boolean guess, String kind, long count,
            List<String> objects, long entries, @Nullable Long declared, long capacity, long emptySlots,
            long wastedBytes, long retainedBytes, long zeroValues, long zeroBytes, Spread population,
            @Nullable Table table, @Nullable Trie trie) {

        /** @param address names an object */
        public static Row of(final StructureGroup group, final IntFunction<String> address) {
            final StructureMeasures measures = group.measures();
            return new Row(group.where(), group.type(), group.library(), group.isGuess(), group.kind().label(),
                    group.count(), group.objects().stream().map(address::apply).toList(), group.entries(),
                    measures.declared() == StructureMeasures.UNDECLARED ? null : measures.declared(),
                    group.capacity(), group.emptySlots(), group.wastedBytes(), group.retainedSize(),
                    measures.zeroValues(), measures.zeroBytes(), Spread.of(group.population()),
                    Table.of(group.table()), Trie.of(group.trie()));
        }
    }

    /** What sums do not tell. */
    public record Spread(long empty, long emptyBytes, long neverFilled, long neverFilledBytes, long singletons,
            long singletonBytes, List<Long> sizes, List<Long> fills) {

        static Spread of(final Population population) {
            return new Spread(population.empty(), population.emptyBytes(), population.neverFilled(),
                    population.neverFilledBytes(), population.singletons(), population.singletonBytes(),
                    population.sizes(), population.fills());
        }
    }

    /** What only hash tables have. */
    public record Table(long collisions, long longestChain, long treeifiedBins, long tombstones, long staleEntries,
            long staleBytes, long resizing) {

        static @Nullable Table of(final @Nullable TableMeasures table) {
            return table == null
                    ? null
                    : new Table(table.collisions(), table.longestChain(), table.treeifiedBins(), table.tombstones(),
                            table.staleEntries(), table.staleBytes(), table.resizing());
        }
    }

    /** What only tries and vectors have. */
    public record Trie(long nodes, long distinctNodes, long interior, long leaves, long deadNodes, long deadBytes,
            long maxDepth, long slackSlots, long singleChildNodes, long singleChildChains, long staleNodes,
            long staleBytes) {

        static @Nullable Trie of(final @Nullable TrieMeasures trie) {
            return trie == null
                    ? null
                    : new Trie(trie.nodes(), trie.distinctNodes(), trie.interior(), trie.leaves(), trie.deadNodes(),
                            trie.deadBytes(), trie.maxDepth(), trie.slackSlots(), trie.singleChildNodes(),
                            trie.singleChildChains(), trie.staleNodes(), trie.staleBytes());
        }
    }
}

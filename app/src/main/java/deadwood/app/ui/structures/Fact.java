package deadwood.app.ui.structures;

import deadwood.app.text.Sizes;
import deadwood.app.ui.text.Messages;
import deadwood.model.structure.detail.NodePicture;
import deadwood.model.structure.detail.StructureDetail;
import deadwood.model.structure.measure.StructureMeasures;
import deadwood.model.structure.measure.TableMeasures;
import deadwood.model.structure.measure.TrieMeasures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number of a structure with its name.
 *
 * @param more a word on it, "" for none
 */
record Fact(String name, String value, String more) {

    /** All that is known of a structure; what is 0 and could not be otherwise is left out. */
    static List<Fact> of(final StructureDetail detail) {
        final List<Fact> facts = new ArrayList<>();
        final StructureMeasures measures = detail.measures();
        facts.add(new Fact(Messages.get("column.entries"), Sizes.count(measures.entries()), declared(detail)));
        if (measures.capacity() > 0) {
            facts.add(new Fact(Messages.get("column.capacity"), Sizes.count(measures.capacity()), ""));
            facts.add(new Fact(Messages.get("column.fill"), Sizes.share(detail.fill()), ""));
            facts.add(new Fact(Messages.get("column.empty"), Sizes.count(measures.emptySlots()), ""));
        }
        facts.add(new Fact(Messages.get("column.wasted"), Sizes.exact(measures.wastedBytes()), ""));
        facts.add(new Fact(Messages.get("column.retained"), Sizes.exact(detail.retainedSize()), ""));
        if (measures.zeroValues() > 0) {
            facts.add(new Fact(Messages.get("structure.fact.zero"), Sizes.count(measures.zeroValues()), Sizes.bytes(
                    measures.zeroBytes())));
        }
        addTable(facts, measures.table(), detail.hasChains());
        addNodes(facts, measures.trie(), detail.nodes());
        if (detail.isCircular()) {
            facts.add(new Fact(Messages.get("structure.fact.circular"), Messages.get("structure.yes"), ""));
        }
        return facts;
    }

    private static String declared(final StructureDetail detail) {
        final long declared = detail.measures().declared();
        if (detail.isNeverFilled()) {
            return Messages.get("structure.fact.never");
        }
        return declared == StructureMeasures.UNDECLARED || declared == detail.measures().entries()
                ? ""
                : Messages.get("structure.fact.declared", Sizes.count(declared));
    }

    private static void addTable(final List<Fact> facts, final @Nullable TableMeasures table,
            final boolean isChained) {
        if (table == null) {
            return;
        }
        if (isChained) {
            facts.add(count("structure.fact.collisions", table.collisions()));
        }
        facts.add(count(isChained ? "structure.fact.longest" : "structure.fact.run", table.longestChain()));
        addUnlessNone(facts, "structure.fact.trees", table.treeifiedBins(), "");
        addUnlessNone(facts, "structure.fact.tombstones", table.tombstones(), "");
        addUnlessNone(facts, "structure.fact.stale", table.staleEntries(), Sizes.bytes(table.staleBytes()));
        if (table.resizing() > 0) {
            facts.add(new Fact(Messages.get("structure.fact.resizing"), Messages.get("structure.yes"), ""));
        }
    }

    private static void addNodes(final List<Fact> facts, final @Nullable TrieMeasures trie,
            final @Nullable NodePicture picture) {
        if (trie == null || picture == null) {
            return;
        }
        facts.add(count("column.nodes", trie.nodes()));
        facts.add(new Fact(Messages.get("column.dead"), Sizes.count(trie.deadNodes()), Sizes.bytes(trie
                .deadBytes())));
        facts.add(count("structure.fact.interior", trie.interior()));
        facts.add(count("structure.fact.leaves", trie.leaves()));
        facts.add(count("structure.fact.depth", trie.maxDepth()));
        addUnlessNone(facts, "structure.fact.slack", trie.slackSlots(), "");
        addUnlessNone(facts, "structure.fact.single", trie.singleChildNodes(), Messages.get("structure.fact.chains",
                Sizes.count(trie.singleChildChains())));
        addUnlessNone(facts, "structure.fact.staleNodes", trie.staleNodes(), Sizes.bytes(trie.staleBytes()));
        addUnlessNone(facts, "structure.fact.shared", picture.sharedNodes(), Sizes.bytes(picture.sharedBytes()));
    }

    private static Fact count(final String key, final long number) {
        return new Fact(Messages.get(key), Sizes.count(number), "");
    }

    private static void addUnlessNone(final List<Fact> facts, final String key, final long number,
            final String more) {
        if (number > 0) {
            facts.add(new Fact(Messages.get(key), Sizes.count(number), more));
        }
    }
}

package deadwood.app.cli;

import deadwood.app.text.Sizes;
import deadwood.model.heap.ClassTable;
import deadwood.model.query.Contents;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.detail.NodePicture;
import deadwood.model.structure.detail.SlotStrip;
import deadwood.model.structure.detail.StructureDetail;
import deadwood.model.structure.measure.StructureMeasures;
import deadwood.model.structure.measure.TableMeasures;
import deadwood.model.structure.measure.TrieMeasures;
import deadwood.model.structure.trie.TrieDetail;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One structure as a page of text. */
final class StructureText {

    private static final int BAR = 32;
    private static final int STRIP = 64;
    private static final int MOST_ROWS = 24;
    private static final int MOST_SUBTREES = 5;
    private static final String EIGHTHS = "▏▎▍▌▋▊▉█";
    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";

    private final ObjectNames names;
    private final ClassTable classes;
    private final int width;

    StructureText(final ObjectNames names, final ClassTable classes, final int width) {
        this.names = names;
        this.classes = classes;
        this.width = width;
    }

    void print(final StructureDetail detail, final @Nullable StructureGroup group, final @Nullable Contents contents,
            final PrintWriter out) {
        out.println(detail.type() + " @ " + names.address(detail.object()));
        out.println(group == null
                ? "no root reaches it, or it only shows what another structure holds"
                : group.where() + (group.count() > 1
                        ? " (one of " + Sizes.count(group.count()) + " there)"
                        : ""));
        out.println(detail.kind().label() + (detail.library() == null ? "" : ", " + detail.library())
                + (detail.isGuess() ? ", taken for one by its shape" : ""));
        out.println("shallow " + Sizes.bytes(detail.shallowSize()) + ", retained "
                + Sizes.bytes(detail.retainedSize()));
        out.println();
        printMeasures(detail, out);
        if (detail.strip() != null) {
            print(detail.strip(), detail.measures().table() != null, out);
        }
        if (detail.nodes() != null) {
            print(detail.nodes(), out);
        }
        print(contents, out);
    }

    private static void printMeasures(final StructureDetail detail, final PrintWriter out) {
        final TextTable facts = new TextTable().column("", TextTable.Align.LEFT).column("", TextTable.Align.RIGHT)
                .column("", TextTable.Align.LEFT);
        final StructureMeasures measures = detail.measures();
        fact(facts, "entries", measures.entries(), measures.declared() == StructureMeasures.UNDECLARED
                || measures.declared() == measures.entries()
                        ? detail.isNeverFilled() ? "never filled" : ""
                        : "it says " + Sizes.count(measures.declared()));
        if (measures.capacity() > 0) {
            fact(facts, "slots", measures.capacity(), Sizes.share(detail.usedShare()) + " in use");
            fact(facts, "empty slots", measures.emptySlots(), "");
        }
        facts.row("wasted", Sizes.bytes(measures.wastedBytes()), "");
        if (measures.zeroValues() > 0) {
            fact(facts, "values that say nothing", measures.zeroValues(), Sizes.bytes(measures.zeroBytes()));
        }
        addTable(measures.table(), detail.hasChains(), facts);
        addNodes(measures.trie(), detail.nodes(), facts);
        facts.printRows(out);
        if (detail.isCircular()) {
            out.println("something leads back to what was seen before: each node is counted once");
        }
    }

    private static void fact(final TextTable facts, final String name, final long number, final String more) {
        facts.row(name, Sizes.count(number), more);
    }

    private static void addTable(final @Nullable TableMeasures table, final boolean isChained,
            final TextTable facts) {
        if (table == null) {
            return;
        }
        if (isChained) {
            fact(facts, "collisions", table.collisions(), "");
        }
        fact(facts, isChained ? "longest chain" : "longest run", table.longestChain(), "");
        if (table.treeifiedBins() > 0) {
            fact(facts, "buckets that are trees", table.treeifiedBins(), "");
        }
        if (table.tombstones() > 0) {
            fact(facts, "marks of removed entries", table.tombstones(), "");
        }
        if (table.staleEntries() > 0) {
            fact(facts, "entries with cleared keys", table.staleEntries(), Sizes.bytes(table.staleBytes()));
        }
        if (table.resizing() > 0) {
            facts.row("resize in flight", "yes", "");
        }
    }

    private static void addNodes(final @Nullable TrieMeasures trie, final @Nullable NodePicture picture,
            final TextTable facts) {
        if (trie == null || picture == null) {
            return;
        }
        fact(facts, "nodes", trie.nodes(), Sizes.count(trie.interior()) + " interior, " + Sizes.count(trie.leaves())
                + " leaves");
        fact(facts, "dead nodes", trie.deadNodes(), Sizes.bytes(trie.deadBytes()));
        fact(facts, "depth", trie.maxDepth(), "");
        fact(facts, "slack slots", trie.slackSlots(), "");
        fact(facts, "nodes with a single child", trie.singleChildNodes(), Sizes.count(trie.singleChildChains())
                + " chains");
        if (trie.staleNodes() > 0) {
            fact(facts, "stale nodes", trie.staleNodes(), Sizes.bytes(trie.staleBytes()));
        }
        fact(facts, "nodes shared with others", picture.sharedNodes(), Sizes.bytes(picture.sharedBytes()));
    }

    private void print(final SlotStrip strip, final boolean isTable, final PrintWriter out) {
        out.println();
        out.println(Sizes.count(strip.slots()) + " slots, in use from first to last:");
        out.println("  " + heights(strip));
        if (strip.segments().size() > 1) {
            printSegments(strip.segments(), out);
        }
        if (!isTable) {
            return;
        }
        final TextTable table = new TextTable().column("entries", TextTable.Align.RIGHT)
                .column("slots", TextTable.Align.RIGHT).column("", TextTable.Align.LEFT);
        final List<SlotStrip.Length> lengths = strip.lengths();
        final long most = lengths.stream().mapToLong(SlotStrip.Length::slots).max().orElse(1);
        lengths.stream().limit(MOST_ROWS).forEach(each -> table.row(Sizes.count(each.length()),
                Sizes.count(each.slots()), bar(each.slots(), most)));
        out.println();
        table.print(out, width);
        printRest(lengths.size() - MOST_ROWS, "lengths", out);
    }

    private void printSegments(final List<SlotStrip.Segment> segments, final PrintWriter out) {
        final TextTable table = new TextTable().column("segment", TextTable.Align.RIGHT)
                .column("slots", TextTable.Align.RIGHT).column("in use", TextTable.Align.RIGHT)
                .column("entries", TextTable.Align.RIGHT).column("", TextTable.Align.LEFT);
        int number = 0;
        for (final SlotStrip.Segment segment : segments.subList(0, Math.min(MOST_ROWS, segments.size()))) {
            table.row(segment.isNext() ? "next table" : Sizes.count(number++), Sizes.count(segment.slots()),
                    Sizes.count(segment.used()), Sizes.count(segment.entries()),
                    bar(segment.used(), segment.slots()));
        }
        out.println();
        table.print(out, width);
        printRest(segments.size() - MOST_ROWS, "segments", out);
    }

    /** A column of up to eight eighths for each part of the slots. */
    private static String heights(final SlotStrip strip) {
        final int columns = (int) Math.min(STRIP, strip.slots());
        final long[] used = new long[columns];
        final long[] slots = new long[columns];
        for (int cell = 0; cell < strip.cells(); cell++) {
            final int column = (int) ((long) cell * columns / strip.cells());
            used[column] += strip.used(cell);
            slots[column] += strip.slots(cell);
        }
        final StringBuilder line = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            // What is not empty is seen, however little it is.
            line.append(used[column] == 0
                    ? '·'
                    : HEIGHTS.charAt((int) Math.min(HEIGHTS.length() - 1L, used[column] * HEIGHTS.length()
                            / Math.max(1, slots[column]))));
        }
        return line.toString();
    }

    private static String bar(final long number, final long most) {
        final long eighths = number == 0 ? 0 : Math.max(1, Math.round(8.0 * BAR * number / Math.max(1, most)));
        final String whole = "█".repeat((int) (eighths / 8));
        return eighths % 8 == 0 ? whole : whole + EIGHTHS.charAt((int) (eighths % 8) - 1);
    }

    private void print(final NodePicture picture, final PrintWriter out) {
        final TrieDetail detail = picture.levels();
        final long most = detail.levels().stream().mapToLong(TrieDetail.Level::nodes).max().orElse(1);
        final TextTable levels = new TextTable().column("depth", TextTable.Align.RIGHT)
                .column("nodes", TextTable.Align.RIGHT).column("dead", TextTable.Align.RIGHT)
                .column("entries", TextTable.Align.RIGHT).column("", TextTable.Align.LEFT);
        detail.levels().stream().limit(MOST_ROWS).forEach(level -> levels.row(Sizes.count(level.depth()),
                Sizes.count(level.nodes()), Sizes.count(level.deadNodes()), Sizes.count(level.entries()),
                aliveAndDead(level, most)));
        out.println();
        levels.print(out, width);
        printRest(detail.levels().size() - MOST_ROWS, "levels", out);
        printFanOuts(detail, out);
        printClasses(detail, out);
        printDead(detail, out);
    }

    /** Nodes that live, then dead ones in another pattern. */
    private static String aliveAndDead(final TrieDetail.Level level, final long most) {
        final int least = level.deadNodes() == 0 || level.deadNodes() == level.nodes() ? 1 : 2;
        final int whole = (int) Math.max(least, Math.round((double) BAR * level.nodes() / Math.max(1, most)));
        final int dead = level.deadNodes() == 0
                ? 0
                : Math.clamp(Math.round((double) whole * level.deadNodes() / level.nodes()), 1,
                        whole - least + 1);
        return "█".repeat(whole - dead) + "░".repeat(dead);
    }

    private void printFanOuts(final TrieDetail detail, final PrintWriter out) {
        final long most = detail.fanOuts().stream().mapToLong(TrieDetail.FanOut::nodes).max().orElse(1);
        final TextTable table = new TextTable().column("fan-out", TextTable.Align.RIGHT)
                .column("nodes", TextTable.Align.RIGHT).column("", TextTable.Align.LEFT);
        detail.fanOuts().stream().limit(MOST_ROWS).forEach(each -> table.row(Sizes.count(each.fanOut()),
                Sizes.count(each.nodes()), bar(each.nodes(), most)));
        out.println();
        table.print(out, width);
        printRest(detail.fanOuts().size() - MOST_ROWS, "fan-outs", out);
    }

    private void printClasses(final TrieDetail detail, final PrintWriter out) {
        final TextTable table = new TextTable().column("nodes", TextTable.Align.RIGHT)
                .column("dead", TextTable.Align.RIGHT).column("shallow", TextTable.Align.RIGHT)
                .column("class", TextTable.Align.CUT);
        detail.classes().stream().limit(MOST_ROWS).forEach(each -> table.row(Sizes.count(each.nodes()),
                Sizes.count(each.deadNodes()), TextTable.size(each.shallowBytes()),
                classes.get(each.classId()).name()));
        out.println();
        table.print(out, width);
    }

    private void printDead(final TrieDetail detail, final PrintWriter out) {
        if (detail.deadSubtreeCount() == 0) {
            return;
        }
        final TextTable table = new TextTable().column("dead subtree", TextTable.Align.LEFT)
                .column("depth", TextTable.Align.RIGHT).column("nodes", TextTable.Align.RIGHT)
                .column("frees", TextTable.Align.RIGHT);
        detail.deadSubtrees().stream().limit(MOST_SUBTREES).forEach(each -> table.row(names.address(each.root()),
                Sizes.count(each.depth()), Sizes.count(each.nodes()), TextTable.size(each.bytes())));
        out.println();
        table.print(out, width);
        printRest(detail.deadSubtreeCount() - MOST_SUBTREES, "dead subtrees", out);
    }

    private void print(final @Nullable Contents contents, final PrintWriter out) {
        if (contents == null || contents.entries().isEmpty()) {
            return;
        }
        final boolean isMap = contents.kind() == Contents.Kind.MAP;
        final TextTable table = new TextTable();
        if (isMap) {
            table.column("key", TextTable.Align.CUT);
        }
        table.column(isMap ? "value" : "element", TextTable.Align.CUT);
        for (final Contents.Entry entry : contents.entries()) {
            if (isMap) {
                table.row(names.text(entry.key()), "→ " + names.text(entry.value()));
            } else {
                table.row(names.text(entry.value()));
            }
        }
        out.println();
        table.print(out, width);
        if (contents.size() > contents.entries().size()) {
            out.println("… " + Sizes.count(contents.size() - contents.entries().size())
                    + " more entries; --entries N prints more");
        }
    }

    private static void printRest(final long rest, final String what, final PrintWriter out) {
        if (rest > 0) {
            out.println("… " + Sizes.count(rest) + " more " + what);
        }
    }
}

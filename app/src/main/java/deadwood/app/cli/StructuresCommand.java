package deadwood.app.cli;

import deadwood.app.cli.json.StructuresJson;
import deadwood.app.text.Sizes;
import deadwood.model.store.CancelSignal;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.measure.TrieMeasures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deadwood structures}. */
@Command(name = "structures",
        description = "Measures the maps, lists and tries of a heap: entries, slots, dead nodes and the bytes they waste; the most wasteful first.",
        footer = {"", "Examples:", "  deadwood structures prod.hprof",
            "  deadwood structures --kind trie --sort dead --where com.acme prod.hprof",
            "  deadwood structures --json prod.hprof | jq '.structures[] | select(.table.staleEntries > 0)'"})
final class StructuresCommand extends HeapCommand {

    private static final int WIDE = 160;
    private static final double PER_CENT = 100;
    /** Columns that the place has to have at least beside measures. */
    private static final int NARROW_PLACE = 40;
    private static final String INDENT = "      ";

    @Parameters(paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Mixin
    private RowLimit limit = new RowLimit();

    @Mixin
    private StructureSelection selection = new StructureSelection();

    StructuresCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        selection.check();
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final StructureReport report = snapshot.structures(progress, CancelSignal.NEVER);
            final List<StructureGroup> all = selection.of(report.groups());
            final List<StructureGroup> rows = limit.of(all, isJson());
            final Session.Printout printout;
            if (isJson()) {
                final IntFunction<String> address = addresses(snapshot.heap());
                printout = json(new StructuresJson(
                        rows.stream().map(row -> StructuresJson.Row.of(row, address)).toList()));
            } else {
                printout = out -> print(all, rows, out);
            }
            return out -> {
                session().warnOf(snapshot.snapshot(), report.warnings());
                printout.print(out);
            };
        });
    }

    private void print(final List<StructureGroup> all, final List<StructureGroup> rows, final PrintWriter out) {
        if (width() > 0 && width() < WIDE) {
            printInTwoLines(rows, out);
        } else {
            printInOneLine(rows, out);
        }
        RowLimit.printRest(out, all.size() - rows.size(), "rows");
        final long wasted = all.stream().mapToLong(StructureGroup::wastedBytes).sum();
        final long count = all.stream().mapToLong(StructureGroup::count).sum();
        out.println(Sizes.count(count) + " structures waste " + Sizes.bytes(wasted));
    }

    private void printInOneLine(final List<StructureGroup> rows, final PrintWriter out) {
        final List<Measure> measures = Measure.of(rows);
        final TextTable table = table();
        measures.forEach(measure -> table.column(measure.title, TextTable.Align.RIGHT));
        table.column("type", TextTable.Align.CUT).column("where", TextTable.Align.CUT);
        for (final StructureGroup group : rows) {
            final List<String> cells = new ArrayList<>(common(group));
            measures.forEach(measure -> cells.add(measure.text(group)));
            cells.add(type(group));
            cells.add(group.where());
            table.row(cells.toArray(String[]::new));
            final String shared = shared(group);
            if (!shared.isEmpty()) {
                table.note(INDENT + shared);
            }
        }
        table.print(out, width());
    }

    /** Where they hang is long: on a narrow terminal it has a line of its own, with the measures that not all have. */
    private void printInTwoLines(final List<StructureGroup> rows, final PrintWriter out) {
        final TextTable table = table().column("type", TextTable.Align.CUT);
        for (final StructureGroup group : rows) {
            final List<String> cells = new ArrayList<>(common(group));
            cells.add(type(group));
            table.row(cells.toArray(String[]::new));
            final StringBuilder more = new StringBuilder();
            for (final Measure measure : Measure.of(List.of(group))) {
                more.append(", ").append(measure.title).append(": ").append(measure.text(group));
            }
            final int room = width() - INDENT.length() - more.length();
            table.note(INDENT + (room < NARROW_PLACE
                    ? TextTable.cut(group.where(), width() - INDENT.length()) + System.lineSeparator() + INDENT
                            + more.substring(2)
                    : TextTable.cut(group.where(), room) + more));
            final String shared = shared(group);
            if (!shared.isEmpty()) {
                table.note(INDENT + shared);
            }
        }
        table.print(out, width());
    }

    private static TextTable table() {
        return new TextTable().column("wasted", TextTable.Align.RIGHT).column("retained", TextTable.Align.RIGHT)
                .column("count", TextTable.Align.RIGHT).column("entries", TextTable.Align.RIGHT)
                .column("capacity", TextTable.Align.RIGHT).column("fill", TextTable.Align.RIGHT);
    }

    private static List<String> common(final StructureGroup group) {
        return List.of(TextTable.size(group.wastedBytes()), TextTable.size(group.retainedSize()),
                Sizes.count(group.count()), Sizes.count(group.entries()), Sizes.count(group.capacity()),
                group.capacity() == 0
                        ? ""
                        : String.format(Locale.ROOT, "%.0f %%", PER_CENT * StructureSelection.fill(group)));
    }

    private static String type(final StructureGroup group) {
        return group.type() + (group.isGuess() ? " (by its shape)" : "");
    }

    /** How much several versions of a trie have in common: {@code 8 versions share 91 % of their nodes}. */
    private static String shared(final StructureGroup group) {
        final TrieMeasures trie = group.trie();
        return trie == null || trie.distinctNodes() >= trie.nodes()
                ? ""
                : Sizes.count(group.count()) + " versions share "
                        + String.format(Locale.ROOT, "%.0f %%",
                                PER_CENT * (trie.nodes() - trie.distinctNodes()) / trie.nodes())
                        + " of their nodes: " + Sizes.count(trie.distinctNodes()) + " instead of "
                        + Sizes.count(trie.nodes());
    }

    /** A measure that not all structures have. */
    private enum Measure {
        DEAD("dead nodes", group -> group.trie() == null || group.trie().deadNodes() == 0
                ? ""
                : Sizes.count(group.trie().deadNodes()) + " of " + Sizes.count(group.trie().nodes())),
        SLACK("slack", group -> group.trie() == null ? "" : some(group.trie().slackSlots())),
        SINGLE("single-child", group -> group.trie() == null ? "" : some(group.trie().singleChildNodes())),
        ZERO("zero values", group -> some(group.measures().zeroValues())),
        STALE("stale", group -> some((group.table() == null ? 0 : group.table().staleEntries())
                + (group.trie() == null ? 0 : group.trie().staleNodes()))),
        TOMBSTONES("tombstones", group -> group.table() == null ? "" : some(group.table().tombstones())),
        COLLISIONS("collisions", group -> group.table() == null ? "" : some(group.table().collisions())),
        RESIZING("resizing", group -> group.table() == null ? "" : some(group.table().resizing()));

        private final String title;
        private final Function<StructureGroup, String> text;

        Measure(final String title, final Function<StructureGroup, String> text) {
            this.title = title;
            this.text = text;
        }

        String text(final StructureGroup group) {
            return text.apply(group);
        }

        /** Those that some of the groups have. */
        static List<Measure> of(final List<StructureGroup> groups) {
            return Arrays.stream(values())
                    .filter(measure -> groups.stream().anyMatch(group -> !measure.text(group).isEmpty())).toList();
        }

        private static String some(final long number) {
            return number == 0 ? "" : Sizes.count(number);
        }
    }
}

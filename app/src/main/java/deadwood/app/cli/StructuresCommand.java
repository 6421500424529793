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
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deadwood structures}. */
@Command(name = "structures",
        description = "Measures the maps, lists and tries of a heap: entries, slots, dead nodes and the bytes they waste; the most wasteful first.",
        footer = {"", "Examples:", "  deadwood structures prod.hprof",
            "  deadwood structures --json prod.hprof | jq '.structures[] | select(.kind == \"trie\")'"})
final class StructuresCommand extends HeapCommand {

    private static final int WIDE = 160;
    private static final String INDENT = "      ";

    @Parameters(paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Mixin
    private RowLimit limit = new RowLimit();

    StructuresCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final StructureReport report = snapshot.structures(progress, CancelSignal.NEVER);
            final List<StructureGroup> all = report.groups();
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
        final TextTable table = table().column("dead nodes", TextTable.Align.RIGHT)
                .column("type", TextTable.Align.CUT).column("where", TextTable.Align.CUT);
        for (final StructureGroup group : rows) {
            table.row(TextTable.size(group.wastedBytes()), TextTable.size(group.retainedSize()),
                    Sizes.count(group.count()), Sizes.count(group.entries()), Sizes.count(group.capacity()),
                    deadNodes(group.trie()), group.type(), group.where());
        }
        table.print(out, width());
    }

    /** Where they hang is long: on a narrow terminal it has a line of its own. */
    private void printInTwoLines(final List<StructureGroup> rows, final PrintWriter out) {
        final TextTable table = table().column("type", TextTable.Align.CUT);
        for (final StructureGroup group : rows) {
            table.row(TextTable.size(group.wastedBytes()), TextTable.size(group.retainedSize()),
                    Sizes.count(group.count()), Sizes.count(group.entries()), Sizes.count(group.capacity()),
                    group.type());
            final String dead = group.trie() == null ? "" : ", dead nodes: " + deadNodes(group.trie());
            table.note(INDENT + TextTable.cut(group.where(), width() - INDENT.length() - dead.length()) + dead);
        }
        table.print(out, width());
    }

    private static TextTable table() {
        return new TextTable().column("wasted", TextTable.Align.RIGHT).column("retained", TextTable.Align.RIGHT)
                .column("count", TextTable.Align.RIGHT).column("entries", TextTable.Align.RIGHT)
                .column("capacity", TextTable.Align.RIGHT);
    }

    private static String deadNodes(final @Nullable TrieMeasures trie) {
        return trie == null ? "" : Sizes.count(trie.deadNodes()) + " of " + Sizes.count(trie.nodes());
    }
}

package deadwood.app.cli;

import deadwood.app.cli.json.ArraysJson;
import deadwood.app.text.Sizes;
import deadwood.model.query.ArrayFill;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deadwood arrays}. */
@Command(name = "arrays", description = "Tells how full arrays are: elements that are null, or zero up to the end.",
        footer = {"", "Examples:", "  deadwood arrays prod.hprof",
            "  deadwood arrays --json prod.hprof | jq '[.arrays[].emptyBytes] | add'"})
final class ArraysCommand extends HeapCommand {

    @Parameters(paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Mixin
    private RowLimit limit = new RowLimit();

    ArraysCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final List<ArrayFill.Row> all = ArrayFill.of(snapshot.heap(), progress, CancelSignal.NEVER).rows();
            final List<ArrayFill.Row> rows = limit.of(all, isJson());
            return isJson()
                    ? json(new ArraysJson(rows.stream().map(ArraysCommand::row).toList()))
                    : out -> print(all, rows, out);
        });
    }

    private static ArraysJson.Row row(final ArrayFill.Row row) {
        return new ArraysJson.Row(row.type().name(), row.arrays(), row.shallowSize(), row.elements(),
                row.emptyElements(), row.emptyBytes(), row.zeroLength(), row.allEmpty(), row.allEmptySize(),
                row.unread());
    }

    private void print(final List<ArrayFill.Row> all, final List<ArrayFill.Row> rows, final PrintWriter out) {
        final TextTable table = new TextTable().column("empty", TextTable.Align.RIGHT)
                .column("of elements", TextTable.Align.RIGHT).column("shallow", TextTable.Align.RIGHT)
                .column("arrays", TextTable.Align.RIGHT).column("all empty", TextTable.Align.RIGHT)
                .column("no elements", TextTable.Align.RIGHT).column("class", TextTable.Align.CUT);
        for (final ArrayFill.Row row : rows) {
            table.row(TextTable.size(row.emptyBytes()),
                    Sizes.share(Sizes.ratio(row.emptyElements(), row.elements())), TextTable.size(row.shallowSize()),
                    Sizes.count(row.arrays()), Sizes.count(row.allEmpty()), Sizes.count(row.zeroLength()),
                    row.type().name());
        }
        table.print(out, width());
        RowLimit.printRest(out, all.size() - rows.size(), "classes");
        out.println(Sizes.count(all.stream().mapToLong(ArrayFill.Row::arrays).sum()) + " arrays have empty elements of "
                + Sizes.bytes(all.stream().mapToLong(ArrayFill.Row::emptyBytes).sum()));
    }
}

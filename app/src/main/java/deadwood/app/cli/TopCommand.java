package deadwood.app.cli;

import deadwood.app.cli.json.TopJson;
import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import deadwood.model.profile.CallTrees;
import deadwood.model.profile.FrameTable.Function;
import deadwood.model.profile.FunctionTotals;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
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

/** {@code deadwood top}. */
@Command(name = "top",
        description = "Lists the functions of a profile by what they weigh themselves, and with all they call.",
        footer = {"", "Examples:", "  deadwood top cpu.pb.gz", "  deadwood top --sample-type alloc_space heap.pb.gz",
            "  deadwood top --focus 'com\\.acme' --ignore 'Thread.sleep' run.jfr"})
final class TopCommand extends HeapCommand {

    @Parameters(paramLabel = "FILE", description = "A profile or a recording.")
    private @Nullable Path file;

    @Mixin
    private ProfileOptions options = new ProfileOptions();

    @Mixin
    private RowLimit limit = new RowLimit();

    TopCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final StackProfile profile = options.profile(snapshot, session());
            final int type = options.typeOf(profile);
            final FunctionTotals totals = FunctionTotals.of(new CallTrees(profile), type, options.query(),
                    CancelSignal.NEVER);
            final List<FunctionTotals.Row> rows = limit.of(totals.rows(), isJson());
            final SampleType sampleType = profile.sampleTypes().get(type);
            return isJson()
                    ? json(new TopJson(sampleType.name(), sampleType.unit(), totals.total(), rows.stream()
                            .map(row -> new TopJson.Row(row.function().name(), row.function().file(),
                                    row.function().startLine(), row.self(), row.total()))
                            .toList()))
                    : out -> print(sampleType, totals, rows, out);
        });
    }

    private void print(final SampleType type, final FunctionTotals totals, final List<FunctionTotals.Row> rows,
            final PrintWriter out) {
        final TextTable table = new TextTable().column("self", TextTable.Align.RIGHT)
                .column("share", TextTable.Align.RIGHT).column("total", TextTable.Align.RIGHT)
                .column("share", TextTable.Align.RIGHT).column("function", TextTable.Align.CUT)
                .column("file", TextTable.Align.CUT);
        for (final FunctionTotals.Row row : rows) {
            table.row(Amounts.of(row.self(), type.unit()), share(row.self(), totals.total()),
                    Amounts.of(row.total(), type.unit()), share(row.total(), totals.total()),
                    ObjectNames.printable(row.function().name()), place(row.function()));
        }
        table.print(out, width());
        RowLimit.printRest(out, totals.rows().size() - rows.size(), "functions");
        out.println("total " + type.name() + ": " + Amounts.of(totals.total(), type.unit()));
    }

    private static String share(final long part, final long whole) {
        return whole == 0 ? "" : Sizes.share((double) part / whole);
    }

    private static String place(final Function function) {
        final String file = function.file().substring(function.file().lastIndexOf('/') + 1);
        return ObjectNames.printable(function.startLine() > 0 ? file + ":" + function.startLine() : file);
    }
}

package deadwood.app.cli;

import deadwood.app.cli.json.PeekJson;
import deadwood.app.text.Amounts;
import deadwood.model.profile.CallTrees;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.CallGraph;
import deadwood.model.tree.NameSearch;
import deadwood.model.tree.TreeTotals;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deadwood peek}. */
@Command(name = "peek", description = "Shows functions between those that call them and those that they call.",
        footer = {"", "Examples:", "  deadwood peek cpu.pb.gz 'Router\\.find'",
            "  deadwood peek --sample-type alloc_space heap.pb.gz json"})
final class PeekCommand extends HeapCommand {

    private static final Comparator<PeekJson.Call> HEAVIEST = Comparator.comparingLong(
            (final PeekJson.Call call) -> Math.abs(call.value())).reversed().thenComparing(PeekJson.Call::name);
    private static final Comparator<PeekJson.FunctionRow> ORDER = Comparator.comparingLong(
            (final PeekJson.FunctionRow row) -> Math.abs(row.total())).reversed()
            .thenComparing(PeekJson.FunctionRow::name);

    @Parameters(index = "0", paramLabel = "FILE", description = "A profile or a recording.")
    private @Nullable Path file;

    @Parameters(index = "1", paramLabel = "REGEX", description = "Functions whose name this finds something in.")
    private @Nullable String expression;

    @Mixin
    private ProfileOptions options = new ProfileOptions();

    @Mixin
    private RowLimit limit = new RowLimit();

    PeekCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        final Pattern pattern = options.pattern("REGEX", Objects.requireNonNull(expression));
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final StackProfile profile = options.profile(snapshot, session());
            final int type = options.typeOf(profile);
            final WeightedTree tree = new CallTrees(profile).tree(List.of(type), options.query(), CancelSignal.NEVER);
            final List<PeekJson.FunctionRow> all = rows(tree, pattern);
            final List<PeekJson.FunctionRow> rows = limit.of(all, isJson());
            final SampleType sampleType = profile.sampleTypes().get(type);
            final long whole = tree.total(0, 0);
            return isJson()
                    ? json(new PeekJson(sampleType.name(), sampleType.unit(), whole, rows))
                    : out -> print(sampleType, whole, rows, all.size(), out);
        });
    }

    private static List<PeekJson.FunctionRow> rows(final WeightedTree tree, final Pattern pattern) {
        final TreeTotals totals = TreeTotals.of(tree, CancelSignal.NEVER);
        final Map<Integer, List<PeekJson.Call>> callers = new HashMap<>();
        final Map<Integer, List<PeekJson.Call>> callees = new HashMap<>();
        for (final CallGraph.Edge edge : CallGraph.of(tree, CancelSignal.NEVER).edges()) {
            callers.computeIfAbsent(edge.callee(), _ -> new ArrayList<>())
                    .add(new PeekJson.Call(tree.nameOf(edge.caller()), edge.weight(0)));
            callees.computeIfAbsent(edge.caller(), _ -> new ArrayList<>())
                    .add(new PeekJson.Call(tree.nameOf(edge.callee()), edge.weight(0)));
        }
        final NameSearch search = new NameSearch(pattern);
        return Arrays.stream(totals.names()).filter(name -> search.find(tree.nameOf(name)))
                .mapToObj(name -> new PeekJson.FunctionRow(tree.nameOf(name), totals.self(0, name), totals.total(0,
                        name), sorted(callers.get(name)), sorted(callees.get(name))))
                .sorted(ORDER).toList();
    }

    private static List<PeekJson.Call> sorted(final @Nullable List<PeekJson.Call> calls) {
        return calls == null ? List.of() : calls.stream().sorted(HEAVIEST).toList();
    }

    private void print(final SampleType type, final long whole, final List<PeekJson.FunctionRow> rows, final int all,
            final PrintWriter out) {
        if (all == 0) {
            out.println("no function matches");
            return;
        }
        final TextTable table = new TextTable().column("self", TextTable.Align.RIGHT)
                .column("share", TextTable.Align.RIGHT).column("total", TextTable.Align.RIGHT)
                .column("share", TextTable.Align.RIGHT).column("function", TextTable.Align.CUT);
        for (final PeekJson.FunctionRow row : rows) {
            for (final PeekJson.Call caller : row.callers()) {
                call(table, type, caller, row.total(), "    ← ");
            }
            table.row(Amounts.of(row.self(), type.unit()), TreeCommand.share(row.self(), whole),
                    Amounts.of(row.total(), type.unit()), TreeCommand.share(row.total(), whole),
                    ObjectNames.printable(row.name()));
            for (final PeekJson.Call callee : row.callees()) {
                call(table, type, callee, row.total(), "    → ");
            }
            table.row("", "", "", "", "");
        }
        table.print(out, width());
        RowLimit.printRest(out, all - rows.size(), "functions");
        out.println("total " + type.name() + ": " + Amounts.of(whole, type
                .unit()));
    }

    private static void call(final TextTable table, final SampleType type, final PeekJson.Call call, final long whole,
            final String mark) {
        table.row("", "", Amounts.of(call.value(), type.unit()), TreeCommand.share(call.value(), whole),
                ObjectNames.printable(mark + call.name()));
    }
}

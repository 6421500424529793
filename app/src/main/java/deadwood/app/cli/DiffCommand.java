package deadwood.app.cli;

import deadwood.app.cli.json.DiffJson;
import deadwood.app.text.Sizes;
import deadwood.app.work.HeapComparison;
import deadwood.app.work.OpenSnapshot;
import deadwood.model.diff.Finding;
import deadwood.model.diff.HeapDelta;
import deadwood.model.diff.HeapDelta.ClassDelta;
import deadwood.model.diff.HeapDelta.State;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood diff}. */
@Command(name = "diff",
        description = "Says what changed from one heap to another: findings by bytes, classes, totals; or from one profile to another, function by function.",
        footer = {"", "Examples:", "  deadwood diff before.hprof after.hprof",
            "  deadwood diff --json before.hprof after.hprof | jq -r '.findings[].why'",
            "  deadwood diff --sample-type inuse_space before.pb.gz after.pb.gz"})
final class DiffCommand extends HeapCommand {

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier heap dump or profile.")
    private @Nullable Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "The later one.")
    private @Nullable Path after;

    @Mixin
    private RowLimit limit = new RowLimit();

    @Mixin
    private ProfileOptions options = new ProfileOptions();

    @Option(names = {"--normalise", "--normalize"},
            description = "Of profiles: scale the first to the total of the second.")
    private boolean normalised;

    DiffCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFiles(Objects.requireNonNull(before), Objects.requireNonNull(after), (left, right, progress) -> {
            if (left.snapshot().heap() == null && right.snapshot().heap() == null) {
                return profiles(left, right);
            }
            final HeapDelta delta = HeapComparison.of(left, right, progress, CancelSignal.NEVER);
            final Session.Printout printout = isJson()
                    ? json(json(delta, left.heap(), right.heap()))
                    : out -> print(delta, left.snapshot().name(), right.snapshot().name(), out);
            return out -> {
                for (final OpenSnapshot side : List.of(left, right)) {
                    session().warnOf(side.snapshot(),
                            side.structures(Progress.NONE, CancelSignal.NEVER).warnings());
                }
                printout.print(out);
            };
        });
    }

    private Session.Printout profiles(final OpenSnapshot left, final OpenSnapshot right) throws IOException {
        final ProfileDiff diff = new ProfileDiff(options.profile(left, session()), options.profile(right, session()),
                options, normalised, limit);
        return isJson()
                ? json(diff.json())
                : out -> diff.print(left.snapshot().name(), right.snapshot().name(), width(), out);
    }

    private DiffJson json(final HeapDelta delta, final HeapGraph left, final HeapGraph right) {
        final IntFunction<String> leftAddress = addresses(left);
        final IntFunction<String> rightAddress = addresses(right);
        final List<Finding> findings = limit.of(delta.findings(), true);
        return new DiffJson(
                IntStream.range(0, findings.size()).mapToObj(index -> DiffJson.FindingRow.of(index + 1, findings.get(
                        index), leftAddress, rightAddress)).toList(),
                limit.of(delta.classes(), true).stream().map(DiffJson.ClassRow::of).toList(),
                limit.of(delta.structures(), true).stream()
                        .map(row -> DiffJson.StructureRow.of(row, leftAddress, rightAddress)).toList(),
                DiffJson.Totals.of(delta.totals()));
    }

    private void print(final HeapDelta delta, final String beforeName, final String afterName, final PrintWriter out) {
        out.println(beforeName + " → " + afterName);
        printTotals(delta.totals(), out);
        out.println();
        printFindings(session().terminal(), limit.of(delta.findings(), false), delta.findings().size(), out);
        out.println();
        printClasses(delta.classes(), out);
    }

    /** The findings with what stands above and below them. */
    static void printFindings(final Terminal terminal, final List<Finding> shown, final int all,
            final PrintWriter out) {
        if (all == 0) {
            out.println("no findings: nothing grew or went to waste that is worth a look");
            return;
        }
        out.println(all == 1 ? "1 finding" : Sizes.count(all) + " findings");
        new FindingText(terminal).print(shown, out);
        RowLimit.printRest(out, all - shown.size(), "findings");
    }

    static void printTotals(final HeapDelta.Totals totals, final PrintWriter out) {
        final TextTable table = new TextTable().column("", TextTable.Align.LEFT).column("", TextTable.Align.RIGHT)
                .column("", TextTable.Align.LEFT).column("", TextTable.Align.RIGHT)
                .column("", TextTable.Align.LEFT);
        table.row("reachable objects", Sizes.count(totals.objectsBefore()), "→", Sizes.count(totals.objectsAfter()),
                Sizes.countDelta(totals.objectsAfter() - totals.objectsBefore()));
        table.row("shallow size", Sizes.bytes(totals.bytesBefore()), "→", Sizes.bytes(totals.bytesAfter()),
                Sizes.delta(totals.bytesAfter() - totals.bytesBefore()));
        table.printRows(out);
    }

    private void printClasses(final List<ClassDelta> all, final PrintWriter out) {
        final List<ClassDelta> changed = all.stream().filter(DiffCommand::isChanged).toList();
        final List<ClassDelta> rows = limit.of(changed, false);
        if (changed.isEmpty()) {
            out.println("no class changed");
            return;
        }
        final TextTable table = new TextTable().column("Δ shallow", TextTable.Align.RIGHT)
                .column("Δ instances", TextTable.Align.RIGHT).column("before", TextTable.Align.RIGHT)
                .column("", TextTable.Align.LEFT).column("after", TextTable.Align.RIGHT)
                .column("class", TextTable.Align.CUT);
        for (final ClassDelta row : rows) {
            table.row(deltaSize(row.deltaShallow()), Sizes.countDelta(row.deltaInstances()),
                    row.state() == State.NEW ? "new" : Sizes.count(row.instancesBefore()), "→",
                    row.state() == State.GONE ? "gone" : Sizes.count(row.instancesAfter()), row.className());
        }
        table.print(out, width());
        RowLimit.printRest(out, changed.size() - rows.size(), "classes");
    }

    private static boolean isChanged(final ClassDelta delta) {
        return delta.deltaInstances() != 0 || delta.deltaShallow() != 0;
    }

    private static String deltaSize(final long bytes) {
        return bytes == 0 ? TextTable.size(0) : (bytes > 0 ? "▲ " : "▼ ") + TextTable.size(Math.abs(bytes));
    }
}

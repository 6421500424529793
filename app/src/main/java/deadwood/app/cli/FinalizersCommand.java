package deadwood.app.cli;

import deadwood.app.cli.json.ClassCountJson;
import deadwood.app.cli.json.FinalizersJson;
import deadwood.app.text.Sizes;
import deadwood.app.work.OpenSnapshot;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.query.ClassTotals;
import deadwood.model.query.FinalizerReport;
import deadwood.model.query.ReferenceQueues;
import deadwood.model.query.ReferenceStatistics;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deadwood finalizers}. */
@Command(name = "finalizers",
        description = "Counts objects that wait for their finalizer, references in queues, and what soft, weak and phantom references hold.",
        footer = {"", "Examples:", "  deadwood finalizers prod.hprof",
            "  deadwood finalizers --json prod.hprof | jq .softlyReachable.shallowBytes"})
final class FinalizersCommand extends HeapCommand {

    /** Classes that a line of text names. */
    private static final int MAXIMUM_CLASSES = 5;

    @Parameters(paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Mixin
    private RowLimit limit = new RowLimit();

    FinalizersCommand(final Session session) {
        super(session);
    }

    /** What is printed. */
    private record Report(FinalizerReport finalizers, ReferenceQueues queues, ReferenceStatistics references) {

        static Report of(final OpenSnapshot snapshot, final Progress progress) throws IOException {
            final HeapGraph heap = snapshot.heap();
            final Retention retention = snapshot.retention(progress, CancelSignal.NEVER);
            return new Report(FinalizerReport.of(heap, retention, progress, CancelSignal.NEVER),
                    ReferenceQueues.of(heap, progress, CancelSignal.NEVER),
                    ReferenceStatistics.of(retention, snapshot.totals(progress, CancelSignal.NEVER), progress,
                            CancelSignal.NEVER));
        }
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final ObjectNames names = new ObjectNames(snapshot.snapshot(), snapshot.heap());
            final Report report = Report.of(snapshot, progress);
            return isJson() ? json(record(report, names)) : out -> print(report, names, out);
        });
    }

    private <T> List<T> cut(final List<T> rows) {
        return limit.of(rows, isJson());
    }

    private FinalizersJson record(final Report report, final ObjectNames names) {
        final FinalizerReport finalizers = report.finalizers();
        final ReferenceStatistics references = report.references();
        final ClassTotals soft = references.softlyReachable();
        return new FinalizersJson(finalizers.waiting(), finalizers.registered(),
                cut(finalizers.rows()).stream().map(row -> new FinalizersJson.Row(row.type().name(), row.waiting(),
                        row.waitingSize(), row.waitingRetainedSize(), row.registered(), row.taken())).toList(),
                cut(report.queues().queues()).stream().map(queue -> new FinalizersJson.Queue(
                        names.address(queue.object()), queue.type().name(), queue.length(),
                        queue.references().stream().map(entry -> new FinalizersJson.Queued(entry.type().name(),
                                entry.count())).toList()))
                        .toList(),
                report.queues().empty(),
                cut(references.rows()).stream().map(row -> new FinalizersJson.References(row.type().name(),
                        strength(row.strength()), row.references(), row.cleared(), row.strong(), row.soft(),
                        row.unreachable())).toList(),
                cut(references.referents()).stream().map(row -> new FinalizersJson.Referents(row.type().name(),
                        strength(row.strength()), row.references(), row.soft(), row.unreachable())).toList(),
                new FinalizersJson.Soft(soft.instances(), soft.shallowSize(), cut(soft.byName()).stream()
                        .map(row -> new ClassCountJson(row.className(), row.instances(), row.shallowSize()))
                        .toList()));
    }

    private static String strength(final ReferenceStrength strength) {
        return strength.name().toLowerCase(Locale.ROOT);
    }

    private void print(final Report report, final ObjectNames names, final PrintWriter out) {
        printFinalizers(report.finalizers(), out);
        out.println();
        printQueues(report.queues(), names, out);
        out.println();
        printReferences(report.references(), out);
    }

    private void printFinalizers(final FinalizerReport finalizers, final PrintWriter out) {
        final TextTable table = new TextTable().column("waiting", TextTable.Align.RIGHT)
                .column("retained", TextTable.Align.RIGHT).column("registered", TextTable.Align.RIGHT)
                .column("taken", TextTable.Align.RIGHT).column("objects with a finalizer", TextTable.Align.CUT);
        for (final FinalizerReport.Row row : cut(finalizers.rows())) {
            table.row(Sizes.count(row.waiting()), TextTable.size(row.waitingRetainedSize()),
                    Sizes.count(row.registered()), Sizes.count(row.taken()), row.type().name());
        }
        table.print(out, width());
        RowLimit.printRest(out, finalizers.rows().size() - cut(finalizers.rows()).size(), "classes");
        out.println(Sizes.count(finalizers.waiting()) + " objects wait for their finalizer, "
                + Sizes.count(finalizers.registered()) + " have one");
    }

    private void printQueues(final ReferenceQueues queues, final ObjectNames names, final PrintWriter out) {
        final TextTable table = new TextTable().column("length", TextTable.Align.RIGHT)
                .column("queue", TextTable.Align.LEFT).column("class", TextTable.Align.CUT)
                .column("references", TextTable.Align.CUT);
        for (final ReferenceQueues.Queue queue : cut(queues.queues())) {
            table.row(Sizes.count(queue.length()), names.address(queue.object()), queue.type().name(),
                    queue.references().stream().limit(MAXIMUM_CLASSES)
                            .map(entry -> Sizes.count(entry.count()) + " " + entry.type().name())
                            .collect(Collectors.joining(", ")));
        }
        table.print(out, width());
        RowLimit.printRest(out, queues.queues().size() - cut(queues.queues()).size(), "queues");
        out.println(Sizes.count(queues.empty()) + " reference queues are empty");
    }

    private void printReferences(final ReferenceStatistics references, final PrintWriter out) {
        final TextTable table = new TextTable().column("references", TextTable.Align.RIGHT)
                .column("cleared", TextTable.Align.RIGHT).column("strong", TextTable.Align.RIGHT)
                .column("soft", TextTable.Align.RIGHT).column("unreachable", TextTable.Align.RIGHT)
                .column("class", TextTable.Align.CUT);
        for (final ReferenceStatistics.Row row : cut(references.rows())) {
            table.row(Sizes.count(row.references()), Sizes.count(row.cleared()), Sizes.count(row.strong()),
                    Sizes.count(row.soft()), Sizes.count(row.unreachable()), row.type().name());
        }
        table.print(out, width());
        RowLimit.printRest(out, references.rows().size() - cut(references.rows()).size(), "classes");
        out.println(Sizes.count(references.softlyReachable().instances()) + " objects of "
                + Sizes.bytes(references.softlyReachable().shallowSize()) + " are only softly reachable");
    }
}

package deadwood.app.cli;

import deadwood.app.cli.json.FindingsJson;
import deadwood.app.text.Sizes;
import deadwood.model.finding.HeapFinding;
import deadwood.model.finding.HeapFindings;
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

/** {@code deadwood findings}. */
@Command(name = "findings",
        description = "Says what in a heap is worth a look: maps too large, dead trie nodes, stale entries, duplicates, leaks; the most bytes to gain first.",
        footer = {"", "docs/findings.md explains each kind.", "", "Examples:", "  deadwood findings prod.hprof",
            "  deadwood findings --kind map-bloat --kind zero-values prod.hprof",
            "  deadwood findings --json prod.hprof | jq -r '.findings[] | [.bytesToGain, .kind, .where] | @tsv'"})
final class FindingsCommand extends HeapCommand {

    @Parameters(paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Option(names = "--kind", paramLabel = "KIND",
            description = "Only findings of this kind; may be given several times.")
    private List<String> kinds = List.of();

    @Mixin
    private RowLimit limit = new RowLimit();

    FindingsCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        for (final String kind : kinds) {
            if (!HeapFindings.kinds().contains(kind)) {
                throw new UsageException("'" + kind + "' is no kind of finding; there are "
                        + String.join(", ", HeapFindings.kinds()));
            }
        }
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final List<HeapFinding> all = snapshot.findings(progress, CancelSignal.NEVER).stream()
                    .filter(finding -> kinds.isEmpty() || kinds.contains(finding.kind())).toList();
            final List<HeapFinding> rows = limit.of(all, isJson());
            final long reachable = snapshot.retention(Progress.NONE, CancelSignal.NEVER).reachableBytes();
            final Session.Printout printout;
            if (isJson()) {
                final IntFunction<String> address = addresses(snapshot.heap());
                printout = json(new FindingsJson(reachable, IntStream.range(0, rows.size())
                        .mapToObj(i -> FindingsJson.Row.of(i + 1, rows.get(i), address)).toList()));
            } else {
                printout = out -> print(all, rows, reachable, out);
            }
            final List<String> warnings = snapshot.structures(Progress.NONE, CancelSignal.NEVER).warnings();
            return out -> {
                session().warnOf(snapshot.snapshot(), warnings);
                printout.print(out);
            };
        });
    }

    private void print(final List<HeapFinding> all, final List<HeapFinding> rows, final long reachable,
            final PrintWriter out) {
        if (all.isEmpty()) {
            out.println("no findings" + (kinds.isEmpty() ? "" : " of " + String.join(", ", kinds))
                    + ": nothing in the heap of " + Sizes.bytes(reachable) + " is worth a look");
            return;
        }
        new FindingText(session().terminal()).printHeapFindings(rows, out);
        RowLimit.printRest(out, all.size() - rows.size(), "findings");
        final long gain = all.stream().mapToLong(HeapFinding::bytesToGain).sum();
        out.println();
        final boolean mayOverlap = all.stream().map(HeapFinding::kind).distinct().count() > 1;
        out.println((all.size() == 1 ? "1 finding" : Sizes.count(all.size()) + " findings") + ": "
                + (mayOverlap ? "at most " : "") + Sizes.bytes(Math.min(gain, reachable)) + " to gain of the "
                + Sizes.bytes(reachable) + " that are reachable");
    }
}

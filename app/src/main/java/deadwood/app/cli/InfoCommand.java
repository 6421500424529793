package deadwood.app.cli;

import deadwood.app.cli.json.InfoJson;
import deadwood.app.text.Sizes;
import deadwood.app.work.OpenSnapshot;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.RootKind;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code deadwood info}. */
@Command(name = "info",
        description = "Says what a file is, when it was taken, what is wrong with it, and what it holds: a heap, a profile, series.",
        footer = {"", "Examples:", "  deadwood info prod.hprof",
            "  deadwood info --json prod.hprof.gz | jq .heap.objects"})
final class InfoCommand extends HeapCommand {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'")
            .withZone(ZoneOffset.UTC);

    @Parameters(paramLabel = "FILE", description = "A heap dump, a profile or a recording.")
    private @Nullable Path file;

    InfoCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(java.util.Objects.requireNonNull(file), (snapshot, progress) -> {
            final InfoJson.Heap heap = snapshot.snapshot().heap() == null ? null : heap(snapshot, progress);
            return isJson()
                    ? json(of(snapshot, heap))
                    : out -> print(snapshot, heap, out);
        });
    }

    private static InfoJson.Heap heap(final OpenSnapshot snapshot, final Progress progress) throws IOException {
        final HeapGraph heap = snapshot.heap();
        final long shallow = snapshot.counts(progress, CancelSignal.NEVER).rows().stream()
                .mapToLong(ClassHistogram.Row::shallowSize).sum();
        final long unreachable = snapshot.unreachableObjects(progress, CancelSignal.NEVER);
        // The classes of the built-in loaders are roots that the file does not list.
        final long roots = heap.roots().all().stream().filter(root -> root.kind() != RootKind.BUILT_IN_LOADER_CLASS)
                .count();
        return new InfoJson.Heap(heap.objectCount(), heap.classes().size(), heap.referenceCount(), roots, shallow,
                unreachable, heap.layout().referenceSize(), heap.layout().headerBytes(),
                heap.layout().alignment());
    }

    private static InfoJson of(final OpenSnapshot opened, final InfoJson.@Nullable Heap heap) {
        final Snapshot snapshot = opened.snapshot();
        return new InfoJson(snapshot.format(), snapshot.taken() == null ? null : snapshot.taken().toString(),
                opened.warnings().stream().map(warning -> new InfoJson.Warning(
                        warning.offset() < 0 ? null : warning.offset(), warning.message())).toList(),
                heap, ProfileSummary.profile(snapshot), ProfileSummary.series(snapshot));
    }

    private static void print(final OpenSnapshot opened, final InfoJson.@Nullable Heap heap, final PrintWriter out) {
        final Snapshot snapshot = opened.snapshot();
        final TextTable table = new TextTable().column("", TextTable.Align.LEFT).column("", TextTable.Align.LEFT);
        table.row("file", snapshot.file().toString());
        table.row("size", Sizes.bytes(snapshot.fileSize()) + " (" + Sizes.exact(snapshot.fileSize()) + ")");
        table.row("format", snapshot.format());
        table.row("taken", snapshot.taken() == null ? "the file does not say" : MOMENT.format(snapshot.taken()));
        ProfileSummary.addRows(table, snapshot);
        if (heap == null) {
            if (snapshot.profile() == null) {
                table.row("heap", "none");
            }
        } else {
            table.row("objects", Sizes.count(heap.objects()));
            table.row("unreachable", Sizes.count(heap.unreachableObjects()));
            table.row("shallow size", Sizes.bytes(heap.shallowBytes()) + " (" + Sizes.exact(heap.shallowBytes())
                    + ")");
            table.row("classes", Sizes.count(heap.classes()));
            table.row("references", Sizes.count(heap.references()));
            table.row("GC roots", Sizes.count(heap.roots()));
            table.row("layout", "references of " + heap.referenceSize() + " bytes, object headers of "
                    + heap.objectHeaderBytes() + ", alignment to " + heap.objectAlignment());
        }
        table.row("warnings", opened.warnings().isEmpty() ? "none" : Sizes.count(opened.warnings().size()));
        table.printRows(out);
        for (final ImportWarning warning : opened.warnings()) {
            out.println("  " + Session.text(warning));
        }
    }
}

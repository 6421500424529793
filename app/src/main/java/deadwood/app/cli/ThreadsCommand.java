package deadwood.app.cli;

import deadwood.app.cli.json.ThreadsJson;
import deadwood.app.text.Sizes;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.RootKind;
import deadwood.model.query.ValueText;
import deadwood.model.retention.ThreadReport.FrameRow;
import deadwood.model.retention.ThreadReport.Local;
import deadwood.model.retention.ThreadReport.ThreadRow;
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

/** {@code deadwood threads}. */
@Command(name = "threads", description = "Lists threads with their stacks and the objects that those refer to.",
        footer = {"", "Examples:", "  deadwood threads prod.hprof",
            "  deadwood threads --json prod.hprof | jq -r '.threads[] | [.retainedBytes, .name] | @tsv'"})
final class ThreadsCommand extends HeapCommand {

    private static final int MAXIMUM_TEXT = 200;

    @Parameters(paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Mixin
    private RowLimit limit = new RowLimit();

    ThreadsCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final ObjectNames names = new ObjectNames(snapshot.snapshot(), snapshot.heap());
            final ValueText texts = new ValueText(snapshot.heap(), snapshot.fields());
            final List<ThreadRow> all = snapshot.threads(progress, CancelSignal.NEVER);
            final List<ThreadRow> rows = limit.of(all, isJson());
            return isJson()
                    ? json(new ThreadsJson(rows.stream().map(row -> row(row, names, texts)).toList()))
                    : out -> {
                        rows.forEach(row -> print(row, names, texts, out));
                        RowLimit.printRest(out, all.size() - rows.size(), "threads");
                    };
        });
    }

    private static ThreadsJson.Row row(final ThreadRow row, final ObjectNames names, final ValueText texts) {
        final boolean known = row.object() != HeapGraph.NONE;
        return new ThreadsJson.Row(row.name(), known ? names.address(row.object()) : null,
                known ? row.className() : null, known ? row.retainedSize() : null,
                row.frames().stream().map(frame -> new ThreadsJson.Frame(frame.frame().toString(),
                        locals(frame.locals(), names, texts))).toList(),
                locals(row.others(), names, texts));
    }

    private static List<ThreadsJson.Local> locals(final List<Local> locals, final ObjectNames names,
            final ValueText texts) {
        return locals.stream().map(local -> new ThreadsJson.Local(names.address(local.object()),
                names.className(local.object()), names.ofClass(local.object()), local.kind().label(),
                texts.of(local.object(), MAXIMUM_TEXT))).toList();
    }

    private static void print(final ThreadRow row, final ObjectNames names, final ValueText texts,
            final PrintWriter out) {
        out.println(ObjectNames.quoted("", row.name()) + (row.object() == HeapGraph.NONE
                ? " without a thread object"
                : " " + row.className() + " @ " + names.address(row.object()) + ", retains "
                        + Sizes.bytes(row.retainedSize())));
        for (final FrameRow frame : row.frames()) {
            out.println("  at " + frame.frame());
            frame.locals().forEach(local -> print(local, names, texts, out));
        }
        if (!row.others().isEmpty()) {
            out.println("  outside of frames");
            row.others().forEach(local -> print(local, names, texts, out));
        }
        out.println();
    }

    private static void print(final Local local, final ObjectNames names, final ValueText texts,
            final PrintWriter out) {
        final boolean isClass = names.ofClass(local.object()) != null;
        out.println("     " + names.address(local.object()) + " " + names.label(local.object())
                + (isClass ? "" : ObjectNames.quoted(" ", texts.of(local.object(), MAXIMUM_TEXT)))
                + (local.kind() == RootKind.JAVA_FRAME ? "" : " (" + local.kind().label() + ")"));
    }
}

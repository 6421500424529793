package deadwood.app.cli;

import deadwood.app.cli.json.JsonOutput;
import deadwood.app.cli.json.PathJson;
import deadwood.app.work.OpenSnapshot;
import deadwood.model.heap.RootKind;
import deadwood.model.retention.RootPath;
import deadwood.model.retention.RootPaths;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood path}. */
@Command(name = "path", description = "Shows the shortest path from an object to a GC root: what keeps it alive.",
        footer = {"", "Examples:", "  deadwood path prod.hprof 0x80474be0",
            "  deadwood path prod.hprof $(deadwood dominators prod.hprof --limit 1 --json | jq -r '.dominators[0].object')"})
final class PathCommand extends HeapCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Parameters(index = "1", paramLabel = "0xADDRESS",
            description = "An object, as the other commands name it.")
    private String address = "";

    @Option(names = "--strong", description = "Follow strong references alone, not soft ones.")
    private boolean strong;

    PathCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        final long wanted = ObjectNames.address(address);
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final int object = new ObjectNames(snapshot.snapshot(), snapshot.heap()).find(wanted);
            final PathJson path = path(snapshot, object, progress);
            return isJson() ? json(path) : out -> print(path, JsonOutput.address(wanted), out);
        });
    }

    private PathJson path(final OpenSnapshot snapshot, final int object, final Progress progress) throws IOException {
        final RootPaths paths = strong
                ? snapshot.strongPaths(progress, CancelSignal.NEVER)
                : snapshot.paths(progress, CancelSignal.NEVER);
        final RootPath path = paths.pathOf(object, snapshot.fields());
        return path == null
                ? new PathJson(List.of(), 0, null)
                : new PathRecord(snapshot.heap(), snapshot.fields()).of(path);
    }

    private void print(final PathJson path, final String wanted, final PrintWriter out) {
        final PathJson.Root root = path.root();
        if (root == null) {
            out.println("no GC root reaches " + wanted + (strong ? " over strong references" : "")
                    + ": it is " + (strong ? "garbage or softly held" : "garbage"));
            return;
        }
        final TextTable table = new TextTable().column("object", TextTable.Align.LEFT)
                .column("class", TextTable.Align.CUT).column("held by", TextTable.Align.CUT);
        for (final PathJson.Step step : path.path()) {
            final String field = step.field() == null ? "" : step.field();
            table.row(step.object(), step.ofClass() == null ? step.className() : "class " + step.ofClass(),
                    step.frame() == null ? field : field + " in " + step.frame());
        }
        table.print(out, width());
        out.println("GC root: " + text(root));
    }

    /** {@code thread "main"}, {@code Java frame of thread "main" in com.acme.Main.run(Main.java:12)}, {@code system class}. */
    private static String text(final PathJson.Root root) {
        final String thread = root.thread() == null ? "" : "\"" + root.thread() + "\"";
        final String frame = root.frame() == null ? "" : " in " + root.frame();
        return root.kind() + (thread.isEmpty()
                ? ""
                : (root.kind().equals(RootKind.THREAD.label()) ? " " : " of thread ")
                        + thread)
                + frame;
    }
}

package deadwood.app.cli;

import deadwood.app.cli.json.PathsJson;
import deadwood.app.text.Sizes;
import deadwood.model.query.MergedPaths;
import deadwood.model.query.ObjectSelection;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RootPaths;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood paths}. */
@Command(name = "paths",
        description = "Merges the shortest paths from GC roots to all objects of a class: the ways in which they are held.",
        footer = {"", "Examples:", "  deadwood paths prod.hprof com.acme.Session",
            "  deadwood paths prod.hprof 'byte[]' --limit 100"})
final class PathsCommand extends HeapCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "CLASS|0xADDRESS",
            description = "Classes or objects, as the other commands name them; * stands for any characters.")
    private List<String> selected = List.of();

    @Option(names = "--subclasses", description = "Objects of subclasses, too.")
    private boolean subclasses;

    @Mixin
    private RowLimit limit = new RowLimit();

    PathsCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final ObjectNames names = new ObjectNames(snapshot.snapshot(), snapshot.heap());
            final ObjectSelection selection = names.findAll(selected, subclasses);
            final Retention retention = snapshot.retention(progress, CancelSignal.NEVER);
            final RootPaths paths = snapshot.paths(progress, CancelSignal.NEVER);
            final WeightedTree tree = MergedPaths.of(retention, paths, selection, 0, progress, CancelSignal.NEVER);
            final List<Integer> nodes = TreeRows.heaviest(tree, limit.rows(isJson()));
            return isJson()
                    ? json(new PathsJson(tree.total(MergedPaths.OBJECTS, 0), tree.total(MergedPaths.SHALLOW, 0),
                            tree.total(MergedPaths.RETAINED, 0),
                            nodes.stream().map(node -> node(tree, node, names)).toList()))
                    : out -> print(tree, nodes, out);
        });
    }

    private static PathsJson.Node node(final WeightedTree tree, final int node, final ObjectNames names) {
        return new PathsJson.Node(tree.depth(node), tree.name(node), tree.total(MergedPaths.OBJECTS, node),
                tree.total(MergedPaths.SHALLOW, node), tree.total(MergedPaths.RETAINED, node),
                tree.payload(node) == WeightedTree.NONE ? null : names.address(tree.payload(node)));
    }

    private void print(final WeightedTree tree, final List<Integer> nodes, final PrintWriter out) {
        final TextTable table = new TextTable().column("objects", TextTable.Align.RIGHT)
                .column("retained", TextTable.Align.RIGHT).column("share", TextTable.Align.RIGHT)
                .column("held by : class", TextTable.Align.LEFT);
        final long all = tree.total(MergedPaths.RETAINED, 0);
        for (final int node : nodes) {
            final long retained = tree.total(MergedPaths.RETAINED, node);
            table.row(Sizes.count(tree.total(MergedPaths.OBJECTS, node)), TextTable.size(retained),
                    Sizes.share(Sizes.ratio(retained, all)), TreeRows.indented(tree, node));
        }
        table.print(out, width());
        RowLimit.printRest(out, tree.size() - 1L - nodes.size(), "nodes");
        out.println(Sizes.count(tree.total(MergedPaths.OBJECTS, 0)) + " objects retain " + Sizes.bytes(all));
    }
}

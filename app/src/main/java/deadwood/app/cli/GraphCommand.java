package deadwood.app.cli;

import deadwood.app.export.CallGraphDrawing;
import deadwood.app.export.CallGraphFile;
import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import deadwood.model.graph.ShownCalls;
import deadwood.model.profile.CallTrees;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.TreeTotals;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood graph}. */
@Command(name = "graph",
        description = "Writes the call graph of a profile into a file: functions as boxes, calls as lines.",
        footer = {"", "Examples:", "  deadwood graph cpu.pb.gz -o cpu.svg",
            "  deadwood graph --nodes 40 --focus 'com\\.acme' run.jfr -o run.dot"})
final class GraphCommand implements Callable<Integer> {

    private static final int MOST = 2000;

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "A profile or a recording.")
    private @Nullable Path file;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", required = true,
            description = "The file to write: .svg for vectors, .dot or .gv for Graphviz. Replaced if it is there.")
    private @Nullable Path output;

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "80",
            description = "Functions to show at the most, 1 to 2000. Default: ${DEFAULT-VALUE}.")
    private int nodes = ShownCalls.Limits.USUAL.nodes();

    @Mixin
    private ProfileOptions options = new ProfileOptions();

    GraphCommand(final Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        final Path target = Objects.requireNonNull(output);
        final CallGraphFile.Format format = CallGraphFile.formatOf(target);
        if (format == null) {
            throw new UsageException("--output: the name of " + target
                    + " says no format; it has to end with .svg, .dot or .gv");
        }
        if (nodes < 1 || nodes > MOST) {
            throw new UsageException("--nodes: " + nodes + " is not within 1 and " + MOST);
        }
        session.onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final StackProfile profile = options.profile(snapshot, session);
            final int type = options.typeOf(profile);
            final WeightedTree tree = new CallTrees(profile).tree(List.of(type), options.query(), CancelSignal.NEVER);
            final ShownCalls shown = ShownCalls.of(TreeTotals.of(tree, CancelSignal.NEVER), new ShownCalls.Limits(nodes,
                    ShownCalls.Limits.USUAL.nodeShare(), ShownCalls.Limits.USUAL.callShare()), CancelSignal.NEVER);
            final SampleType sampleType = profile.sampleTypes().get(type);
            final CallGraphDrawing drawing = CallGraphDrawing.of(shown, sampleType.unit());
            final String total = sampleType.name() + ", " + Amounts.of(tree.total(0, 0), sampleType.unit());
            final String name = snapshot.snapshot().name();
            final String left = shown.left() == 0 ? "" : ", " + Sizes.count(shown.left()) + " left out";
            final String said = Sizes.count(drawing.nodes().size()) + " functions" + left;
            CallGraphFile.write(drawing, name + ": " + total, name + "  ·  " + total + "  ·  " + said
                    + "  ·  Deadwood", format, target);
            return out -> out.println(said + ", written to " + target);
        });
        return ExitCode.DONE;
    }
}

package deadwood.app.cli;

import deadwood.app.cli.json.CollapsedJson;
import deadwood.app.export.ProfileExport;
import deadwood.model.profile.CallTrees;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deadwood collapsed}. */
@Command(name = "collapsed",
        description = "Prints the stacks of a profile as folded text, one a line: caller;callee;leaf 12.",
        footer = {"", "Examples:", "  deadwood collapsed run.jfr | flamegraph.pl > run.svg",
            "  deadwood collapsed --sample-type inuse_space heap.pb.gz"})
final class CollapsedCommand extends HeapCommand {

    @Parameters(paramLabel = "FILE", description = "A profile or a recording.")
    private @Nullable Path file;

    @Mixin
    private ProfileOptions options = new ProfileOptions();

    CollapsedCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final StackProfile profile = options.profile(snapshot, session());
            final int type = options.typeOf(profile);
            final WeightedTree tree = new CallTrees(profile).tree(List.of(type), options.query(),
                    CancelSignal.NEVER);
            final SampleType sampleType = profile.sampleTypes().get(type);
            return isJson()
                    ? json(new CollapsedJson(sampleType.name(), sampleType.unit(), IntStream.range(0, tree.size())
                            .filter(node -> tree.self(0, node) != 0)
                            .mapToObj(node -> new CollapsedJson.Row(tree.path(node), tree.self(0, node))).iterator()))
                    : out -> ProfileExport.folded(tree, out);
        });
    }
}

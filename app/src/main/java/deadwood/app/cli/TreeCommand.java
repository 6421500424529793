package deadwood.app.cli;

import deadwood.app.cli.json.TreeJson;
import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import deadwood.model.profile.CallTrees;
import deadwood.model.profile.ProfileQuery;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.MagnitudeTree;
import deadwood.model.tree.TreeTurns;
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

/** {@code deadwood tree}. */
@Command(name = "tree", description = "Prints the call tree of a profile, its heaviest branches first.",
        footer = {"", "Examples:", "  deadwood tree cpu.pb.gz", "  deadwood tree --inverted --limit 50 run.jfr",
            "  deadwood tree --tag-root thread --granularity package run.jfr"})
final class TreeCommand extends HeapCommand {

    @Parameters(paramLabel = "FILE", description = "A profile or a recording.")
    private @Nullable Path file;

    @Option(names = "--inverted", description = "Bottom up: what weighs something itself, and below it who calls it.")
    private boolean inverted;

    @Option(names = "--chains",
            description = "Of a recording with old objects: sampled objects below what holds them, in place of calls.")
    private boolean chains;

    @Mixin
    private ProfileOptions options = new ProfileOptions();

    @Mixin
    private RowLimit limit = new RowLimit();

    TreeCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            if (chains) {
                return chains(snapshot.snapshot());
            }
            final StackProfile profile = options.profile(snapshot, session());
            final int type = options.typeOf(profile);
            final WeightedTree calls = new CallTrees(profile).tree(List.of(type), options.query(), CancelSignal.NEVER);
            final WeightedTree tree = inverted ? TreeTurns.inverted(calls, CancelSignal.NEVER) : calls;
            final boolean isSigned = MagnitudeTree.isNeeded(tree, 0);
            final WeightedTree shown = isSigned ? MagnitudeTree.of(tree, 0, CancelSignal.NEVER) : tree;
            final int value = isSigned ? MagnitudeTree.SIGNED : 0;
            final List<Integer> nodes = TreeRows.heaviest(shown, limit.rows(isJson()));
            final SampleType sampleType = profile.sampleTypes().get(type);
            return isJson()
                    ? json(new TreeJson(sampleType.name(), sampleType.unit(), shown.total(value, 0), nodes.stream()
                            .map(node -> new TreeJson.Node(shown.depth(node), shown.name(node),
                                    shown.self(value, node), shown.total(value, node)))
                            .iterator()))
                    : out -> print(sampleType, shown, value, nodes, out);
        });
    }

    private Session.Printout chains(final Snapshot snapshot) {
        final WeightedTree tree = snapshot.content().chains();
        if (tree == null) {
            throw new UsageException(
                    snapshot.name() + " holds no old objects; --chains is for recordings that sampled them");
        }
        if (options.typeName() != null || !options.query().equals(ProfileQuery.ALL) || inverted) {
            throw new UsageException("--chains shows all sampled objects: sample types and filters are for calls");
        }
        final SampleType type = new SampleType(tree.valueTypes().getFirst().name(), "bytes");
        final List<Integer> nodes = TreeRows.heaviest(tree, limit.rows(isJson()));
        return isJson()
                ? json(new TreeJson(type.name(), type.unit(), tree.total(0, 0), nodes.stream()
                        .map(node -> new TreeJson.Node(tree.depth(node), tree.name(node), tree.self(0, node),
                                tree.total(0, node)))
                        .iterator()))
                : out -> print(type, tree, 0, nodes, out);
    }

    private void print(final SampleType type, final WeightedTree tree, final int value, final List<Integer> nodes,
            final PrintWriter out) {
        final long whole = tree.total(value, 0);
        final TextTable table = new TextTable().column("total", TextTable.Align.RIGHT)
                .column("share", TextTable.Align.RIGHT).column("self", TextTable.Align.RIGHT)
                .column(chains ? "object" : "function", TextTable.Align.CUT);
        for (final int node : nodes) {
            table.row(Amounts.of(tree.total(value, node), type.unit()), share(tree.total(value, node), whole),
                    Amounts.of(tree.self(value, node), type.unit()),
                    ObjectNames.printable(TreeRows.indented(tree, node)));
        }
        table.print(out, width());
        RowLimit.printRest(out, tree.size() - 1L - nodes.size(), "nodes");
        out.println("total " + type.name() + ": " + Amounts.of(whole, type.unit()));
    }

    /** A share of the whole, "" of nothing. */
    static String share(final long part, final long whole) {
        return whole == 0 ? "" : Sizes.share((double) part / whole);
    }
}

package deadwood.app.cli;

import deadwood.app.export.FlameFile;
import deadwood.app.export.FlameFile.Format;
import deadwood.app.export.FlameGraph;
import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import deadwood.app.ui.WindowLauncher;
import deadwood.app.work.OpenSnapshot;
import deadwood.app.work.RetentionView;
import deadwood.model.profile.CallTrees;
import deadwood.model.profile.Granularity;
import deadwood.model.profile.ProfileQuery;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.retention.RetentionTree;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.tree.MagnitudeTree;
import deadwood.model.tree.TreeTurns;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood flame}. */
@Command(name = "flame",
        description = "Writes a flame graph into a file: the calls of a profile, or what the objects of a heap retain.",
        footer = {"", "Examples:", "  deadwood flame cpu.pb.gz -o cpu.svg",
            "  deadwood flame --focus 'com\\.acme' --granularity package run.jfr -o run.html",
            "  deadwood flame prod.hprof -o retained.png"})
final class FlameCommand implements Callable<Integer> {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH);
    private static final int NARROWEST = 200;
    private static final int WIDEST = 8000;
    private static final String DOT = "  ·  ";

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "A profile, a recording or a heap dump.")
    private @Nullable Path file;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", required = true,
            description = "The file to write: .svg for vectors, .html for a page to zoom and search in, .png for pixels. Replaced if it is there.")
    private @Nullable Path output;

    @Option(names = "--inverted", description = "Bottom up: what weighs something itself, and below it who calls it.")
    private boolean inverted;

    @Option(names = "--width", paramLabel = "PIXELS", defaultValue = "1200",
            description = "Width of a picture. Default: ${DEFAULT-VALUE}.")
    private int width = 1200;

    @Option(names = "--title", paramLabel = "TEXT",
            description = "What stands above it. Default: the file and its total.")
    private @Nullable String title;

    @Mixin
    private ProfileOptions options = new ProfileOptions();

    FlameCommand(final Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        final Path target = Objects.requireNonNull(output);
        final Format format = FlameFile.formatOf(target);
        if (format == null) {
            throw new UsageException("--output: the name of " + target
                    + " says no format; it has to end with .svg, .html or .png");
        }
        if (width < NARROWEST || width > WIDEST) {
            throw new UsageException("--width: " + width + " is not within " + NARROWEST + " and " + WIDEST);
        }
        session.onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final FlameGraph graph = snapshot.snapshot().heap() == null
                    ? ofProfile(snapshot)
                    : ofHeap(snapshot, progress);
            switch (format) {
                case SVG -> FlameFile.svg(graph, width, target);
                case HTML -> FlameFile.html(graph, target);
                case PNG -> FlameFile.write(target, part -> new WindowLauncher(session.options()).draw(graph, width,
                        part));
            }
            final String said = Sizes.count(graph.tree().size()) + (graph.tree().size() == 1 ? " node" : " nodes")
                    + " written to " + target + " (" + Sizes.bytes(Files.size(target)) + ")";
            return out -> out.println(said);
        });
        return ExitCode.DONE;
    }

    private FlameGraph ofProfile(final OpenSnapshot snapshot) throws IOException {
        final StackProfile profile = options.profile(snapshot, session);
        final int type = options.typeOf(profile);
        final ProfileQuery query = options.query();
        final WeightedTree calls = new CallTrees(profile).tree(List.of(type), query, CancelSignal.NEVER);
        final WeightedTree turned = inverted ? TreeTurns.inverted(calls, CancelSignal.NEVER) : calls;
        final WeightedTree tree = MagnitudeTree.isNeeded(turned, 0)
                ? MagnitudeTree.of(turned, 0, CancelSignal.NEVER)
                : turned;
        final SampleType sampleType = profile.sampleTypes().get(type);
        final boolean isShort = query.granularity() == Granularity.PACKAGE || query.granularity() == Granularity.FILE;
        return graph(snapshot, tree, sampleType.unit(), isShort, sampleType.name() + ", " + Amounts.of(calls.total(0,
                0), sampleType.unit()), narrowing(query));
    }

    private FlameGraph ofHeap(final OpenSnapshot snapshot, final Progress progress) throws IOException {
        if (options.typeName() != null || !options.query().equals(ProfileQuery.ALL)) {
            throw new UsageException(snapshot.snapshot().name()
                    + " is a heap dump: sample types and filters of stacks are for profiles");
        }
        final WeightedTree retained = snapshot.retentionTree(RetentionView.CLASS, progress, CancelSignal.NEVER);
        final WeightedTree tree = inverted ? TreeTurns.inverted(retained, CancelSignal.NEVER) : retained;
        return graph(snapshot, tree, "bytes", false, "retained, " + Sizes.bytes(retained.total(RetentionTree.BYTES,
                0)), List.of());
    }

    private FlameGraph graph(final OpenSnapshot snapshot, final WeightedTree tree, final String unit,
            final boolean isShort, final String what, final List<String> narrowing) {
        final String name = snapshot.snapshot().name();
        final List<String> caption = new ArrayList<>();
        final Instant taken = snapshot.snapshot().taken();
        caption.add(taken == null ? name : name + " (" + MOMENT.format(taken.atZone(ZoneId.systemDefault())) + ")");
        caption.add(what);
        caption.addAll(narrowing);
        if (inverted) {
            caption.add("inverted");
        }
        caption.add("Deadwood");
        return new FlameGraph(tree, unit, isShort, title == null ? name + ": " + what : title, String.join(DOT,
                caption));
    }

    /** What is left out, in words. */
    private static List<String> narrowing(final ProfileQuery query) {
        final List<String> words = new ArrayList<>();
        add(words, "focus ", query.frames().focus());
        add(words, "ignore ", query.frames().ignore());
        add(words, "hide ", query.frames().hide());
        add(words, "from ", query.frames().showFrom());
        if (!query.samples().focus().isEmpty() || !query.samples().ignore().isEmpty()) {
            words.add("filtered by labels");
        }
        if (query.granularity() != Granularity.FUNCTION) {
            words.add("by " + query.granularity().name().toLowerCase(Locale.ROOT));
        }
        if (query.foldsRecursion()) {
            words.add("recursion folded");
        }
        return words;
    }

    private static void add(final List<String> words, final String word, final List<Pattern> patterns) {
        patterns.forEach(pattern -> words.add(word + pattern.pattern()));
    }
}

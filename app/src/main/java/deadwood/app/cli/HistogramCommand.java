package deadwood.app.cli;

import deadwood.app.cli.json.HistogramJson;
import deadwood.app.text.Sizes;
import deadwood.model.query.HistogramTree;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.series.HeapCount;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood histogram}. */
@Command(name = "histogram", description = "Lists the classes of a heap by the shallow size of their instances.",
        footer = {"", "Examples:", "  deadwood histogram prod.hprof",
            "  deadwood histogram --retained --limit 10 prod.hprof",
            "  deadwood histogram --by package prod.hprof",
            "  deadwood histogram --json prod.hprof | jq '.classes[] | select(.instances > 100000)'"})
final class HistogramCommand extends HeapCommand {

    @Parameters(paramLabel = "FILE", description = "A heap dump, or a recording that counted objects.")
    private @Nullable Path file;

    @Mixin
    private RowLimit limit = new RowLimit();

    @Option(names = "--retained", description = "Add what the instances of each class retain together.")
    private boolean retained;

    @Option(names = "--by-loader",
            description = "Keep classes of one name apart that different class loaders have defined.")
    private boolean byLoader;

    @Option(names = "--by", paramLabel = "WHAT", defaultValue = "class",
            description = "class, or a tree of classes below their superclass, loader or package, each with what is below it. Default: ${DEFAULT-VALUE}.")
    private ClassGrouping by = ClassGrouping.CLASS;

    HistogramCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        if (by != ClassGrouping.CLASS) {
            if (byLoader) {
                throw new UsageException("--by-loader lists classes; leave it out with --by " + by.label());
            }
            runGrouped(by.grouping());
            return;
        }
        final Path dump = Objects.requireNonNull(file);
        final ClassHistogram counts = retained ? null : session().countsOf(dump);
        if (counts != null) {
            session().print(printout(counts));
            return;
        }
        session().onFile(dump, (snapshot, progress) -> {
            final List<HeapCount> recorded = snapshot.snapshot().content().heapCounts();
            if (snapshot.snapshot().heap() == null && !recorded.isEmpty()) {
                return recorded(recorded);
            }
            return printout(retained
                    ? snapshot.histogram(progress, CancelSignal.NEVER)
                    : snapshot.counts(progress, CancelSignal.NEVER));
        });
    }

    /** What a recording counted last. */
    private Session.Printout recorded(final List<HeapCount> counts) {
        if (retained || byLoader) {
            throw new UsageException(
                    "a recording counts instances and bytes by class; --retained and --by-loader are for heap dumps");
        }
        final HeapCount last = counts.stream().max(Comparator.comparingLong(HeapCount::time)).orElseThrow();
        final List<HeapCount.Row> all = last.rows().stream().sorted(Comparator.comparingLong(HeapCount.Row::bytes)
                .reversed().thenComparing(HeapCount.Row::className)).toList();
        final List<HeapCount.Row> rows = limit.of(all, isJson());
        if (isJson()) {
            return json(new HistogramJson(rows.stream().map(row -> new HistogramJson.Row(row.className(), null,
                    row.instances(), row.bytes(), null)).toList(), null));
        }
        return out -> {
            final TextTable table = new TextTable().column("instances", TextTable.Align.RIGHT)
                    .column("shallow", TextTable.Align.RIGHT).column("class", TextTable.Align.CUT);
            rows.forEach(row -> table.row(Sizes.count(row.instances()), TextTable.size(row.bytes()), row.className()));
            table.print(out, width());
            RowLimit.printRest(out, all.size() - rows.size(), "classes");
            out.println("counted at " + Instant.ofEpochSecond(0, last.time()) + (counts.size() == 1
                    ? ""
                    : ", the last of " + Sizes.count(counts.size()) + " counts"));
        };
    }

    private Session.Printout printout(final ClassHistogram histogram) {
        final List<ClassHistogram.Row> all = byLoader ? histogram.rows() : histogram.byName();
        final List<ClassHistogram.Row> rows = limit.of(all, isJson());
        return isJson()
                ? json(new HistogramJson(rows.stream().map(this::row).toList(), null))
                : out -> print(all, rows, out);
    }

    private void runGrouped(final HistogramTree.Grouping grouping) throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final HistogramTree groups = HistogramTree.of(snapshot.totals(progress, CancelSignal.NEVER), grouping,
                    retained ? snapshot.retention(progress, CancelSignal.NEVER) : null, progress,
                    CancelSignal.NEVER);
            final List<Integer> nodes = TreeRows.heaviest(groups.tree(), limit.rows(isJson()));
            return isJson()
                    ? json(new HistogramJson(null, nodes.stream().map(node -> group(groups, node)).toList()))
                    : out -> print(groups, nodes, out);
        });
    }

    private HistogramJson.Group group(final HistogramTree groups, final int node) {
        final WeightedTree tree = groups.tree();
        return new HistogramJson.Group(tree.depth(node), tree.name(node), tree.total(HistogramTree.OBJECTS, node),
                tree.total(HistogramTree.BYTES, node), tree.self(HistogramTree.OBJECTS, node),
                retained ? groups.retainedSizes()[node] : null);
    }

    private void print(final HistogramTree groups, final List<Integer> nodes, final PrintWriter out) {
        final WeightedTree tree = groups.tree();
        final TextTable table = new TextTable().column("instances", TextTable.Align.RIGHT)
                .column("shallow", TextTable.Align.RIGHT);
        if (retained) {
            table.column("retained", TextTable.Align.RIGHT);
        }
        table.column(by.label(), TextTable.Align.LEFT);
        for (final int node : nodes) {
            final List<String> cells = new java.util.ArrayList<>(List.of(
                    Sizes.count(tree.total(HistogramTree.OBJECTS, node)),
                    TextTable.size(tree.total(HistogramTree.BYTES, node))));
            if (retained) {
                cells.add(TextTable.size(groups.retainedSizes()[node]));
            }
            cells.add(TreeRows.indented(tree, node));
            table.row(cells.toArray(String[]::new));
        }
        table.print(out, width());
        RowLimit.printRest(out, tree.size() - 1L - nodes.size(), "rows");
        out.println(Sizes.count(tree.total(HistogramTree.OBJECTS, 0)) + " objects take "
                + Sizes.bytes(tree.total(HistogramTree.BYTES, 0)));
    }

    private HistogramJson.Row row(final ClassHistogram.Row row) {
        return new HistogramJson.Row(row.className(), byLoader ? row.loader() : null, row.instances(),
                row.shallowSize(), retained ? row.retainedSize() : null);
    }

    private void print(final List<ClassHistogram.Row> all, final List<ClassHistogram.Row> rows,
            final PrintWriter out) {
        final TextTable table = new TextTable().column("instances", TextTable.Align.RIGHT)
                .column("shallow", TextTable.Align.RIGHT);
        if (retained) {
            table.column("retained", TextTable.Align.RIGHT);
        }
        table.column("class", TextTable.Align.CUT);
        if (byLoader) {
            table.column("loader", TextTable.Align.CUT);
        }
        for (final ClassHistogram.Row row : rows) {
            final List<String> cells = new java.util.ArrayList<>(List.of(Sizes.count(row.instances()),
                    TextTable.size(row.shallowSize())));
            if (retained) {
                cells.add(TextTable.size(row.retainedSize()));
            }
            cells.add(row.className());
            if (byLoader) {
                cells.add(row.loader());
            }
            table.row(cells.toArray(String[]::new));
        }
        table.print(out, width());
        RowLimit.printRest(out, all.size() - rows.size(), "classes");
        final long instances = all.stream().mapToLong(ClassHistogram.Row::instances).sum();
        final long bytes = all.stream().mapToLong(ClassHistogram.Row::shallowSize).sum();
        out.println(Sizes.count(instances) + " objects of " + Sizes.count(all.size()) + " classes take "
                + Sizes.bytes(bytes));
    }
}

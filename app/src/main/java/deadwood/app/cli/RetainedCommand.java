package deadwood.app.cli;

import deadwood.app.cli.json.ClassCountJson;
import deadwood.app.cli.json.RetainedJson;
import deadwood.app.text.Sizes;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.query.ClassTotals;
import deadwood.model.query.ImmediateDominators;
import deadwood.model.query.ObjectSelection;
import deadwood.model.query.RetainedSet;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
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

/** {@code deadwood retained}. */
@Command(name = "retained",
        description = "Tells what objects retain together, exactly what would be garbage if all of them went, and what dominates them.",
        footer = {"", "Examples:", "  deadwood retained prod.hprof com.acme.Session",
            "  deadwood retained prod.hprof 0x80474be0 0x80474c10",
            "  deadwood retained --subclasses prod.hprof java.lang.ClassLoader"})
final class RetainedCommand extends HeapCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "CLASS|0xADDRESS",
            description = "Classes or objects, as the other commands name them; * stands for any characters.")
    private List<String> selected = List.of();

    @Option(names = "--subclasses", description = "Objects of subclasses, too.")
    private boolean subclasses;

    @Mixin
    private RowLimit limit = new RowLimit();

    RetainedCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final ObjectNames names = new ObjectNames(snapshot.snapshot(), snapshot.heap());
            final ObjectSelection selection = names.findAll(selected, subclasses);
            final Retention retention = snapshot.retention(progress, CancelSignal.NEVER);
            final RetainedSet set = RetainedSet.of(retention, true, selection, progress, CancelSignal.NEVER);
            final ImmediateDominators dominators = ImmediateDominators.of(retention, selection, progress,
                    CancelSignal.NEVER);
            return isJson() ? json(record(set, dominators, names)) : out -> print(set, dominators, out);
        });
    }

    private RetainedJson record(final RetainedSet set, final ImmediateDominators dominators,
            final ObjectNames names) {
        return new RetainedJson(new RetainedJson.Sum(set.selected(), set.selectedSize()),
                new RetainedJson.Sum(set.objects(), set.retainedSize()), dominators.unreachable(),
                limit.of(set.retained().byName(), isJson()).stream()
                        .map(row -> new ClassCountJson(row.className(), row.instances(), row.shallowSize())).toList(),
                limit.of(dominators.rows(), isJson()).stream().map(row -> dominators(row, names)).toList());
    }

    private static RetainedJson.Dominators dominators(final ImmediateDominators.Row row, final ObjectNames names) {
        final ClassInfo type = row.type();
        return new RetainedJson.Dominators(type == null ? null : type.name(), row.dominators(), row.dominatorSize(),
                row.dominated(), row.dominatedSize(),
                row.example() == HeapGraph.NONE ? null : names.address(row.example()));
    }

    private void print(final RetainedSet set, final ImmediateDominators dominators, final PrintWriter out) {
        final TextTable table = new TextTable().column("instances", TextTable.Align.RIGHT)
                .column("shallow", TextTable.Align.RIGHT).column("retained class", TextTable.Align.CUT);
        final List<ClassTotals.NameRow> all = set.retained().byName();
        final List<ClassTotals.NameRow> rows = limit.of(all, isJson());
        rows.forEach(row -> table.row(Sizes.count(row.instances()), TextTable.size(row.shallowSize()),
                row.className()));
        table.print(out, width());
        RowLimit.printRest(out, all.size() - rows.size(), "classes");
        out.println();
        print(dominators, out);
        out.println();
        out.println(Sizes.count(set.selected()) + " reachable objects of " + Sizes.bytes(set.selectedSize())
                + " retain " + Sizes.count(set.objects()) + " objects of " + Sizes.bytes(set.retainedSize()));
        if (dominators.unreachable() > 0) {
            out.println(Sizes.count(dominators.unreachable()) + " more are unreachable");
        }
    }

    private void print(final ImmediateDominators dominators, final PrintWriter out) {
        final TextTable table = new TextTable().column("dominated", TextTable.Align.RIGHT)
                .column("shallow", TextTable.Align.RIGHT).column("by", TextTable.Align.RIGHT)
                .column("dominators", TextTable.Align.CUT);
        final List<ImmediateDominators.Row> rows = limit.of(dominators.rows(), isJson());
        for (final ImmediateDominators.Row row : rows) {
            final ClassInfo type = row.type();
            table.row(Sizes.count(row.dominated()), TextTable.size(row.dominatedSize()),
                    type == null ? "" : Sizes.count(row.dominators()), type == null ? "(no object)" : type.name());
        }
        table.print(out, width());
        RowLimit.printRest(out, dominators.rows().size() - rows.size(), "classes");
    }
}

package deadwood.app.cli;

import deadwood.app.cli.json.ClassCountJson;
import deadwood.app.cli.json.UnreachableJson;
import deadwood.app.text.Sizes;
import deadwood.model.query.ClassTotals;
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

/** {@code deadwood unreachable}. */
@Command(name = "unreachable",
        description = "Lists the classes of objects that no GC root reaches: garbage that was dumped, too.",
        footer = {"", "Examples:", "  deadwood unreachable prod.hprof",
            "  deadwood unreachable --json prod.hprof | jq .shallowBytes"})
final class UnreachableCommand extends HeapCommand {

    @Parameters(paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Mixin
    private RowLimit limit = new RowLimit();

    UnreachableCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final ClassTotals garbage = ClassTotals.ofUnreachable(
                    snapshot.retention(progress, CancelSignal.NEVER), progress, CancelSignal.NEVER);
            final List<ClassTotals.NameRow> all = garbage.byName();
            final List<ClassTotals.NameRow> rows = limit.of(all, isJson());
            return isJson()
                    ? json(new UnreachableJson(garbage.instances(), garbage.shallowSize(), rows.stream()
                            .map(row -> new ClassCountJson(row.className(), row.instances(), row.shallowSize()))
                            .toList()))
                    : out -> print(garbage, all, rows, out);
        });
    }

    private void print(final ClassTotals garbage, final List<ClassTotals.NameRow> all,
            final List<ClassTotals.NameRow> rows, final PrintWriter out) {
        final TextTable table = new TextTable().column("instances", TextTable.Align.RIGHT)
                .column("shallow", TextTable.Align.RIGHT).column("class", TextTable.Align.CUT);
        rows.forEach(row -> table.row(Sizes.count(row.instances()), TextTable.size(row.shallowSize()),
                row.className()));
        table.print(out, width());
        RowLimit.printRest(out, all.size() - rows.size(), "classes");
        out.println(Sizes.count(garbage.instances()) + " unreachable objects take "
                + Sizes.bytes(garbage.shallowSize()));
    }
}

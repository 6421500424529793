package deadwood.app.cli;

import deadwood.app.cli.json.DominatorsJson;
import deadwood.app.cli.json.DominatorsJson.Row;
import deadwood.app.cli.json.JsonOutput;
import deadwood.app.text.Sizes;
import deadwood.app.work.OpenSnapshot;
import deadwood.app.work.RetentionView;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
import deadwood.model.retention.LargestFirst;
import deadwood.model.retention.LargestObject;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood dominators}. */
@Command(name = "dominators", description = "Lists what retains most: objects, classes or packages by retained size.",
        footer = {"", "Examples:", "  deadwood dominators prod.hprof", "  deadwood dominators --by package prod.hprof",
            "  deadwood dominators --json --limit 1 prod.hprof | jq -r '.dominators[0].object'"})
final class DominatorsCommand extends HeapCommand {

    /** Rows that are laid out together. */
    private static final int ROWS_AT_ONCE = 10_000;

    @Parameters(paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Mixin
    private RowLimit limit = new RowLimit();

    @Option(names = "--by", paramLabel = "WHAT", defaultValue = "object",
            description = "object (every reachable one, nested ones too), class or package (what all their instances retain together). Default: ${DEFAULT-VALUE}.")
    private RetentionView by = RetentionView.OBJECT;

    DominatorsCommand(final Session session) {
        super(session);
    }

    /**
     * What there is to print.
     *
     * @param rows how many there are
     */
    private record Total(long rows, Iterator<Row> iterator) {}

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final Retention retention = snapshot.retention(progress, CancelSignal.NEVER);
            final Total total = total(snapshot, progress);
            final Iterator<Row> rows = stream(total.iterator()).limit(limit.rows(isJson())).iterator();
            return isJson() ? json(new DominatorsJson(rows)) : out -> print(retention, total, rows, out);
        });
    }

    private Total total(final OpenSnapshot snapshot, final Progress progress) throws IOException {
        return switch (by) {
            case OBJECT -> objects(snapshot.retention(progress, CancelSignal.NEVER));
            case CLASS -> sorted(snapshot.histogram(progress, CancelSignal.NEVER).byName().stream()
                    .map(row -> Row.ofClass(row.className(), row.reachableInstances(),
                            row.reachableSize(), row.retainedSize())));
            case PACKAGE -> sorted(snapshot.packages(progress, CancelSignal.NEVER).stream()
                    .map(row -> Row.ofPackage(row.packageName(), row.instances(), row.shallowSize(),
                            row.retainedSize())));
        };
    }

    private Total objects(final Retention retention) {
        final long wanted = limit.rows(isJson());
        final Stream<LargestObject> largest = wanted <= LargestObject.KEPT
                ? retention.largest((int) wanted).stream()
                : stream(new LargestFirst(retention)).map(object -> LargestObject.of(retention, object));
        final ClassTable classes = retention.heap().classes();
        return new Total(retention.reachableCount(), largest.map(object -> {
            final ClassInfo mirrored = classes.ofMirror(object.object());
            return Row.ofObject(JsonOutput.address(object.address()), object.type().name(),
                    mirrored == null ? null : mirrored.name(), object.shallowSize(), object.retainedSize());
        }).iterator());
    }

    private static Total sorted(final Stream<Row> rows) {
        final List<Row> sorted = rows.filter(row -> row.instances() != null && row.instances() > 0)
                .sorted(Comparator.comparingLong(Row::retainedBytes).reversed()).toList();
        return new Total(sorted.size(), sorted.iterator());
    }

    private static <T> Stream<T> stream(final Iterator<T> iterator) {
        final Iterable<T> once = () -> iterator;
        return StreamSupport.stream(once.spliterator(), false);
    }

    private void print(final Retention retention, final Total total, final Iterator<Row> rows, final PrintWriter out) {
        final long all = retention.reachableBytes();
        final TextTable table = new TextTable().column("retained", TextTable.Align.RIGHT)
                .column("share", TextTable.Align.RIGHT).column("shallow", TextTable.Align.RIGHT);
        switch (by) {
            case OBJECT -> table.column("object", TextTable.Align.LEFT).column("class", TextTable.Align.CUT);
            case CLASS -> table.column("instances", TextTable.Align.RIGHT).column("class", TextTable.Align.CUT);
            case PACKAGE -> table.column("instances", TextTable.Align.RIGHT).column("package", TextTable.Align.CUT);
        }
        long printed = 0;
        while (rows.hasNext()) {
            final Row row = rows.next();
            table.row(TextTable.size(row.retainedBytes()), Sizes.share(Sizes.ratio(row.retainedBytes(), all)),
                    TextTable.size(row.shallowBytes()), subject(row), name(row));
            printed++;
            if (printed % ROWS_AT_ONCE == 0) {
                table.print(out, width());
            }
        }
        table.print(out, width());
        RowLimit.printRest(out, total.rows() - printed, switch (by) {
            case OBJECT -> "objects";
            case CLASS -> "classes";
            case PACKAGE -> "packages";
        });
        out.println(Sizes.count(retention.reachableCount()) + " reachable objects take " + Sizes.bytes(all));
    }

    private static String subject(final Row row) {
        return row.object() != null ? row.object() : Sizes.count(Objects.requireNonNullElse(row.instances(), 0L));
    }

    private static String name(final Row row) {
        if (row.ofClass() != null) {
            return "class " + row.ofClass();
        }
        if (row.className() != null) {
            return row.className();
        }
        final String name = row.packageName();
        return name == null || name.isEmpty() ? "(none)" : name;
    }
}

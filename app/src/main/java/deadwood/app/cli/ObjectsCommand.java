package deadwood.app.cli;

import deadwood.app.cli.json.ObjectsJson;
import deadwood.app.text.Sizes;
import deadwood.app.work.OpenSnapshot;
import deadwood.model.heap.HeapGraph;
import deadwood.model.query.ObjectSelection;
import deadwood.model.query.ObjectsOfClass;
import deadwood.model.query.ValueText;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood objects}. */
@Command(name = "objects", description = "Lists the objects of a class by retained size.",
        footer = {"", "Examples:", "  deadwood objects prod.hprof java.util.HashMap --limit 10",
            "  deadwood objects prod.hprof java.lang.Thread --subclasses",
            "  deadwood objects prod.hprof 'com.acme.*Cache'"})
final class ObjectsCommand extends HeapCommand {

    /** Rows that are fetched and laid out at once: each page is a look at all objects. */
    private static final int PAGE = 50_000;
    private static final int MAXIMUM_TEXT = 200;

    @Parameters(index = "0", paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Parameters(index = "1", paramLabel = "CLASS",
            description = "A class, as the other commands name it; * stands for any characters.")
    private String className = "";

    @Option(names = "--subclasses", description = "Objects of subclasses, too.")
    private boolean subclasses;

    @Option(names = "--after", paramLabel = "0xADDRESS",
            description = "Begin behind this object: the last one that was listed before.")
    private @Nullable String after;

    @Mixin
    private RowLimit limit = new RowLimit();

    ObjectsCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        final long behind = after == null ? 0 : ObjectNames.address(after);
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final ObjectNames names = new ObjectNames(snapshot.snapshot(), snapshot.heap());
            final ObjectSelection.OfClasses classes = names.findClasses(className, subclasses);
            final Retention retention = snapshot.retention(progress, CancelSignal.NEVER);
            final Rows rows = new Rows(limit.rows(isJson()), behind == 0 ? HeapGraph.NONE : names.find(behind),
                    (last, most) -> ObjectsOfClass.page(retention, classes, last, most, progress,
                            CancelSignal.NEVER));
            return isJson() ? json(record(rows, snapshot, names)) : out -> print(rows, snapshot, names, out);
        });
    }

    private static ObjectsJson record(final Rows rows, final OpenSnapshot snapshot, final ObjectNames names)
            throws IOException {
        final ValueText texts = new ValueText(snapshot.heap(), snapshot.fields());
        final Iterable<ObjectsOfClass.Row> once = () -> rows;
        return new ObjectsJson(rows.page.objects(), rows.page.shallowSize(),
                StreamSupport.stream(once.spliterator(), false)
                        .map(row -> new ObjectsJson.Row(names.address(row.object()), names.className(row.object()),
                                names.ofClass(row.object()), row.shallowSize(), row.retainedSize(),
                                row.isReachable(), texts.of(row.object(), MAXIMUM_TEXT)))
                        .iterator());
    }

    private void print(final Rows rows, final OpenSnapshot snapshot, final ObjectNames names, final PrintWriter out)
            throws IOException {
        final ValueText texts = new ValueText(snapshot.heap(), snapshot.fields());
        final TextTable table = new TextTable().column("retained", TextTable.Align.RIGHT)
                .column("shallow", TextTable.Align.RIGHT).column("object", TextTable.Align.LEFT)
                .column("class", TextTable.Align.CUT).column("", TextTable.Align.CUT);
        long printed = 0;
        while (rows.hasNext()) {
            final ObjectsOfClass.Row row = rows.next();
            final String text = names.ofClass(row.object()) == null
                    ? ObjectNames.quoted("", texts.of(row.object(), MAXIMUM_TEXT))
                    : "";
            table.row(TextTable.size(row.retainedSize()), TextTable.size(row.shallowSize()),
                    names.address(row.object()), names.label(row.object()),
                    row.isReachable() ? text : (text + " unreachable").strip());
            if (++printed % PAGE == 0) {
                table.print(out, width());
            }
        }
        table.print(out, width());
        RowLimit.printRest(out, rows.page.objects() - printed, "objects");
        out.println(Sizes.count(rows.page.objects()) + " objects take " + Sizes.bytes(rows.page.shallowSize()));
    }

    /** Gives the page behind an object. */
    @FunctionalInterface
    private interface Pages {
        ObjectsOfClass page(int after, int limit) throws IOException;
    }

    /** Rows that are fetched page by page. */
    private static final class Rows implements Iterator<ObjectsOfClass.Row> {

        private final Pages pages;
        private ObjectsOfClass page;
        private Iterator<ObjectsOfClass.Row> rows;
        private long left;
        private int last;

        Rows(final long limit, final int after, final Pages pages) throws IOException {
            this.pages = pages;
            this.left = limit;
            this.last = after;
            this.page = pages.page(after, Math.clamp(limit, 1, PAGE));
            this.rows = page.rows().iterator();
        }

        @Override
        public boolean hasNext() {
            if (!rows.hasNext() && !page.isLast() && left > 0) {
                try {
                    page = pages.page(last, (int) Math.min(left, PAGE));
                } catch (final IOException e) {
                    throw new UncheckedIOException(e);
                }
                rows = page.rows().iterator();
            }
            return left > 0 && rows.hasNext();
        }

        @Override
        public ObjectsOfClass.Row next() {
            final ObjectsOfClass.Row next = rows.next();
            left--;
            last = next.object();
            return next;
        }
    }
}

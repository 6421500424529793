package deadwood.app.cli;

import deadwood.app.cli.json.ReferencesJson;
import deadwood.app.text.Sizes;
import deadwood.app.work.OpenSnapshot;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.query.InboundReferences;
import deadwood.model.query.ObjectReferences;
import deadwood.model.query.ObjectReferences.Reference;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood references}. */
@Command(name = "references", description = "Lists what refers to an object, or what it refers to.",
        footer = {"", "Examples:", "  deadwood references prod.hprof 0x80474be0",
            "  deadwood references --out prod.hprof 0x80474be0"})
final class ReferencesCommand extends HeapCommand {

    /** Rows that are fetched at once. */
    private static final int PAGE = 1_000;

    @Parameters(index = "0", paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Parameters(index = "1", paramLabel = "0xADDRESS", description = "An object, as the other commands name it.")
    private String address = "";

    @Option(names = "--in", description = "What refers to the object, as without an option.")
    private boolean in;

    @Option(names = "--out", description = "What the object refers to.")
    private boolean out;

    @Mixin
    private RowLimit limit = new RowLimit();

    ReferencesCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        final long wanted = ObjectNames.address(address);
        if (in && out) {
            throw new UsageException("give either --in or --out");
        }
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final ObjectNames names = new ObjectNames(snapshot.snapshot(), snapshot.heap());
            final Rows rows = rows(snapshot, names.find(wanted), progress);
            return isJson()
                    ? json(new ReferencesJson(out ? "out" : "in", rows.total(), rows.json(names)))
                    : printer -> print(rows, names, printer);
        });
    }

    private Rows rows(final OpenSnapshot snapshot, final int object, final Progress progress) throws IOException {
        final ObjectReferences references = new ObjectReferences(snapshot.heap(), snapshot.fields());
        final long most = limit.rows(isJson());
        if (out) {
            return new Rows(most, (rows, last) -> references.out(object, rows, PAGE));
        }
        final InboundReferences inbound = snapshot.inbound(progress, CancelSignal.NEVER);
        return new Rows(most, (_, last) -> references.in(object, inbound, last, PAGE));
    }

    private void print(final Rows rows, final ObjectNames names, final PrintWriter printer) {
        final TextTable table = new TextTable().column("object", TextTable.Align.LEFT)
                .column("class", TextTable.Align.CUT).column(out ? "held by" : "holds it by", TextTable.Align.CUT)
                .column("strength", TextTable.Align.LEFT);
        long printed = 0;
        while (rows.hasNext()) {
            final Reference row = rows.next();
            table.row(names.address(row.object()), names.label(row.object()), row.heldBy()
                    + (row.times() == 1 ? "" : " (" + Sizes.count(row.times()) + " times)"), strength(row.strength()));
            printed += row.times();
        }
        table.print(printer, width());
        RowLimit.printRest(printer, rows.total() - printed, "references");
    }

    private static String strength(final ReferenceStrength strength) {
        return strength.name().toLowerCase(Locale.ROOT);
    }

    /** Gives the page behind so many rows, of which the last was from or to that object. */
    @FunctionalInterface
    private interface Pages {
        ObjectReferences.Page page(long rows, int last);
    }

    /** Rows that are fetched page by page. */
    private static final class Rows implements Iterator<Reference> {

        private final Pages pages;
        private ObjectReferences.Page page;
        private Iterator<Reference> rows;
        private long left;
        private long fetched;
        private int last;

        Rows(final long limit, final Pages pages) {
            this.pages = pages;
            this.page = pages.page(0, HeapGraph.NONE);
            this.rows = page.rows().iterator();
            this.left = limit;
        }

        long total() {
            return page.total();
        }

        @Override
        public boolean hasNext() {
            if (!rows.hasNext() && !page.isLast() && left > 0) {
                page = pages.page(fetched, last);
                rows = page.rows().iterator();
            }
            return left > 0 && rows.hasNext();
        }

        @Override
        public Reference next() {
            final Reference next = rows.next();
            left--;
            fetched++;
            last = next.object();
            return next;
        }

        Iterator<ReferencesJson.Row> json(final ObjectNames names) {
            final Iterable<Reference> once = () -> this;
            return java.util.stream.StreamSupport.stream(once.spliterator(), false)
                    .map(row -> new ReferencesJson.Row(names.address(row.object()), names.className(row.object()),
                            names.ofClass(row.object()), row.heldBy(), row.times(), strength(row.strength())))
                    .iterator();
        }
    }
}

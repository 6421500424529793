package deadwood.app.cli;

import deadwood.app.cli.json.ObjectJson;
import deadwood.app.text.Sizes;
import deadwood.app.work.OpenSnapshot;
import deadwood.model.query.Contents;
import deadwood.model.query.ObjectDetails;
import deadwood.model.query.ObjectInspector;
import deadwood.model.query.Value;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood object}. */
@Command(name = "object",
        description = "Shows an object: its fields, what it says, the elements of an array, the entries of a collection.",
        footer = {"", "Examples:", "  deadwood object prod.hprof 0x80474be0",
            "  deadwood object prod.hprof 0x80474be0 --from 1000 --limit 50"})
final class ObjectCommand extends HeapCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Parameters(index = "1", paramLabel = "0xADDRESS", description = "An object, as the other commands name it.")
    private String address = "";

    @Option(names = "--from", paramLabel = "N", description = "Leave out the first N elements or entries.")
    private long from;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100",
            description = "Print N elements or entries at the most. Default: ${DEFAULT-VALUE}.")
    private int limit;

    ObjectCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        final long wanted = ObjectNames.address(address);
        if (from < 0 || limit < 0) {
            throw new UsageException("--from and --limit cannot be less than 0");
        }
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final ObjectNames names = new ObjectNames(snapshot.snapshot(), snapshot.heap());
            final ObjectDetails details = details(snapshot, names.find(wanted), progress);
            return isJson() ? json(record(details, names)) : out -> print(details, names, out);
        });
    }

    private ObjectDetails details(final OpenSnapshot snapshot, final int object, final Progress progress)
            throws IOException {
        final Retention retention = snapshot.retention(progress, CancelSignal.NEVER);
        return new ObjectInspector(snapshot.heap(), retention, snapshot.fields(), snapshot.contents())
                .inspect(object, from, limit);
    }

    private static ObjectJson record(final ObjectDetails details, final ObjectNames names) {
        final ObjectDetails.Elements elements = details.elements();
        final Contents contents = details.contents();
        return new ObjectJson(names.address(details.object()), details.type().name(),
                names.ofClass(details.object()), details.text(), details.shallowSize(), details.retainedSize(),
                details.idom() != Retention.UNREACHABLE, details.idom() < 0 ? null : names.json(details.idom()),
                fields(details.fields(), names), fields(details.statics(), names),
                elements == null
                        ? null
                        : new ObjectJson.Elements(elements.length(), elements.from(), elements.values().stream()
                                .map(names::json).toList()),
                contents == null
                        ? null
                        : new ObjectJson.Contents(contents.kind().label(), contents.size() < 0 ? null : contents.size(),
                                contents.from(), contents.entries().stream().map(entry -> new ObjectJson.Entry(
                                        names.json(entry.key()), names.json(entry.value()))).toList()),
                details.missing());
    }

    private static List<ObjectJson.Field> fields(final List<ObjectDetails.FieldValue> fields,
            final ObjectNames names) {
        return fields.stream().map(field -> new ObjectJson.Field(field.name(), field.declaringClass().name(),
                field.type().javaName(), names.json(field.value()))).toList();
    }

    private void print(final ObjectDetails details, final ObjectNames names, final PrintWriter out) {
        final int object = details.object();
        out.println(names.label(object) + " @ " + names.address(object)
                + (details.mirrored() == null ? ObjectNames.quoted(" ", details.text()) : ""));
        out.println("shallow " + Sizes.bytes(details.shallowSize()) + ", retained "
                + Sizes.bytes(details.retainedSize()) + ", " + switch (details.idom()) {
                    case Retention.UNREACHABLE -> "no GC root reaches it";
                    case Retention.ROOT -> "dominated by no object";
                    default -> "dominated by " + names.label(details.idom()) + " @ " + names.address(details.idom());
                });
        print(details.fields(), "field", names, out);
        print(details.statics(), "static field", names, out);
        if (details.elements() != null) {
            print(details.elements(), names, out);
        }
        if (details.contents() != null) {
            print(details.contents(), names, out);
        }
        if (details.missing() != null) {
            out.println(details.missing());
        }
    }

    private void print(final List<ObjectDetails.FieldValue> fields, final String title, final ObjectNames names,
            final PrintWriter out) {
        if (fields.isEmpty()) {
            return;
        }
        final TextTable table = new TextTable().column(title, TextTable.Align.LEFT)
                .column("type", TextTable.Align.LEFT).column("value", TextTable.Align.CUT)
                .column("declared by", TextTable.Align.CUT);
        fields.forEach(field -> table.row(field.name(), field.type().javaName(), names.text(field.value()),
                field.declaringClass().name()));
        out.println();
        table.print(out, width());
    }

    private void print(final ObjectDetails.Elements elements, final ObjectNames names, final PrintWriter out) {
        final TextTable table = new TextTable().column("index", TextTable.Align.RIGHT).column("element",
                TextTable.Align.CUT);
        long index = elements.from();
        for (final Value value : elements.values()) {
            table.row(Sizes.count(index++), names.text(value));
        }
        out.println();
        table.print(out, width());
        out.println(Sizes.count(elements.length()) + " elements");
    }

    private void print(final Contents contents, final ObjectNames names, final PrintWriter out) {
        final boolean isMap = contents.kind() == Contents.Kind.MAP;
        final TextTable table = new TextTable();
        if (isMap) {
            table.column("key", TextTable.Align.CUT);
        }
        table.column(isMap ? "value" : "element", TextTable.Align.CUT);
        for (final Contents.Entry entry : contents.entries()) {
            if (isMap) {
                table.row(names.text(entry.key()), names.text(entry.value()));
            } else {
                table.row(names.text(entry.value()));
            }
        }
        out.println();
        table.print(out, width());
        out.println(contents.kind().label() + " of " + (contents.size() < 0 ? "many" : Sizes.count(contents.size()))
                + (contents.size() == 1 ? " entry" : " entries"));
    }
}

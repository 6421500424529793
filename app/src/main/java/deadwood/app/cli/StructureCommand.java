package deadwood.app.cli;

import deadwood.app.cli.json.JsonOutput;
import deadwood.app.cli.json.ObjectJson;
import deadwood.app.cli.json.StructureJson;
import deadwood.app.work.Hanging;
import deadwood.app.work.OpenSnapshot;
import deadwood.model.heap.HeapGraph;
import deadwood.model.query.Contents;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.detail.StructureDetail;
import deadwood.model.structure.detail.StructureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood structure}. */
@Command(name = "structure",
        description = "Shows one map, list or trie in full: where it hangs, all that is measured, its buckets or levels, its first entries.",
        footer = {"", "Examples:", "  deadwood structure prod.hprof 0x80474be0",
            "  deadwood structure --entries 100 prod.hprof 0x80474be0"})
final class StructureCommand extends HeapCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Parameters(index = "1", paramLabel = "0xADDRESS",
            description = "A structure, as `deadwood structures --json` and the other commands name it.")
    private String address = "";

    @Option(names = "--entries", paramLabel = "N", defaultValue = "20",
            description = "Print N entries at the most. Default: ${DEFAULT-VALUE}.")
    private int entries;

    StructureCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        final long wanted = ObjectNames.address(address);
        if (entries < 0) {
            throw new UsageException("--entries cannot be less than 0");
        }
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final ObjectNames names = new ObjectNames(snapshot.snapshot(), snapshot.heap());
            final int object = names.find(wanted);
            final StructureDetail detail = detail(snapshot, object, names, progress);
            final StructureGroup group = Hanging.of(snapshot.structures(progress, CancelSignal.NEVER), object);
            final Contents contents = snapshot.contents().contentsOf(object, 0, entries);
            return isJson()
                    ? json(record(snapshot, detail, group, contents, names))
                    : out -> new StructureText(names, snapshot.heap().classes(), width())
                            .print(detail, group, contents, out);
        });
    }

    private static StructureDetail detail(final OpenSnapshot snapshot, final int object, final ObjectNames names,
            final Progress progress) throws IOException {
        final StructureReader reader = snapshot.structureReader(progress, CancelSignal.NEVER);
        final StructureDetail detail = reader.read(object, progress, CancelSignal.NEVER);
        if (detail != null) {
            return detail;
        }
        final int around = reader.structureOf(object, progress, CancelSignal.NEVER);
        throw new UsageException(names.label(object) + " @ " + names.address(object)
                + (around == HeapGraph.NONE
                        ? " is no map, list or trie that is known"
                        : " is a part of " + names.label(around) + " @ " + names.address(around)));
    }

    private static StructureJson record(final OpenSnapshot snapshot, final StructureDetail detail,
            final @Nullable StructureGroup group, final @Nullable Contents contents, final ObjectNames names)
            throws IOException {
        final HeapGraph heap = snapshot.heap();
        return StructureJson.of(detail, group == null ? null : group.where(),
                object -> JsonOutput.address(heap.addressOf(object)), id -> heap.classes().get(id).name(),
                contents == null
                        ? null
                        : new ObjectJson.Contents(contents.kind().label(),
                                contents.size() < 0 ? null : contents.size(), contents.from(),
                                contents.entries().stream().map(entry -> new ObjectJson.Entry(
                                        names.json(entry.key()), names.json(entry.value()))).toList()));
    }
}

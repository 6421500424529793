package deadwood.app.cli;

import deadwood.app.cli.json.IndexJson;
import deadwood.app.text.Sizes;
import deadwood.app.work.OpenSnapshot;
import deadwood.app.work.PortableIndex;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood index}. */
@Command(name = "index",
        description = "Writes all that is known of a heap into one file, which opens at once and without the dump. Values of fields are not in it.",
        footer = {"", "Examples:", "  deadwood index prod.hprof -o prod.dwi", "  deadwood dominators prod.dwi"})
final class IndexCommand extends HeapCommand {

    @Parameters(paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Option(names = {"-o", "--output"}, paramLabel = "INDEX", required = true,
            description = "The index to write; one that is there already is replaced.")
    private @Nullable Path target;

    IndexCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        final Path dump = Objects.requireNonNull(file);
        final Path index = Objects.requireNonNull(target);
        if (Files.exists(index) && Files.exists(dump) && Files.isSameFile(dump, index)) {
            throw new UsageException(index + " is the dump itself; give the index another name");
        }
        if (Files.isDirectory(index)) {
            throw new UsageException(index + " is a directory; give the index a name in it");
        }
        try (PortableIndex.Workplace workplace = PortableIndex.workplace(session().options(), index)) {
            session().setOptions(workplace.options());
            session().onFile(dump, (snapshot, progress) -> {
                PortableIndex.write(snapshot, index, progress, CancelSignal.NEVER);
                return printout(snapshot, index);
            });
        }
    }

    private Session.Printout printout(final OpenSnapshot snapshot, final Path index) throws IOException {
        final long bytes = Files.size(index);
        final int objects = snapshot.heap().objectCount();
        return isJson()
                ? json(new IndexJson(index.toString(), bytes, objects))
                : out -> out.println(index + ": " + Sizes.bytes(bytes) + " for " + Sizes.count(objects) + " objects");
    }
}

package deadwood.app.cli;

import deadwood.app.cli.json.LoadersJson;
import deadwood.app.text.Sizes;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.query.ClassLoaders;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deadwood loaders}. */
@Command(name = "loaders",
        description = "Lists class loaders with what they defined and retain, and the classes that several of them defined.",
        footer = {"", "Examples:", "  deadwood loaders prod.hprof",
            "  deadwood loaders --json prod.hprof | jq '.duplicates[0]'"})
final class LoadersCommand extends HeapCommand {

    /** Loaders that a line of text names. */
    private static final int MAXIMUM_LOADERS = 5;

    @Parameters(paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Mixin
    private RowLimit limit = new RowLimit();

    LoadersCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final HeapGraph heap = snapshot.heap();
            final ObjectNames names = new ObjectNames(snapshot.snapshot(), heap);
            final ClassLoaders loaders = ClassLoaders.of(snapshot.totals(progress, CancelSignal.NEVER),
                    snapshot.retention(progress, CancelSignal.NEVER), progress, CancelSignal.NEVER);
            return isJson() ? json(record(loaders, heap, names)) : out -> print(loaders, heap, names, out);
        });
    }

    private LoadersJson record(final ClassLoaders loaders, final HeapGraph heap, final ObjectNames names) {
        return new LoadersJson(limit.of(loaders.loaders(), isJson()).stream().map(loader -> loader(loader, names))
                .toList(),
                limit.of(loaders.duplicates(), isJson()).stream().map(duplicate -> new LoadersJson.Duplicate(
                        duplicate.name(), loadersOf(heap, duplicate))).toList());
    }

    private static LoadersJson.Loader loader(final ClassLoaders.Loader loader, final ObjectNames names) {
        final ClassInfo type = loader.type();
        return new LoadersJson.Loader(type == null ? null : names.address(loader.object()),
                type == null ? ClassHistogram.BOOT_LOADER : type.name(), loader.name().isEmpty() ? null : loader.name(),
                loader.parent() == HeapGraph.NONE ? null : names.address(loader.parent()), loader.classes(),
                loader.instances(), loader.shallowSize(), type == null ? null : loader.retainedSize(),
                loader.isReachable());
    }

    private static List<String> loadersOf(final HeapGraph heap, final ClassLoaders.DuplicateClass duplicate) {
        return duplicate.classes().stream().map(type -> ClassHistogram.loaderOf(heap, type)).toList();
    }

    private void print(final ClassLoaders loaders, final HeapGraph heap, final ObjectNames names,
            final PrintWriter out) {
        final TextTable table = new TextTable().column("classes", TextTable.Align.RIGHT)
                .column("instances", TextTable.Align.RIGHT).column("shallow", TextTable.Align.RIGHT)
                .column("retained", TextTable.Align.RIGHT).column("loader", TextTable.Align.LEFT)
                .column("name", TextTable.Align.CUT).column("class", TextTable.Align.CUT);
        final List<ClassLoaders.Loader> rows = limit.of(loaders.loaders(), isJson());
        for (final ClassLoaders.Loader loader : rows) {
            final ClassInfo type = loader.type();
            table.row(Sizes.count(loader.classes()), Sizes.count(loader.instances()),
                    TextTable.size(loader.shallowSize()), type == null ? "" : TextTable.size(loader.retainedSize()),
                    type == null ? ClassHistogram.BOOT_LOADER : names.address(loader.object()), loader.name(),
                    (type == null ? "" : type.name()) + (loader.isReachable() ? "" : " (unreachable)"));
        }
        table.print(out, width());
        RowLimit.printRest(out, loaders.loaders().size() - rows.size(), "loaders");
        printDuplicates(loaders, heap, out);
    }

    private void printDuplicates(final ClassLoaders loaders, final HeapGraph heap, final PrintWriter out) {
        if (loaders.duplicates().isEmpty()) {
            out.println("no class has more than one loader");
            return;
        }
        out.println();
        final TextTable table = new TextTable().column("loaders", TextTable.Align.RIGHT)
                .column("class", TextTable.Align.CUT).column("", TextTable.Align.CUT);
        final List<ClassLoaders.DuplicateClass> rows = limit.of(loaders.duplicates(), isJson());
        for (final ClassLoaders.DuplicateClass duplicate : rows) {
            table.row(Sizes.count(duplicate.classes().size()), duplicate.name(),
                    loadersOf(heap, duplicate).stream().limit(MAXIMUM_LOADERS).collect(Collectors.joining(", ")));
        }
        table.print(out, width());
        RowLimit.printRest(out, loaders.duplicates().size() - rows.size(), "classes");
    }
}

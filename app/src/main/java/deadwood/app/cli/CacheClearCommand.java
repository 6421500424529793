package deadwood.app.cli;

import deadwood.app.cli.json.CacheClearJson;
import deadwood.app.cli.json.JsonOutput;
import deadwood.app.text.Sizes;
import deadwood.model.store.IndexCache;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code deadwood cache clear}. */
@Command(name = "clear", description = "Removes indexes; the dumps themselves are never touched.")
final class CacheClearCommand extends HeapCommand {

    @Parameters(paramLabel = "FILE",
            description = "Dumps whose indexes go, whether they are still there or not. Without any: all.")
    private List<Path> files = List.of();

    CacheClearCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        final IndexCache cache = session().options().indexes();
        long freed = 0;
        if (files.isEmpty()) {
            freed = cache.clear();
        }
        for (final Path file : files) {
            final long bytes = cache.clear(file);
            if (bytes == 0) {
                session().terminal().complain("warning: there is no index of " + file);
            }
            freed += bytes;
        }
        final PrintWriter out = session().terminal().out();
        if (isJson()) {
            JsonOutput.write(new CacheClearJson(freed), out);
        } else {
            out.println(Sizes.bytes(freed) + " freed");
        }
        out.flush();
    }
}

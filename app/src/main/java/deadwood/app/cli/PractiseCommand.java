package deadwood.app.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import deadwood.importers.ImportOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code deadwood practise}, for the launcher: does what users do, on a dump of its own heap, so that the JVM can remember the classes it
 * takes (JEP 514).
 */
@Command(name = "practise", hidden = true, description = "Runs the usual commands on a dump of itself.")
final class PractiseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "An empty directory.")
    private @Nullable Path directory;

    private final Session session;

    PractiseCommand(final Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        final Path place = Objects.requireNonNull(directory);
        final String dump = place.resolve("own.hprof").toString();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump, true);
        final ImportOptions options = session.options().in(place.resolve("cache"));
        int worst = ExitCode.DONE;
        // The first histogram is counted from the dump, the last one comes from the index.
        for (final List<String> words : List.of(List.of("histogram", dump), List.of("dominators", dump),
                List.of("dominators", dump), List.of("histogram", "--retained", dump), List.of("histogram", dump),
                List.of("info", dump),
                List.of("dominators", "--limit", "20", "--json", dump), List.of("cache", "list"))) {
            final Terminal nobody = new Terminal(Terminal.writer(OutputStream.nullOutputStream()),
                    Terminal.writer(OutputStream.nullOutputStream()), 0, 0, false);
            worst = Math.max(worst, DeadwoodCommand.run(nobody, options, words.toArray(String[]::new)));
        }
        return worst;
    }
}

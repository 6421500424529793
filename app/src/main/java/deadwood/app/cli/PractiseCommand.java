package deadwood.app.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import deadwood.importers.ImportOptions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code deadwood practise}, for the launcher: does what users do, on a dump of its own heap and on profiles made up, so that the JVM can
 * remember the classes it takes (JEP 514), and how often what is called (JEP 515).
 */
@Command(name = "practise", hidden = true, description = "Runs the usual commands on a dump of itself.")
final class PractiseCommand implements Callable<Integer> {

    private static final int LINES = 150_000;
    private static final int DEPTH = 24;
    private static final int FUNCTIONS = 3000;

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
        final String folded = place.resolve("own.folded").toString();
        writeStacks(Path.of(folded));
        final String pprof = place.resolve("own.pb").toString();
        final String gzipped = place.resolve("own.pb.gz").toString();
        final ImportOptions options = session.options().in(place.resolve("cache"));
        int worst = ExitCode.DONE;
        // The first histogram is counted from the dump, the last one comes from the index.
        for (final List<String> words : List.of(List.of("histogram", dump), List.of("dominators", dump),
                List.of("dominators", dump), List.of("histogram", "--retained", dump), List.of("histogram", dump),
                List.of("info", dump),
                List.of("dominators", "--limit", "20", "--json", dump), List.of("cache", "list"),
                List.of("convert", folded, "-o", pprof), List.of("convert", folded, "-o", gzipped),
                List.of("top", folded), List.of("top", pprof), List.of("top", "--json", gzipped),
                List.of("info", pprof),
                List.of("collapsed", pprof))) {
            final Terminal nobody = new Terminal(Terminal.writer(OutputStream.nullOutputStream()),
                    Terminal.writer(OutputStream.nullOutputStream()), 0, 0, false);
            worst = Math.max(worst, DeadwoodCommand.run(nobody, options, words.toArray(String[]::new)));
        }
        return worst;
    }

    /** Folded stacks that branch off each other as those of a program do. */
    private static void writeStacks(final Path file) throws IOException {
        final Random random = new Random(1);
        final List<String> stack = new ArrayList<>(List.of("main"));
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int line = 0; line < LINES; line++) {
                final int kept = 1 + random.nextInt(stack.size());
                stack.subList(kept, stack.size()).clear();
                for (int more = 1 + random.nextInt(Math.max(1, DEPTH - kept)); more > 0; more--) {
                    stack.add("com.example.service.Handler" + random.nextInt(FUNCTIONS) + ".handle");
                }
                out.write(String.join(";", stack) + ' ' + (1 + random.nextInt(1000)) + '\n');
            }
        }
    }
}

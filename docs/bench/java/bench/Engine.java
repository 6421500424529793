package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures what {@link Options} ask for, and prints it as Markdown. */
public final class Engine {

    private final Options options;
    private final Dumps dumps;

    private Engine(final Options options) {
        this.options = options;
        this.dumps = new Dumps(options);
    }

    public static void main(final String[] args) throws IOException, InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.println(Options.USAGE);
            return;
        }
        final Options options;
        try {
            options = Options.of(args);
        } catch (final IllegalArgumentException e) {
            System.err.println("not understood: " + e.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        Files.createDirectories(options.directory());
        final String report = new Engine(options).run();
        System.out.println(report);
        if (options.page() != null) {
            Files.writeString(options.page(), report);
        }
    }

    static void say(final String what) {
        System.err.println("engine: " + what);
    }

    private String run() throws IOException, InterruptedException {
        final List<DumpResults> results = new ArrayList<>();
        for (final long objects : options.objects()) {
            results.add(new DumpRun(options, dumps.of(objects)).run());
        }
        final Extras extras = new Extras(options, dumps);
        return new Report(options, results).text(optional("queries", () -> extras.queries(results.getLast())),
                optional("netbeans", () -> extras.netBeans(results.getFirst())),
                optional("gzip", () -> extras.gzip(results.getFirst())));
    }

    private interface Extra {

        List<String> lines() throws IOException, InterruptedException;
    }

    /** What fails here must not cost the table that took so long. */
    private List<String> optional(final String name, final Extra extra) throws InterruptedException {
        if (!options.wants(name)) {
            return List.of();
        }
        try {
            return extra.lines();
        } catch (final IOException e) {
            say(name + ": " + e.getMessage());
            return List.of("Failed: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".");
        }
    }

    /** Command line of a program of this package. */
    static List<String> program(final Options options, final String classes, final String main,
            final String... arguments) {
        final List<String> command = new ArrayList<>(List.of(options.java().toString(), "-cp", classes, main));
        command.addAll(List.of(arguments));
        return command;
    }

    static Path log(final Options options) {
        return options.directory().resolve("log");
    }
}

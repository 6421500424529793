package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Deadwood as it was built, with a cache of its own. */
final class Deadwood {

    private static final Pattern OBJECTS = Pattern.compile("\"objects\"\\s*:\\s*(\\d+)");

    private final Options options;
    private final Path cache;
    private final Path log;

    Deadwood(final Options options) {
        this.options = options;
        this.cache = options.directory().resolve("cache");
        this.log = Engine.log(options);
    }

    private Timed timed(final String heap) {
        return new Timed(Map.of("DEADWOOD_CACHE", cache.toString(), "DEADWOOD_OPTS", "-Xmx" + heap, "JAVA_HOME",
                options.java().getParent().getParent().toString()), log, options.patience());
    }

    /** Runs a command in the way that the options ask for. */
    Measured run(final String heap, final List<String> command) throws IOException, InterruptedException {
        return options.launched() ? launched(heap, command) : plain(heap, command);
    }

    /** Runs a command as the JVM alone, without the launcher's script. */
    Measured plain(final String heap, final List<String> command) throws IOException, InterruptedException {
        return timed(heap).run(java(heap, command));
    }

    /** Runs a command by the launcher. */
    Measured launched(final String heap, final List<String> command) throws IOException, InterruptedException {
        final List<String> all = new ArrayList<>(List.of(options.house().resolve("deadwood").toString()));
        all.addAll(command);
        return timed(heap).run(all);
    }

    /** Times the queries of a dump; {@link Queries} says what it prints. */
    String queries(final Path dump) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(options.java().toString(), "-Xmx" + options.heap(),
                "--enable-native-access=deadwood.model", "--module-path", modules(), "--add-modules",
                "deadwood.importers,deadwood.model", "-cp", System.getProperty("java.class.path"), "bench.Queries",
                dump.toString(), cache.toString()));
        if (timed(options.heap()).run(command).failed()) {
            throw new IOException(printed());
        }
        return printed();
    }

    private List<String> java(final String heap, final List<String> command) {
        final List<String> all = new ArrayList<>(List.of(options.java().toString(), "-Xmx" + heap,
                "@" + options.house().resolve(".config").resolve("jvm-options"), "--module-path", modules(), "-m",
                "deadwood.app/deadwood.app.Main"));
        all.addAll(command);
        return all;
    }

    private String modules() {
        final Path target = options.house().resolve("app").resolve("target");
        return target.resolve("deadwood-app.jar") + System.getProperty("path.separator") + target.resolve("lib");
    }

    /** What the last command printed. */
    String printed() throws IOException {
        return Files.readString(log);
    }

    /** Number of objects of a dump. */
    long objects(final Path dump) throws IOException, InterruptedException {
        if (plain(options.heap(), List.of("info", "--json", dump.toString())).failed()) {
            throw new IOException(printed());
        }
        final Matcher objects = OBJECTS.matcher(printed());
        if (!objects.find()) {
            throw new IOException("no number of objects in: " + printed());
        }
        return Long.parseLong(objects.group(1));
    }

    /** Bytes of all that is in the cache. */
    long cached() throws IOException {
        if (!Files.exists(cache)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** Empties the cache. */
    void forget() throws IOException {
        if (Files.exists(cache)) {
            try (Stream<Path> files = Files.walk(cache)) {
                for (final Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}

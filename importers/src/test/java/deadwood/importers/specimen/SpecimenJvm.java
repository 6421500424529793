package deadwood.importers.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.CountsCheck;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.StructureScan;
import deadwood.model.structure.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the programs of this package in JVMs of their own and scans what they dump. */
final class SpecimenJvm {

    private static final Path SOURCES = Path.of("src/test/java/deadwood/importers/specimen/program");

    private final Path directory;

    /** @param directory for dumps and facts */
    SpecimenJvm(final Path directory) {
        this.directory = directory;
    }

    /** What a program wrote. */
    record Run(Path dump, Path second, Map<String, Long> facts) {}

    /** Runs a program on the JDK of the tests. */
    Run run(final Class<?> program, final String... options) throws Exception {
        final Path classes = Path.of(program.getProtectionDomain().getCodeSource().getLocation().toURI());
        return run(Path.of(System.getProperty("java.home")), classes, program, options);
    }

    /** Compiles a program for Java 17 and runs it on a JDK 17. */
    Run runOn17(final Path home, final Class<?> program) throws Exception {
        final Path classes = Files.createDirectories(directory.resolve("classes17"));
        final List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "javac").toString(), "--release", "17",
                        "-nowarn", "-proc:none", "-d", classes.toString()));
        try (Stream<Path> sources = Files.list(SOURCES)) {
            sources.map(Path::toString).sorted().forEach(command::add);
        }
        start(Files.createTempFile(directory, "javac", ".txt"), command);
        return run(home, classes, program);
    }

    /** A JDK 17 of this machine, or null. */
    static Path jdk17() throws IOException {
        final Path usual = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(usual)) {
            return null;
        }
        try (Stream<Path> homes = Files.list(usual)) {
            return homes.filter(home -> home.getFileName().toString().matches(".*\\b17\\b.*")
                    && Files.isExecutable(home.resolve("bin/java"))).sorted().findFirst().orElse(null);
        }
    }

    private Run run(final Path home, final Path classes, final Class<?> program, final String... options)
            throws Exception {
        final Path base = Files.createTempDirectory(directory, "run");
        final List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.addAll(List.of("-Xmx200m", "-XX:-UsePerfData", "-Djava.awt.headless=true"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classes.toString(), program.getName(), base.resolve("a.hprof").toString(),
                base.resolve("facts").toString(), base.resolve("b.hprof").toString()));
        start(base.resolve("output.txt"), command);
        final Map<String, Long> facts = new HashMap<>();
        for (final String line : Files.readAllLines(base.resolve("facts"))) {
            facts.put(line.substring(0, line.indexOf('=')), Long.valueOf(line.substring(line.indexOf('=') + 1)));
        }
        return new Run(base.resolve("a.hprof"), base.resolve("b.hprof"), facts);
    }

    static void start(final Path output, final List<String> command) throws Exception {
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("the program failed: " + Files.readString(output));
        }
    }

    /** All structures of a dump, and the bytes of a reference. */
    record Scanned(StructureReport report, int referenceSize) {}

    static Scanned scan(final Path dump, final Catalog catalog) throws IOException {
        return scan(dump, catalog, (_, _) -> {});
    }

    /** Is given a heap and what was found in it while the dump is open. */
    @FunctionalInterface
    interface Look {
        void at(HeapGraph heap, StructureReport report) throws IOException;
    }

    static Scanned scan(final Path dump, final Catalog catalog, final Look look) throws IOException {
        try (Snapshot snapshot = new Importers().open(dump, new ImportOptions(dump.resolveSibling("cache"), 2),
                Progress.NONE, CancelSignal.NEVER)) {
            final HeapGraph heap = Objects.requireNonNull(snapshot.heap());
            assertThat(CountsCheck.check(dump, heap)).isTrue();
            final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
            final StructureReport report = StructureScan.of(heap, retention, catalog, Progress.NONE,
                    CancelSignal.NEVER);
            DetailCheck.check(heap, retention, catalog, report);
            look.at(heap, report);
            return new Scanned(report, heap.layout().referenceSize());
        }
    }
}

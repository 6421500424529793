package deadwood.importers.hprof.oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A run of the program in src/test/programs.
 *
 * @param dump of its heap
 * @param before its histogram just before the dump
 * @param after its histogram just after
 */
record DumpedJvm(Path dump, JvmHistogram before, JvmHistogram after) {

    private static final int MINUTES = 2;
    private static final Path PROGRAM = Path.of("src", "test", "programs", "DumpedProgram.java");

    /**
     * Runs the program in a JVM of its own; skips the test if the JDK is not there or does not have the flags.
     *
     * @param classes where the program is compiled
     */
    static DumpedJvm run(final Configuration configuration, final Path classes, final Path directory)
            throws IOException, InterruptedException {
        final Jdk jdk = Jdk.ofFeature(configuration.feature()).orElse(null);
        Assumptions.assumeTrue(jdk != null, "no JDK " + configuration.feature() + " on this machine");
        final Path dump = directory.resolve("heap.hprof");
        final Path before = directory.resolve("before.txt");
        final Path after = directory.resolve("after.txt");
        final Path log = directory.resolve("output.txt");
        final List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-Xmx300m"));
        command.addAll(configuration.flags());
        command.addAll(List.of("-cp", classes.toString(), "DumpedProgram", before.toString(), dump.toString(),
                after.toString()));
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(configuration + " did not end within " + MINUTES + " minutes");
        }
        final String output = Files.readString(log);
        Assumptions.assumeFalse(
                output.contains("Unrecognized VM option") || output.contains("not supported"), output);
        if (process.exitValue() != 0) {
            throw new AssertionError(configuration + " ended with " + process.exitValue() + ": " + output);
        }
        return new DumpedJvm(dump, JvmHistogram.read(before), JvmHistogram.read(after));
    }

    /** Compiles the program and random classes for JDK 17 and later. */
    static void compile(final long seed, final Path classes) throws IOException, InterruptedException {
        final Path generated = Files.writeString(Files.createDirectories(classes).resolve("Generated.java"),
                GeneratedClasses.source(seed));
        final Process javac = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(), "--release", "17", "-proc:none",
                "-nowarn", "-d", classes.toString(), PROGRAM.toString(), generated.toString())
                .redirectErrorStream(true).start();
        final String output = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (javac.waitFor() != 0) {
            throw new AssertionError("the program to be dumped does not compile: " + output);
        }
    }
}

package deadwood.app.work;

import deadwood.importers.hprof.oracle.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A run of {@code QueriedProgram}.
 *
 * @param dump of its heap
 * @param expected what it wrote down of what is in there
 */
record QueriedJvm(Path dump, Properties expected) {

    private static final Path PROGRAM = Path.of("src", "test", "programs", "QueriedProgram.java");
    private static final int MINUTES = 2;

    /** Compiles the program and runs it in a JVM of its own; skips the test if there is no such JDK. */
    static QueriedJvm run(final int feature, final Path directory) throws IOException, InterruptedException {
        final Jdk jdk = Jdk.ofFeature(feature).orElse(null);
        Assumptions.assumeTrue(jdk != null, "no JDK " + feature + " on this machine");
        final Path classes = directory.resolve("classes");
        execute(directory, Path.of(System.getProperty("java.home"), "bin", "javac").toString(), "--release", "17",
                "-proc:none", "-nowarn", "-d", classes.toString(), PROGRAM.toString());
        final Path dump = directory.resolve("heap.hprof");
        final Path expected = directory.resolve("expected.properties");
        execute(directory, jdk.java().toString(), "-Xmx128m", "-Dproperty.of.the.test=some value", "-cp",
                classes.toString(), "QueriedProgram", dump.toString(), expected.toString());
        final Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(expected)) {
            properties.load(in);
        }
        return new QueriedJvm(dump, properties);
    }

    private static void execute(final Path directory, final String... command)
            throws IOException, InterruptedException {
        final Path log = directory.resolve("output.txt");
        final Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + ": "
                    + Files.readString(log, StandardCharsets.ISO_8859_1));
        }
    }
}

package deadwood.importers.hprof;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts {@link LiveProgram} in a JVM like that of the tests. */
final class SmallJvm {

    private SmallJvm() {}

    /**
     * @param options of the JVM
     * @return the dump it wrote of itself
     */
    static Path dump(final Path directory, final String... options) throws Exception {
        return dump(directory.resolve("live" + String.join("", options).replaceAll("[^A-Za-z0-9]", "") + ".hprof"),
                List.of(options));
    }

    /** Dumps to that file, compressed in blocks if its name ends with gz. */
    static Path dump(final Path file, final List<String> options) throws Exception {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:-UsePerfData"));
        command.addAll(options);
        command.addAll(List.of("-cp",
                Path.of(LiveProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString(),
                LiveProgram.class.getName(), file.toString()));
        final File output = file.resolveSibling("output.txt").toFile();
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("the program failed: " + Files.readString(output.toPath()));
        }
        return file;
    }
}

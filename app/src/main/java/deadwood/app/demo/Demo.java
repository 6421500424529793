package deadwood.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two dumps of a JVM that leaks, and what it counted itself at the moment of each.
 *
 * @param before the dump taken first
 * @param after the dump taken last
 * @param countedBefore the count that goes with {@code before}
 * @param countedAfter the count that goes with {@code after}
 */
public record Demo(Path before, Path after, ShopCount countedBefore, ShopCount countedAfter) {

    private static final String MAIN = "shop.Shop";

    /**
     * Starts the shop and waits for its dumps.
     *
     * @param directory where the files go; has to exist
     * @param listener gets what the shop tells, line by line
     * @throws IOException if the shop could not be started or failed; the message is for a person
     */
    public static Demo run(final Path directory, final Consumer<String> listener) throws IOException {
        final Process process = new ProcessBuilder(command(directory)).redirectErrorStream(true).start();
        final List<String> said = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                said.add(line);
                listener.accept(line);
            }
            final int code = process.waitFor();
            if (code != 0) {
                throw new IOException(
                        "the demo's JVM ended with exit code " + code + ", and said: " + String.join(" / ",
                                said.subList(Math.max(said.size() - 3, 0), said.size())));
            }
        } catch (final InterruptedException e) {
            throw new IOException("interrupted while the demo's JVM was running", e);
        } finally {
            process.destroy();
        }
        return new Demo(directory.resolve("before.hprof"), directory.resolve("after.hprof"),
                ShopCount.read(directory.resolve("before.json")), ShopCount.read(directory.resolve("after.json")));
    }

    private static List<String> command(final Path directory) throws IOException {
        final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (!Files.isExecutable(java) && !Files.isExecutable(java.resolveSibling("java.exe"))) {
            throw new IOException("the demo needs a java to start, and " + java + " is none");
        }
        final List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx512m", "-XX:+UseSerialGC",
                // the shop counts the slots of its map itself
                "--add-opens=java.base/java.util=ALL-UNNAMED"));
        final URI home = home();
        if (home.getScheme().equals("jrt")) {
            command.addAll(List.of("--add-opens=java.base/java.util=deadwood.app", "-m", "deadwood.app/" + MAIN));
        } else {
            // As a plain jar: the module would bring the window and its toolkit into the dumps.
            command.addAll(List.of("-cp", Path.of(home).toString(), MAIN));
        }
        command.add(directory.toString());
        return command;
    }

    /** Where this very class came from: a jar, a directory, or an image of modules. */
    private static URI home() throws IOException {
        try {
            return Demo.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        } catch (final java.net.URISyntaxException e) {
            throw new IOException("cannot tell where Deadwood is installed", e);
        }
    }
}

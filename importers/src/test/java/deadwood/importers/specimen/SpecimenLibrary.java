package deadwood.importers.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A library whose collections a program of {@code src/test/specimens} builds.
 *
 * @param name of the directory of its jars, to which the build copies them
 * @param program the directory of the program's sources, which is the last part of its package
 * @param artifact of the jar whose version is that of the library
 */
record SpecimenLibrary(String name, String program, String artifact) {

    /** The programs' own sources and what they have in common. */
    static final Path SOURCES = Path.of("src/test/specimens");

    private static final Path JARS = Path.of("target/specimen-libraries");

    /** Those with a program, several versions of some. */
    static List<SpecimenLibrary> all() {
        final Stream<SpecimenLibrary> named = Stream
                .of("clojure-1.10", "clojure", "vavr-0.10", "vavr", "pcollections-4",
                        "pcollections", "guava-31", "guava", "caffeine-2", "caffeine", "agrona-1", "agrona", "hppc-0.8",
                        "hppc",
                        "bifurcan", "cyclops", "triemap")
                .map(name -> new SpecimenLibrary(name, withoutVersion(name), withoutVersion(name)));
        final Stream<SpecimenLibrary> others = Stream.of(
                Map.entry("scala-library", List.of("scala-2.12", "scala-2.13", "scala-3")),
                Map.entry("kotlinx-collections-immutable-jvm", List.of("kotlinx-0.3", "kotlinx")),
                Map.entry("fastutil-core", List.of("fastutil")),
                Map.entry("eclipse-collections", List.of("eclipse-collections-11", "eclipse-collections")),
                Map.entry("netty-common", List.of("netty-4.1", "netty")),
                Map.entry("spring-core", List.of("spring-5", "spring")), Map.entry("collection", List.of("dexx")),
                Map.entry("Paguro", List.of("paguro")), Map.entry("core", List.of("trove")))
                .flatMap(artifact -> artifact.getValue().stream().map(
                        name -> new SpecimenLibrary(name, name.replaceFirst("-.*", ""), artifact.getKey())));
        return Stream.concat(named, others).toList();
    }

    private static String withoutVersion(final String name) {
        return name.replaceFirst("-[\\d.]+$", "");
    }

    /** The jars, each artifact once. */
    List<Path> jars() throws IOException {
        final List<Path> jars = list(JARS.resolve(name), ".jar");
        assertThat(jars.stream().map(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", "")))
                .as("jars of other versions are left in " + JARS.resolve(name)).isNotEmpty().doesNotHaveDuplicates();
        return jars;
    }

    /** Its name and its version, as its jar says it. */
    String title() throws IOException {
        final String start = artifact + "-";
        final String version = jars().stream().map(jar -> jar.getFileName().toString())
                .filter(jar -> jar.startsWith(start)).findFirst().orElseThrow();
        return withoutVersion(name) + " " + version.substring(start.length(), version.length() - 4);
    }

    /** Its sources, and those that all programs have in common. */
    static List<Path> sources(final String program) throws IOException {
        return Stream.concat(list(SOURCES.resolve("shared"), ".java").stream(),
                list(SOURCES.resolve(program), ".java").stream()).toList();
    }

    /** The name of the program's main class. */
    static String mainClass(final String program) throws IOException {
        return list(SOURCES.resolve(program), "Specimens.java").stream().map(Path::getFileName)
                .map(file -> "specimens." + program + "." + file.toString().replace(".java", "")).findFirst()
                .orElseThrow();
    }

    private static List<Path> list(final Path directory, final String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

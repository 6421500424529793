package deadwood.importers.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** Those with a program. */
    static List<SpecimenLibrary> all() {
        final Stream<SpecimenLibrary> several = Stream.of("2.12", "2.13", "3")
                .map(version -> new SpecimenLibrary("scala-" + version, "scala", "scala-library"));
        final Stream<SpecimenLibrary> named = Stream.of("clojure", "vavr", "pcollections", "guava", "caffeine",
                "agrona", "hppc", "bifurcan", "cyclops", "triemap")
                .map(name -> new SpecimenLibrary(name, name, name));
        final Stream<SpecimenLibrary> others = Stream.of(
                new SpecimenLibrary("kotlinx", "kotlinx", "kotlinx-collections-immutable-jvm"),
                new SpecimenLibrary("fastutil", "fastutil", "fastutil-core"),
                new SpecimenLibrary("eclipse-collections", "eclipse", "eclipse-collections"),
                new SpecimenLibrary("netty", "netty", "netty-common"),
                new SpecimenLibrary("spring", "spring", "spring-core"),
                new SpecimenLibrary("dexx", "dexx", "collection"),
                new SpecimenLibrary("paguro", "paguro", "Paguro"));
        return Stream.of(several, named, others).flatMap(libraries -> libraries).toList();
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
        return name.replaceFirst("-[\\d.]+$", "") + " " + version.substring(start.length(), version.length() - 4);
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

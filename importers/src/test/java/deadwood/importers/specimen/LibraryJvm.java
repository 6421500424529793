package deadwood.importers.specimen;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the programs of {@code src/test/specimens} against the jars of a library, and runs each in a JVM of its own. */
final class LibraryJvm {

    /** Packages of the JDK into which the programs look. */
    private static final List<String> OPENED = List.of("java.lang", "java.lang.ref", "java.util",
            "java.util.concurrent", "java.util.concurrent.atomic", "java.util.concurrent.locks", "java.math");
    private static final String AGENT = "specimens/SizeAgent.class";

    private final Path directory;

    /** @param directory for classes, dumps and facts */
    LibraryJvm(final Path directory) {
        this.directory = directory;
    }

    /**
     * What a program wrote.
     *
     * @param facts by name of the structure, and in that by measure, as the program wrote them
     */
    record Run(Path dump, Map<String, Map<String, String>> facts) {}

    /** Runs the program of a library on the JDK of the tests. */
    Run run(final SpecimenLibrary library) throws Exception {
        return run(library.program(), library.jars(), Path.of(System.getProperty("java.home")), 25);
    }

    /** Runs the program of the JDK's own collections on some JDK. */
    Run runJdk(final Path home, final int release) throws Exception {
        return run("jdk", List.of(), home, release);
    }

    private Run run(final String program, final List<Path> jars, final Path home, final int release)
            throws Exception {
        final Path base = Files.createTempDirectory(directory, program);
        final String libraries = jars.stream().map(Path::toString)
                .collect(Collectors.joining(java.io.File.pathSeparator));
        final Path classes = compile(program, libraries, release, base);
        final List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.addAll(List.of("-Xmx100m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        OPENED.forEach(opened -> command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
        command.addAll(List.of("-javaagent:" + agent(classes, base), "-cp",
                classes + java.io.File.pathSeparator + libraries, SpecimenLibrary.mainClass(program),
                base.resolve("a.hprof").toString(), base.resolve("facts").toString()));
        SpecimenJvm.start(base.resolve("output.txt"), command);
        final Map<String, Map<String, String>> facts = new LinkedHashMap<>();
        for (final String line : Files.readAllLines(base.resolve("facts"))) {
            final int dot = line.indexOf('.');
            final int equals = line.indexOf('=');
            facts.computeIfAbsent(line.substring(0, dot), _ -> new LinkedHashMap<>())
                    .put(line.substring(dot + 1, equals), line.substring(equals + 1));
        }
        return new Run(base.resolve("a.hprof"), facts);
    }

    private static Path compile(final String program, final String libraries, final int release, final Path base)
            throws IOException {
        final Path classes = Files.createDirectories(base.resolve("classes"));
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            final boolean compiled = compiler.getTask(messages, files, null,
                    List.of("--release", Integer.toString(release), "-nowarn", "-proc:none", "-d", classes.toString(),
                            "-cp", libraries),
                    null, files.getJavaFileObjectsFromPaths(SpecimenLibrary.sources(program))).call();
            if (!compiled) {
                throw new IOException("the program does not compile: " + messages);
            }
        }
        return classes;
    }

    /** A jar with the agent that tells sizes of objects. */
    private static Path agent(final Path classes, final Path base) throws IOException {
        final Path jar = base.resolve("agent.jar");
        final Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), "specimens.SizeAgent");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest)) {
            entries.putNextEntry(new JarEntry(AGENT));
            entries.write(Files.readAllBytes(classes.resolve(AGENT)));
            entries.closeEntry();
        }
        return jar;
    }
}

package deadwood.importers.hprof.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param feature feature release: 17, 25
 */
public record Jdk(Path home, int feature) {

    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+)");
    private static final List<String> USUAL_PLACES = List.of("/usr/lib/jvm", "/opt/java", "/opt",
            "/Library/Java/JavaVirtualMachines", "C:\\Program Files\\Java", "C:\\Program Files\\Eclipse Adoptium");

    public Path java() {
        return home.resolve("bin").resolve("java");
    }

    /** A JDK of that release: that of the tests, of JAVA_HOME and JAVA_HOME_17, or one in the usual places. */
    public static Optional<Jdk> ofFeature(final int feature) {
        return homes(feature).stream().flatMap(Jdk::at).filter(jdk -> jdk.feature() == feature).findFirst();
    }

    private static List<Path> homes(final int feature) {
        final List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        for (final String variable : List.of("JAVA_HOME", "JAVA_HOME_" + feature, "JAVA" + feature + "_HOME",
                "JAVA_HOME_" + feature + "_X64", "JDK_" + feature)) {
            Optional.ofNullable(System.getenv(variable)).map(Path::of).ifPresent(homes::add);
        }
        final List<Path> places = new ArrayList<>(USUAL_PLACES.stream().map(Path::of).toList());
        places.add(Path.of(System.getProperty("user.home"), ".jdks"));
        places.add(Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java"));
        for (final Path place : places) {
            try (Stream<Path> children = Files.list(place)) {
                children.sorted().forEach(child -> {
                    homes.add(child);
                    homes.add(child.resolve("Contents").resolve("Home"));
                });
            } catch (final IOException e) {
                // not there: nothing to find
            }
        }
        return homes;
    }

    private static Stream<Jdk> at(final Path home) {
        try {
            final Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            return version.find() && Files.isExecutable(home.resolve("bin").resolve("java"))
                    ? Stream.of(new Jdk(home, Integer.parseInt(version.group(1))))
                    : Stream.empty();
        } catch (final IOException e) {
            return Stream.empty();
        }
    }
}

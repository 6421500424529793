package deadwood.importers.hprof.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code GC.class_histogram} of a JVM said, by the class names that dumps and Java source use; loaders summed. */
final class JvmHistogram {

    private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");
    private static final Map<Character, String> PRIMITIVES = Map.of('Z', "boolean", 'B', "byte", 'C', "char", 'S',
            "short", 'I', "int", 'J', "long", 'F', "float", 'D', "double");

    /** Instances of a class and their bytes. */
    record Count(long instances, long bytes) {

        static final Count NONE = new Count(0, 0);

        Count plus(final Count other) {
            return new Count(instances + other.instances, bytes + other.bytes);
        }
    }

    private final Map<String, Count> counts = new HashMap<>();

    static JvmHistogram read(final Path file) throws IOException {
        final JvmHistogram histogram = new JvmHistogram();
        for (final String line : Files.readAllLines(file)) {
            final Matcher row = ROW.matcher(line);
            if (row.matches()) {
                histogram.counts.merge(javaName(row.group(3)),
                        new Count(Long.parseLong(row.group(1)), Long.parseLong(row.group(2))), Count::plus);
            }
        }
        return histogram;
    }

    Map<String, Count> counts() {
        return counts;
    }

    Count of(final String className) {
        return counts.getOrDefault(className, Count.NONE);
    }

    private static String javaName(final String jvmName) {
        int dimensions = 0;
        while (jvmName.charAt(dimensions) == '[') {
            dimensions++;
        }
        if (dimensions == 0) {
            // Hidden classes: the histogram writes a slash where the dump has a plus.
            return jvmName.replace("/0x", "+0x");
        }
        final char kind = jvmName.charAt(dimensions);
        final String element = kind == 'L'
                ? jvmName.substring(dimensions + 1, jvmName.length() - 1).replace("/0x", "+0x")
                : PRIMITIVES.get(kind);
        return element + "[]".repeat(dimensions);
    }
}

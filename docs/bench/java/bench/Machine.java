package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** What the figures were measured on. */
final class Machine {

    private Machine() {}

    /** One line a fact, as a Markdown list. */
    static List<String> description() {
        return List.of("date: " + LocalDate.now(ZoneOffset.UTC),
                "processor: " + fact("/proc/cpuinfo", "model name", System.getProperty("os.arch")) + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores",
                "memory: " + memory(), "system: " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version"),
                "Java: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    }

    private static String memory() {
        final String kibibytes = fact("/proc/meminfo", "MemTotal", "").replaceAll("\\D", "");
        return kibibytes.isEmpty()
                ? "unknown"
                : String.format(Locale.ROOT, "%.1f GiB", Long.parseLong(kibibytes) / (double) (1 << 20));
    }

    private static String fact(final String file, final String name, final String otherwise) {
        try {
            return Files.readAllLines(Path.of(file)).stream().filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse(otherwise);
        } catch (final IOException _) {
            return otherwise;
        }
    }
}

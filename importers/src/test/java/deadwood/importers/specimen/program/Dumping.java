package deadwood.importers.specimen.program;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the programs have in common. */
final class Dumping {

    private Dumping() {}

    /** Writes what a program knows. */
    static void facts(final String file, final Map<String, Long> facts) throws IOException {
        final StringBuilder text = new StringBuilder();
        facts.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        Files.writeString(Path.of(file), text);
    }

    /** Dumps the own heap, live objects alone. */
    static void dump(final String file) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file, true);
    }
}

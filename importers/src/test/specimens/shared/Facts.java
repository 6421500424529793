package specimens;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a program knows of its structures: lines {@code NAME.measure=value}. {@code NAME} is the static field that holds the structure,
 * measures are named as Deadwood names them; {@code NAME.type} is the class of the structure. Those that stand in an array together are
 * {@code NAME/which.measure}.
 */
public final class Facts {

    private final Map<String, String> lines = new LinkedHashMap<>();

    /** Begins with what is known of one structure. */
    public Known of(final String name, final Object structure) {
        line(name + ".type", structure.getClass().getName());
        return new Known(name, structure);
    }

    private void line(final String name, final String value) {
        if (lines.put(name, value) != null) {
            throw new IllegalStateException(name + " is said twice");
        }
    }

    /** Writes the facts and dumps the own heap, live objects alone. */
    public void writeAndDump(final String[] arguments) throws IOException {
        final StringBuilder text = new StringBuilder();
        lines.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        Files.writeString(Path.of(arguments[1]), text);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[0], true);
    }

    /** What is known of one structure. */
    public final class Known {

        private final String name;
        private final Object structure;

        private Known(final String name, final Object structure) {
            this.name = name;
            this.structure = structure;
        }

        Object structure() {
            return structure;
        }

        /** One measure. */
        public Known put(final String measure, final long value) {
            line(name + "." + measure, Long.toString(value));
            return this;
        }

        /** Fails if what was counted is not what was built: then the program does not know what it thinks it knows. */
        Known expect(final String what, final long built, final long counted) {
            if (built != counted) {
                throw new IllegalStateException(name + ": built " + built + " " + what + ", found " + counted);
            }
            return this;
        }
    }
}

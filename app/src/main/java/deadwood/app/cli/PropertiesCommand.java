package deadwood.app.cli;

import deadwood.app.cli.json.PropertiesJson;
import deadwood.app.cli.json.PropertiesJson.Property;
import deadwood.model.query.SystemProperties;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code deadwood properties}. */
@Command(name = "properties",
        description = "Prints the system properties of the JVM that was dumped, its options and environment where they are known.",
        footer = {"", "Examples:", "  deadwood properties prod.hprof",
            "  deadwood properties --json prod.hprof | jq -r .vm"})
final class PropertiesCommand extends HeapCommand {

    @Parameters(paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    PropertiesCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final SystemProperties found = SystemProperties.of(snapshot.heap(), snapshot.fields(),
                    snapshot.contents());
            return isJson()
                    ? json(new PropertiesJson(found.vm(), found.arguments(), list(found.properties()),
                            list(found.environment())))
                    : out -> print(found, out);
        });
    }

    private static List<Property> list(final Map<String, String> map) {
        return map.entrySet().stream().map(entry -> new Property(entry.getKey(), entry.getValue())).toList();
    }

    private static void print(final SystemProperties found, final PrintWriter out) {
        print("", found.properties(), "no system properties were found", out);
        if (!found.arguments().isEmpty()) {
            out.println();
            out.println("options of the JVM:");
            found.arguments().forEach(argument -> out.println("  " + argument));
        }
        if (!found.environment().isEmpty()) {
            out.println();
            print("environment:", found.environment(), "", out);
        }
    }

    private static void print(final String title, final Map<String, String> map, final String none,
            final PrintWriter out) {
        if (!title.isEmpty()) {
            out.println(title);
        }
        if (map.isEmpty()) {
            out.println(none);
        }
        map.forEach((name, value) -> out.println((title.isEmpty() ? "" : "  ") + name + " = " + oneLine(value)));
    }

    private static String oneLine(final String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}

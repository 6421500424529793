package deadwood.importers.gotext;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of GODEBUG=gctrace=1 (runtime/mgc.go, gcMarkTermination) or of scavtrace=1 (runtime/mgcscavenge.go, printScavTrace), as Go
 * 1.5 to 1.27 write them; whatever a logger put before it is passed over.
 */
final class GcTrace {

    private static final int LONGEST = 4096;
    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
    private static final Pattern BEGIN = Pattern.compile("\\bgc \\d+ @\\d|\\bscav (?:\\d+ )?\\d+ KiB work");
    private static final Pattern CYCLE = Pattern
            .compile(("\\bgc (\\d+) @#s (\\d+)%( \\(checking for goroutine leaks\\))?"
                    + ": #\\+#\\+# ms clock, #\\+#/#/#\\+# ms cpu, (\\d+)->(\\d+)->(\\d+) MB, (\\d+) MB goal"
                    + "(?:, (\\d+) MB stacks, (\\d+) MB globals)?, (\\d+) P( \\(forced\\))?").replace("#", NUMBER));
    private static final Pattern SCAVENGE = Pattern.compile("\\bscav (?:\\d+ )?(\\d+) KiB work(?: \\(bg\\))?"
            + "(?:, (\\d+) KiB work \\(eager\\))?, (\\d+) KiB (?:now|total), (\\d+)% util");

    private GcTrace() {}

    /** Whether there is something in the line that begins as one of these lines does. */
    static boolean begins(final String line) {
        return line.length() <= LONGEST && (line.contains("gc ") || line.contains("scav "))
                && BEGIN.matcher(line).find();
    }

    /** Whether a line is one, whole. */
    static boolean isWhole(final String line) {
        return CYCLE.matcher(line).find() || SCAVENGE.matcher(line).find();
    }

    /** @return what a collection says, null if the line is no such */
    static @Nullable Matcher cycle(final String line) {
        final Matcher matcher = CYCLE.matcher(line);
        return matcher.find() ? matcher : null;
    }

    /** @return what the scavenger says: KiB in the background, eagerly, released now, per cent used; null if the line is no such */
    static @Nullable Matcher scavenge(final String line) {
        final Matcher matcher = SCAVENGE.matcher(line);
        return matcher.find() ? matcher : null;
    }
}

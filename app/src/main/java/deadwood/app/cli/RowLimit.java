package deadwood.app.cli;

import deadwood.app.text.Sizes;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --limit}. */
final class RowLimit {

    private static final long USUAL_ROWS = 30;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    private @Nullable Long limit;

    @Option(names = "--limit", paramLabel = "N",
            description = "Print the first N rows, 0 for all. Without it: 30 as text, all as JSON.")
    void setLimit(final long rows) {
        if (rows < 0 && spec != null) {
            throw new ParameterException(spec.commandLine(), "--limit: " + rows + " is less than 0");
        }
        limit = rows;
    }

    /** Rows to print at the most. */
    long rows(final boolean json) {
        final Long asked = limit;
        if (asked == null) {
            return json ? Long.MAX_VALUE : USUAL_ROWS;
        }
        return asked == 0 ? Long.MAX_VALUE : asked;
    }

    /** The first rows. */
    <T> List<T> of(final List<T> rows, final boolean json) {
        return rows.subList(0, (int) Math.min(rows.size(), rows(json)));
    }

    /** Says how many rows were left out, if any were. */
    static void printRest(final PrintWriter out, final long rest, final String what) {
        if (rest > 0) {
            out.println("… " + Sizes.count(rest) + " more " + what + "; --limit 0 prints all");
        }
    }
}

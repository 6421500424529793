package deadwood.app.cli.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deadwood list --json}. */
public record ListJson(String sampleType, String unit, long total, List<FunctionRow> functions) {

    /** A function line by line. */
    public record FunctionRow(String name, String file, long self, long total, List<Line> lines) {}

    /** @param source the line itself, null if the file was not found */
    public record Line(int line, long self, long total, @Nullable String source) {}
}

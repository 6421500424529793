package deadwood.app.cli.json;

import java.util.List;

/** {@code deadwood top --json}. */
public record TopJson(String sampleType, String unit, long total, List<Row> functions) {

    /** A function. */
    public record Row(String name, String file, int line, long self, long total) {}
}

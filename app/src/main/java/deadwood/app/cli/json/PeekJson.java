package deadwood.app.cli.json;

import java.util.List;

/** {@code deadwood peek --json}. */
public record PeekJson(String sampleType, String unit, long total, List<FunctionRow> functions) {

    /** A function with those that call it and those that it calls. */
    public record FunctionRow(String name, long self, long total, List<Call> callers, List<Call> callees) {}

    /** @param value what is called weighs, with all it calls, when called so */
    public record Call(String name, long value) {}
}

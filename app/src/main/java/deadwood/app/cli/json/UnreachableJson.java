package deadwood.app.cli.json;

import java.util.List;

/** {@code deadwood unreachable --json}. */
public record UnreachableJson(long objects, long shallowBytes, List<ClassCountJson> classes) {}

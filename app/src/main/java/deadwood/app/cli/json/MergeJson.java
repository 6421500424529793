package deadwood.app.cli.json;

/** {@code deadwood merge --json}. */
public record MergeJson(String file, String format, long bytes, int profiles, long samples) {}

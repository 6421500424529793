package deadwood.app.cli.json;

/** {@code deadwood index --json}. */
public record IndexJson(String file, long bytes, long objects) {}

package deadwood.app.cli.json;

/** {@code deadwood convert --json}. */
public record ConvertJson(String file, String format, long bytes, long samples) {}

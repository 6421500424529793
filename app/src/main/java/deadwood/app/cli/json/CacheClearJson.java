package deadwood.app.cli.json;

/** {@code deadwood cache clear --json}. */
public record CacheClearJson(long freedBytes) {}

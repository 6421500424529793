package deadwood.app.cli.json;

import java.util.List;

/** {@code deadwood cache list --json}. */
public record CacheJson(String directory, List<Index> indexes) {

    /** The index of one dump. */
    public record Index(String dump, long bytes, String used, boolean current) {}
}

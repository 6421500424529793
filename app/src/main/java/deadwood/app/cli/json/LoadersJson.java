package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deadwood loaders --json}. */
public record LoadersJson(List<Loader> loaders, List<Duplicate> duplicates) {

    /** A class loader. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Loader(@Nullable String object, @JsonProperty("class") String className, @Nullable String name,
            @Nullable String parent, long classes, long instances, long shallowBytes, @Nullable Long retainedBytes,
            boolean reachable) {}

    /** Classes of one name. */
    public record Duplicate(@JsonProperty("class") String className, List<String> loaders) {}
}

package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deadwood path --json}. */
public record PathJson(List<Step> path, long length, @Nullable Root root) {

    /** An object, and how the next one of the path refers to it. */
    public record Step(String object, @JsonProperty("class") String className,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String ofClass, @Nullable String field,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String frame) {}

    /** Why the last object of the path is alive. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Root(String kind, String object, @Nullable String thread, @Nullable String frame) {}
}

package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deadwood object --json}. */
public record ObjectJson(String object, @JsonProperty("class") String className,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String ofClass,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text, long shallowBytes, long retainedBytes,
        boolean reachable, @Nullable ObjectNameJson dominator, List<Field> fields, List<Field> statics,
        @Nullable Elements elements, @Nullable Contents contents,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String missing) {

    /** A field with its value. */
    public record Field(String name, String declaredBy, String type, @Nullable ValueJson value) {}

    /** A part of an array. */
    public record Elements(long length, long from, List<@Nullable ValueJson> values) {}

    /** A part of a collection. */
    public record Contents(String kind, @Nullable Long size, long from, List<Entry> entries) {}

    /** An entry of a map or collection. */
    public record Entry(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ValueJson key,
            @Nullable ValueJson value) {}
}

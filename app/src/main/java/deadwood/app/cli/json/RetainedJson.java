package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deadwood retained --json}. */
public record RetainedJson(Sum selected, Sum retained, long unreachable, List<ClassCountJson> classes,
        List<Dominators> dominators) {

    /** Objects and their shallow size. */
    public record Sum(long objects, long shallowBytes) {}

    /** The immediate dominators of one class. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Dominators(@JsonProperty("class") @Nullable String className, long dominators,
            long dominatorBytes, long dominated, long dominatedBytes, @Nullable String example) {}
}

package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deadwood histogram --json}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistogramJson(@Nullable List<Row> classes, @Nullable List<Group> groups) {

    /** Classes below one superclass, loader or package. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Group(int depth, String name, long instances, long shallowBytes, long ownInstances,
            @Nullable Long retainedBytes) {}

    /** The instances of a class. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(@JsonProperty("class") String className, @Nullable String loader, long instances,
            long shallowBytes, @Nullable Long retainedBytes) {}
}

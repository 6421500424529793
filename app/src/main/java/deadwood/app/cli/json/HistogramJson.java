package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deadwood histogram --json}. */
public record HistogramJson(List<Row> classes) {

    /** The instances of a class. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(@JsonProperty("class") String className, @Nullable String loader, long instances,
            long shallowBytes, @Nullable Long retainedBytes) {}
}

package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deadwood threads --json}. */
public record ThreadsJson(List<Row> threads) {

    /** A thread with its stack. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(String name, @Nullable String object, @JsonProperty("class") @Nullable String className,
            @Nullable Long retainedBytes, List<Frame> frames, List<Local> others) {}

    /** A call. */
    public record Frame(String call, List<Local> locals) {}

    /** What a call keeps alive. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Local(String object, @JsonProperty("class") String className, @Nullable String ofClass, String kind,
            @Nullable String text) {}
}

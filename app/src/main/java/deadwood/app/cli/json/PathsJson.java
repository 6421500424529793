package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deadwood paths --json}. */
public record PathsJson(long objects, long shallowBytes, long retainedBytes, List<Node> nodes) {

    /** Objects that are held in one way, and all below them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Node(int depth, String name, long objects, long shallowBytes, long retainedBytes,
            @Nullable String object) {}
}

package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * {@code deadwood objects --json}.
 *
 * @param objects written as they come: a class has more of them than memory has room for their rows
 */
public record ObjectsJson(long count, long shallowBytes, Iterator<Row> objects) {

    /** An object of the class. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(String object, @JsonProperty("class") String className, @Nullable String ofClass,
            long shallowBytes, long retainedBytes, boolean reachable, @Nullable String text) {}
}

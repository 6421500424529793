package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * {@code deadwood references --json}.
 *
 * @param references written as they come: a class object can have more than memory has room for their rows
 */
public record ReferencesJson(String direction, long total, Iterator<Row> references) {

    /** All references between the object and another. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(String object, @JsonProperty("class") String className, @Nullable String ofClass, String field,
            long times, String strength) {}
}

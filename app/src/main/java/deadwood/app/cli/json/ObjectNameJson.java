package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** An object with its class. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectNameJson(String object, @JsonProperty("class") String className, @Nullable String ofClass) {}

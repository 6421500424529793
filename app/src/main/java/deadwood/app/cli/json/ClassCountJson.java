package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Objects of one class, those of several loaders summed. */
public record ClassCountJson(@JsonProperty("class") String className, long instances, long shallowBytes) {}

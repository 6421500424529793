package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** {@code deadwood arrays --json}. */
public record ArraysJson(List<Row> arrays) {

    /** The arrays of one class. */
    public record Row(@JsonProperty("class") String className, long arrays, long shallowBytes, long elements,
            long emptyElements, long emptyBytes, long zeroLength, long allEmpty, long allEmptyBytes, long unread) {}
}

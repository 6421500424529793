package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * {@code deadwood dominators --json}.
 *
 * @param dominators written as they come: a heap has more objects than memory has room for their rows
 */
public record DominatorsJson(Iterator<Row> dominators) {

    /** An object, a class or a package. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(@Nullable String object, @JsonProperty("class") @Nullable String className,
            @Nullable String ofClass, @JsonProperty("package") @Nullable String packageName, @Nullable Long instances,
            long shallowBytes,
            long retainedBytes) {

        public static Row ofObject(final String object, final String className, final @Nullable String ofClass,
                final long shallowBytes, final long retainedBytes) {
            return new Row(object, className, ofClass, null, null, shallowBytes, retainedBytes);
        }

        public static Row ofClass(final String className, final long instances, final long shallowBytes,
                final long retainedBytes) {
            return new Row(null, className, null, null, instances, shallowBytes, retainedBytes);
        }

        public static Row ofPackage(final String packageName, final long instances, final long shallowBytes,
                final long retainedBytes) {
            return new Row(null, null, null, packageName, instances, shallowBytes, retainedBytes);
        }
    }
}

package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What a field or element holds; null in its place is a null reference. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValueJson(@Nullable String value, @Nullable String object,
        @JsonProperty("class") @Nullable String className, @Nullable String ofClass, @Nullable String text) {

    /** A primitive. */
    public static ValueJson primitive(final String value) {
        return new ValueJson(value, null, null, null, null);
    }

    /** A reference to what the dump does not hold. */
    public static ValueJson dangling(final String object) {
        return new ValueJson(null, object, null, null, null);
    }

    /** A reference. */
    public static ValueJson reference(final ObjectNameJson name, final @Nullable String text) {
        return new ValueJson(null, name.object(), name.className(), name.ofClass(), text);
    }
}

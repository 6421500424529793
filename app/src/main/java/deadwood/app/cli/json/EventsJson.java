package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deadwood events --json}: the types, or the rows of one type. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventsJson(@Nullable List<Type> types, @Nullable String type, @Nullable List<Field> fields,
        @Nullable List<List<@Nullable Object>> rows) {

    /** A type of events. */
    public record Type(String name, String label, long count, List<Field> fields) {}

    /** A field of a type. */
    public record Field(String name, String label, String unit) {}
}

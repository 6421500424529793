package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.StdSerializer;

/** {@code deadwood events --json}: the types, or the rows of one type, which are written as they are read. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventsJson(@Nullable List<Type> types, @Nullable String type, @Nullable List<Field> fields,
        @Nullable Rows rows) {

    /** A type of events. */
    public record Type(String name, String label, long count, List<Field> fields) {}

    /** A field of a type. */
    public record Field(String name, String label, String unit) {}

    /** Takes rows. */
    @FunctionalInterface
    public interface Sink {

        void row(List<@Nullable Object> values);
    }

    /** Hands out rows: there may be more of them than memory holds. */
    @FunctionalInterface
    @JsonSerialize(using = RowsSerializer.class)
    public interface Rows {

        void forEach(Sink sink) throws IOException;
    }

    /** Writes rows one by one; a span of time is a number, as its unit says. */
    static final class RowsSerializer extends StdSerializer<Rows> {

        RowsSerializer() {
            super(Rows.class);
        }

        @Override
        public void serialize(final Rows rows, final JsonGenerator out, final SerializationContext context) {
            out.writeStartArray();
            try {
                rows.forEach(row -> {
                    out.writeStartArray();
                    for (final Object value : row) {
                        context.writeValue(out, value instanceof final Duration span ? span.toNanos() : value);
                    }
                    out.writeEndArray();
                });
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
            out.writeEndArray();
        }
    }
}

package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code deadwood labels --json}.
 *
 * @param keys absent with a key
 * @param values absent without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LabelsJson(String sampleType, String unit, long total, @Nullable List<Key> keys,
        @Nullable List<Value> values) {

    /** A key of labels. */
    public record Key(String key, int distinct, long samples, long value) {}

    /** @param label null for samples without the key */
    public record Value(@Nullable String label, long samples, long value) {}
}

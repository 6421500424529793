package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deadwood info --json}. */
public record InfoJson(String format, @Nullable String taken, List<Warning> warnings, @Nullable Heap heap,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Profile profile,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Series> series) {

    /** What could not be read as it stands. */
    public record Warning(@Nullable Long offset, String message) {}

    /** The stack profile in numbers. */
    public record Profile(List<SampleTypeTotal> sampleTypes, long samples, long stacks, long frames,
            List<String> labels) {}

    /** A sample type and the sum of its values. */
    public record SampleTypeTotal(String type, String unit, long total) {}

    /** A series of values over time. */
    public record Series(String name, String unit, long points, double first, double last, double minimum,
            double maximum) {}

    /** The heap in numbers. */
    public record Heap(long objects, long classes, long references, long roots, long shallowBytes,
            long unreachableObjects, int referenceSize, int objectHeaderBytes, int objectAlignment) {}
}

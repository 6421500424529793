package deadwood.app.cli.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deadwood info --json}. */
public record InfoJson(String format, @Nullable String taken, List<Warning> warnings, @Nullable Heap heap) {

    /** What could not be read as it stands. */
    public record Warning(@Nullable Long offset, String message) {}

    /** The heap in numbers. */
    public record Heap(long objects, long classes, long references, long roots, long shallowBytes,
            long unreachableObjects, int referenceSize, int objectHeaderBytes, int objectAlignment) {}
}

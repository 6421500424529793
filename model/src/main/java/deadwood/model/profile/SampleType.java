package deadwood.model.profile;

import deadwood.model.tree.ValueType;
import java.util.Locale;

/**
 * What one value of every sample means, as the file says it.
 *
 * @param name "inuse_space", "cpu", "alloc"
 * @param unit "bytes", "nanoseconds", "count", or whatever the file says
 */
public record SampleType(String name, String unit) {

    /** The unit as far as it is one that Deadwood can scale; other units count. */
    public ValueType.Unit treeUnit() {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "byte", "bytes" -> ValueType.Unit.BYTES;
            case "ns", "nanosecond", "nanoseconds" -> ValueType.Unit.NANOSECONDS;
            default -> ValueType.Unit.COUNT;
        };
    }
}

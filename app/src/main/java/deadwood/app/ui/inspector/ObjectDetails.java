package deadwood.app.ui.inspector;

import deadwood.app.ui.object.ObjectRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the inspector says of an object at once.
 *
 * @param whole bytes of all that is reachable, which the share is a share of
 * @param isReachable whether a root reaches it
 * @param dominator what immediately dominates it; null if only the roots do
 * @param text the characters of a string, longer than in a row, else null
 * @param fields fields, static fields of a class, or elements
 * @param fieldCount how many there are, shown or not
 */
public record ObjectDetails(ObjectRow row, long whole, boolean isReachable, @Nullable ObjectRow dominator,
        @Nullable String text, List<FieldRow> fields, int fieldCount) {

    public ObjectDetails {
        fields = List.copyOf(fields);
    }

    /**
     * A field with its value.
     *
     * @param name of the field, {@code [3]} for an element
     * @param value as a person reads it
     * @param target the object it refers to, null if it refers to none
     */
    public record FieldRow(String name, String value, @Nullable ObjectRow target) {}
}

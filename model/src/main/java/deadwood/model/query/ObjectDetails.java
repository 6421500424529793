package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object, as an inspector shows it.
 *
 * @param object its id
 * @param type its class
 * @param mirrored if it is a class object, the class it stands for
 * @param shallowSize in bytes
 * @param retainedSize in bytes; −1 if nobody found that out
 * @param idom the object that dominates it immediately, {@link deadwood.model.retention.Retention#ROOT} or
 *        {@link deadwood.model.retention.Retention#UNREACHABLE}; {@code UNREACHABLE} too if nobody found that out
 * @param text what it says, as {@link ValueText} reads it; null if nothing
 * @param fields its fields, those of its class first, then those of its superclasses
 * @param statics if it is a class object, the static fields of its class
 * @param elements if it is an array, some of its elements, else null
 * @param contents if it is a collection, some of its entries, else null
 * @param missing why fields, elements and contents are not there, a sentence; null if they are
 */
public record ObjectDetails(int object, ClassInfo type, @Nullable ClassInfo mirrored, long shallowSize,
        long retainedSize, int idom, @Nullable String text, List<FieldValue> fields, List<FieldValue> statics,
        @Nullable Elements elements, @Nullable Contents contents, @Nullable String missing) {

    public ObjectDetails {
        fields = List.copyOf(fields);
        statics = List.copyOf(statics);
    }

    /**
     * A field.
     *
     * @param name its name
     * @param declaringClass the class that declares it
     * @param type its type
     * @param value what it holds
     */
    public record FieldValue(String name, ClassInfo declaringClass, FieldType type, Value value) {}

    /**
     * A part of an array.
     *
     * @param length number of elements of the whole array
     * @param from index of the first one told
     * @param values those that are told, one after the other
     */
    public record Elements(int length, long from, List<Value> values) {

        public Elements {
            values = List.copyOf(values);
        }
    }
}

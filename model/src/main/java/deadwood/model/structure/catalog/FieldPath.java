package deadwood.model.structure.catalog;

import deadwood.model.heap.FieldType;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of a class of one heap, or a field of what that field refers to, and so on: bound as far as the class alone tells.
 *
 * @param name as the catalog says it
 * @param offset of the first field, in bytes of the payload as {@link deadwood.model.heap.FieldReader} counts; −1 if the class has none
 * @param type of the first field
 * @param rest names of the fields that follow, each in what the one before refers to
 */
public record FieldPath(String name, int offset, FieldType type, List<String> rest) {

    /** No such field. */
    public static final FieldPath ABSENT = new FieldPath("", -1, FieldType.REFERENCE, List.of());

    /** The path up to each of its fields, the first alone first. */
    public List<FieldPath> steps() {
        final List<FieldPath> steps = new ArrayList<>();
        for (int length = 0; length <= rest.size(); length++) {
            steps.add(new FieldPath(name, offset, type, rest.subList(0, length)));
        }
        return steps;
    }

    public boolean isPresent() {
        return offset >= 0;
    }

    /** Whether it is one field of the object itself. */
    public boolean isDirect() {
        return offset >= 0 && rest.isEmpty();
    }

    /** The offset of a reference in the object itself, else −1. */
    public int directOffset() {
        return isDirect() ? offset : -1;
    }
}

package deadwood.app.ui.object;

import deadwood.app.text.Sizes;
import deadwood.model.heap.HeapGraph;
import org.jspecify.annotations.Nullable;

/**
 * An object as a row shows it. Sizes are bytes.
 *
 * @param object id of the object
 * @param className of its class; for a {@code java.lang.Class} object that of the class it stands for
 * @param kind whether it is an object, an array or a class
 * @param address {@code 0x…}
 * @param length number of elements of an array, 0 for others
 * @param text what can be read in it: the characters of a string, the name of a thread; cut short; null if nothing
 * @param retained its shallow size if no root reaches it
 * @param dominated how many objects it immediately dominates
 */
public record ObjectRow(int object, String className, Kind kind, String address, int length, @Nullable String text,
        long shallow, long retained, int dominated) {

    /** What it is. */
    public enum Kind {
        OBJECT, ARRAY, CLASS
    }

    /** The name of the class with the length of an array in it: {@code java.util.HashMap$Node[1,024]}, {@code class com.acme.Router}. */
    public String typeName() {
        return switch (kind) {
            case OBJECT -> className;
            case ARRAY -> className.replaceFirst("\\[]", "[" + Sizes.count(length) + "]");
            case CLASS -> "class " + className;
        };
    }

    /** What follows the name in a row: address and text. */
    public String suffix() {
        return switch (kind) {
            case CLASS -> "";
            case OBJECT, ARRAY -> text == null ? "  @" + address : "  “" + text + "”";
        };
    }

    /** No object. */
    public static final int NONE = HeapGraph.NONE;
}

package deadwood.importers.hprof.write;

import deadwood.model.heap.FieldType;
import java.util.List;

/**
 * A class as a dump holds it.
 *
 * @param id of its {@code java.lang.Class} object
 * @param name as in a class file: {@code java/lang/String}, {@code [I}, {@code [Ljava/lang/String;}
 * @param superclass id of the superclass, 0 for none; it has to be written first
 * @param loader id of the class loader, 0 for the boot loader
 * @param signers id of the array of signers, or 0
 * @param protectionDomain id of the protection domain, or 0
 * @param statics static fields that it declares, with their values
 * @param fields instance fields that it declares itself, in the order in which instances give their values
 */
public record ClassDefinition(long id, String name, long superclass, long loader, long signers, long protectionDomain,
        List<StaticValue> statics, List<FieldDeclaration> fields) {

    /**
     * A static field with its value.
     *
     * @param bits the value: an integer or boolean as it is, raw bits of float and double, the id of an object or 0
     */
    public record StaticValue(String name, FieldType type, long bits) {}

    /** An instance field. */
    public record FieldDeclaration(String name, FieldType type) {}

    public ClassDefinition {
        statics = List.copyOf(statics);
        fields = List.copyOf(fields);
    }

    /** A class without signers and protection domain. */
    public ClassDefinition(final long id, final String name, final long superclass, final long loader,
            final List<StaticValue> statics, final List<FieldDeclaration> fields) {
        this(id, name, superclass, loader, 0, 0, statics, fields);
    }
}

package deadwood.importers.hprof.write;

import deadwood.importers.hprof.write.ClassDefinition.StaticValue;
import deadwood.model.heap.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The classes of a dump as far as they are written: what their instances have to look like. */
final class WrittenClasses {

    private static final int MAXIMUM_FIELDS = 0xFFFF;

    /**
     * @param serial number by which stack frames name it
     * @param fieldTypes types of all fields in the order of an instance
     * @param fieldBytes bytes they take in the dump
     */
    record WrittenClass(int serial, List<FieldType> fieldTypes, int fieldBytes) {}

    private final HprofFormat format;
    private final Map<Long, WrittenClass> byId = new HashMap<>();

    WrittenClasses(final HprofFormat format) {
        this.format = format;
    }

    /** @throws IllegalArgumentException if the class makes no sense or its superclass is not there yet */
    WrittenClass add(final ClassDefinition definition) {
        check(definition);
        final List<FieldType> types = new ArrayList<>();
        definition.fields().forEach(field -> types.add(field.type()));
        if (definition.superclass() != 0) {
            types.addAll(get(definition.superclass()).fieldTypes());
        }
        final int bytes = types.stream().mapToInt(format::bytes).sum();
        final WrittenClass written = new WrittenClass(byId.size() + 1, List.copyOf(types), bytes);
        byId.put(definition.id(), written);
        return written;
    }

    private void check(final ClassDefinition definition) {
        format.checkObjectId(definition.id());
        format.checkId(definition.loader());
        format.checkId(definition.signers());
        format.checkId(definition.protectionDomain());
        if (byId.containsKey(definition.id())) {
            throw new IllegalArgumentException("class " + definition.name() + ": id "
                    + HprofFormat.hex(definition.id()) + " is taken");
        }
        if (definition.statics().size() > MAXIMUM_FIELDS || definition.fields().size() > MAXIMUM_FIELDS) {
            throw new IllegalArgumentException("class " + definition.name() + " has more than " + MAXIMUM_FIELDS
                    + " fields");
        }
        for (final StaticValue field : definition.statics()) {
            if (field.type().isReference()) {
                format.checkId(field.bits());
            }
        }
    }

    /** @throws IllegalArgumentException if there is none of that id */
    WrittenClass get(final long classId) {
        final WrittenClass written = byId.get(classId);
        if (written == null) {
            throw new IllegalArgumentException("no class " + HprofFormat.hex(classId) + " is written");
        }
        return written;
    }
}

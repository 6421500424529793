package deadwood.importers.hprof;

import deadwood.model.heap.Field;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.ReferenceStrength;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lays out the fields of classes as they stand in the dump: its own first, then those of its superclasses. */
final class ClassLayouts {

    /** All classes of a large application server have some hundred thousand; beyond this it is damage that would fill the Java heap. */
    private static final int MAXIMUM_FIELDS = 4_000_000;

    private final int idSize;
    private final Names names;
    private final Warnings.Counter cycles = new Warnings.Counter(Warnings.Kind.CYCLIC_SUPERCLASS);
    private int fieldsInAll;

    ClassLayouts(final int idSize, final Names names) {
        this.idSize = idSize;
        this.names = names;
    }

    void report(final Warnings warnings) {
        cycles.report(warnings);
    }

    /** Cuts chains of superclasses that lead back to themselves. */
    void cutCycles(final List<DumpClass> classes) {
        // A chain that was walked once without meeting itself needs no second walk: colours as in a depth-first search.
        final int[] walk = new int[classes.size()];
        for (int i = 0; i < walk.length; i++) {
            DumpClass current = classes.get(i);
            while (current != null && walk[current.id] == 0) {
                walk[current.id] = i + 1;
                final DumpClass above = current.superclass;
                if (above != null && walk[above.id] == i + 1) {
                    cycles.add(current.record == null ? Long.MAX_VALUE : current.record.position());
                    current.superclass = null;
                }
                current = above;
            }
        }
    }

    /** Fills in the fields of a class; the superclasses of all are known and without cycles. */
    void layOut(final DumpClass type) throws IOException {
        if (type.isArray() || type.record == null) {
            return;
        }
        final List<Field> fields = new ArrayList<>();
        final List<Integer> offsets = new ArrayList<>();
        boolean complete = true;
        int offset = 0;
        for (DumpClass current = type; current != null; current = current.superclass) {
            final ClassRecord record = current.record;
            if (record == null || fieldsInAll + fields.size() + record.fieldNames().length > MAXIMUM_FIELDS) {
                complete = false;
                break;
            }
            complete &= current.superclass != null || record.superclass() == 0;
            for (int i = 0; i < record.fieldNames().length; i++) {
                final FieldType fieldType = HprofTypes.of(record.fieldTypes()[i]);
                final String name = names.of(record.fieldNames()[i]);
                if (fieldType.isReference()) {
                    offsets.add(offset);
                }
                if (current.name.equals("java.lang.ref.Reference") && name.equals("referent")) {
                    type.referentOffset = offset;
                }
                fields.add(new Field(name, fieldType, offset, current.id));
                offset += fieldType.bytes(idSize);
            }
            classify(type, current.name);
        }
        fieldsInAll += fields.size();
        type.fields = List.copyOf(fields);
        type.payloadSize = complete ? offset : -1;
        finishReferences(type, offsets);
    }

    private static void classify(final DumpClass type, final String ancestor) {
        switch (ancestor) {
            case "java.lang.ref.SoftReference" -> type.strength = ReferenceStrength.SOFT;
            case "java.lang.ref.WeakReference" -> type.strength = ReferenceStrength.WEAK;
            case "java.lang.ref.PhantomReference" -> type.strength = ReferenceStrength.PHANTOM;
            case "java.lang.Thread" -> type.thread = true;
            default -> {
                // nothing special
            }
        }
    }

    private static void finishReferences(final DumpClass type, final List<Integer> offsets) {
        final boolean keepsAlive = type.strength == ReferenceStrength.STRONG
                || type.strength == ReferenceStrength.SOFT;
        final int referent = type.referentOffset;
        type.referenceOffsets = offsets.stream().mapToInt(Integer::intValue)
                .filter(offset -> keepsAlive || offset != referent).toArray();
        if (type.strength == ReferenceStrength.STRONG) {
            type.referentOffset = -1;
        }
    }
}

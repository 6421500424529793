package deadwood.importers.hprof.layout;

import deadwood.importers.hprof.layout.ClassShape.DeclaredField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The fields that a class adds to its superclass, those of the JVM's own included.
 *
 * @param plain fields that stand anywhere
 * @param contended whether the class is padded as a whole
 * @param contendedGroups fields that are padded, group by group
 */
record ClassFields(FieldCounts plain, boolean contended, List<FieldCounts> contendedGroups) {

    static ClassFields of(final ClassShape shape, final JvmFields extra, final int wordSize) {
        FieldCounts plain = FieldCounts.NONE;
        final List<FieldCounts> groups = new ArrayList<>(extra.contendedGroups().size());
        for (final DeclaredField field : shape.fields()) {
            if (extra.contendedGroups().stream().noneMatch(group -> group.contains(field.name()))) {
                plain = plain.with(field.type());
            }
        }
        for (final JvmFields.Injected injected : extra.injected()) {
            // What older versions inject newer ones may declare.
            plain = shape.declares(injected.name()) ? plain : plain.with(injected.type(wordSize));
        }
        for (final Set<String> group : extra.contendedGroups()) {
            final FieldCounts counts = FieldCounts.of(shape.fields().stream()
                    .filter(field -> group.contains(field.name())).map(DeclaredField::type).toList());
            if (!counts.isEmpty()) {
                groups.add(counts);
            }
        }
        return new ClassFields(plain, extra.contended(), groups);
    }

    boolean isContended() {
        return contended || !contendedGroups.isEmpty();
    }
}

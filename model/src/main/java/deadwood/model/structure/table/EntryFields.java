package deadwood.model.structure.table;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of the entries of a table are.
 *
 * @param key field of the key, or null if there is none, as in a set
 * @param value field of the value or element that is a reference, or null
 * @param weak field of the weak reference to the key, or null
 * @param back other fields that lead to entries
 */
record EntryFields(@Nullable String key, @Nullable String value, @Nullable String weak, List<String> back) {

    private static final String REFERENT = "referent";

    /**
     * Tells the fields apart.
     *
     * @param entries some of the entries, at least one
     * @param isEntry whether objects of a class are entries
     * @param link the field that leads to the next entry, or ""
     * @param source the number that says where an entry stands: that of {@link Numbers}
     */
    static EntryFields of(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader,
            final List<Integer> entries, final IntPredicate isEntry, final String link, final String source) {
        final ClassInfo type = heap.classOf(entries.getFirst());
        final List<String> references = new ArrayList<>();
        final List<String> back = new ArrayList<>();
        String weak = null;
        boolean hasNumbers = false;
        for (final Field field : type.fields()) {
            if (field.name().equals(link)) {
                continue;
            }
            if (!field.type().isReference()) {
                hasNumbers |= !isHash(field.name()) && !field.name().equals(source)
                        && field.type() != FieldType.BOOLEAN;
            } else if (catalog.isLibrary(field.declaringClass())) {
                weak = field.name().equals(REFERENT) ? REFERENT : weak;
            } else if (!field.name().startsWith("this$")) {
                (leadsBack(heap, reader, entries, field, isEntry) ? back : references).add(field.name());
            }
        }
        return of(weak, references, back, hasNumbers, source);
    }

    private static EntryFields of(final @Nullable String weak, final List<String> references, final List<String> back,
            final boolean hasNumbers, final String source) {
        final String named = source.replaceAll("[.#].*", "");
        if (weak != null) {
            return new EntryFields(weak, references.isEmpty() ? null : references.getFirst(), weak, back);
        }
        if (references.contains(named)) {
            final String value = references.stream().filter(name -> !name.equals(named)).findFirst().orElse(null);
            return value == null && !hasNumbers
                    ? new EntryFields(null, named, null, back)
                    : new EntryFields(named, value, null, back);
        }
        // The number is a hash that was kept, or the key itself.
        if (references.size() > 1) {
            return new EntryFields(references.getFirst(), references.get(1), null, back);
        }
        if (references.isEmpty()) {
            return new EntryFields(named, null, null, back);
        }
        return isHash(named)
                ? new EntryFields(null, references.getFirst(), null, back)
                : new EntryFields(named, references.getFirst(), null, back);
    }

    private static boolean isHash(final String name) {
        return name.toLowerCase(Locale.ROOT).contains("hash");
    }

    private static boolean leadsBack(final HeapGraph heap, final FieldReader reader, final List<Integer> entries,
            final Field field, final IntPredicate isEntry) {
        for (final int entry : entries) {
            final Field own = heap.classOf(entry).field(field.name());
            if (own != null && own.type().isReference()) {
                reader.select(entry);
                final int target = reader.readReference(own.offset());
                if (target != HeapGraph.NONE && isEntry.test(heap.classIdOf(target))) {
                    return true;
                }
            }
        }
        return false;
    }
}

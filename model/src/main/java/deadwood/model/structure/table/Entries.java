package deadwood.model.structure.table;

import deadwood.model.structure.catalog.CatalogEntry;
import deadwood.model.structure.catalog.NodeEntry;
import deadwood.model.structure.catalog.OpenSlots;
import deadwood.model.structure.catalog.Shape;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the entries that a catalog would have for what was found. */
final class Entries {

    private Entries() {}

    /** A table of buckets. */
    static CatalogEntry chained(final ArrayField field, final @Nullable String size, final Collection<String> types,
            final String link, final EntryFields fields) {
        return entry(field, Shape.CHAINED_TABLE, field.name, null, size,
                types.stream().map(type -> node(type, List.of(link), fields)).toList());
    }

    /** A table of open slots. */
    static CatalogEntry open(final ArrayField field, final @Nullable String size, final OpenSlots slots,
            final Collection<String> types, final @Nullable EntryFields fields) {
        return entry(field, Shape.OPEN_TABLE, null, slots, size,
                fields == null ? List.of() : types.stream().map(type -> node(type, List.of(), fields)).toList());
    }

    private static NodeEntry node(final String type, final List<String> links, final EntryFields fields) {
        return new NodeEntry(type, links, fields.back(), List.of(), fields.key(), fields.value(), fields.weak(), null,
                null, List.of(), null);
    }

    private static CatalogEntry entry(final ArrayField field, final Shape shape, final @Nullable String table,
            final @Nullable OpenSlots open, final @Nullable String size, final List<NodeEntry> nodes) {
        return new CatalogEntry(field.declaringClass.name(), shape, null, List.of(field.name), table, null, open,
                null, null, null, null, null, size, List.of(), null, null, null, null, null, List.of(), List.of(),
                List.of(), List.of(), nodes);
    }
}

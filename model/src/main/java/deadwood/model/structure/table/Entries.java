package deadwood.model.structure.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the entries that a catalog would have for what was found, as its files have them. */
final class Entries {

    private Entries() {}

    /**
     * What says where the slots of an open table are.
     *
     * @param values field of the values, null if there are none or they stand in turn with the keys
     * @param alternate whether they do
     * @param states field of the array that says what a slot is, or null
     * @param free what a free slot holds, or null
     */
    record Slots(@Nullable String values, boolean alternate, @Nullable String states, @Nullable String free) {}

    /** A table of buckets. */
    static FoundTable chained(final ArrayField field, final @Nullable Sizes size, final Collection<String> types,
            final String link, final EntryFields fields, final String evidence) {
        final ObjectNode entry = entry(field, "chained-table", size).put("table", field.name);
        final ArrayNode nodes = entry.putArray("nodes");
        types.forEach(type -> add(nodes, type, List.of(link), fields));
        return found(entry, evidence);
    }

    /** A table of open slots. */
    static FoundTable open(final ArrayField field, final Sizes size, final Slots slots, final Set<String> types,
            final @Nullable EntryFields fields, final String evidence) {
        final ObjectNode entry = entry(field, "open-table", size);
        final ObjectNode open = entry.putObject("open").put("keys", field.name);
        putIfThere(open, "values", slots.values);
        putIfThere(open, "states", slots.states);
        putIfThere(open, "free", slots.free);
        if (slots.alternate) {
            open.put("alternate", true);
        }
        final Integer spare = OpenArrays.spare(field);
        if (spare != null) {
            open.put("spare", spare);
        }
        if (size.extra() != null) {
            open.putArray("extra").addObject().put("when", size.extra());
        }
        if (fields != null) {
            final ArrayNode nodes = entry.putArray("nodes");
            types.forEach(type -> add(nodes, type, List.of(), fields));
        }
        return found(entry, evidence);
    }

    private static ObjectNode entry(final ArrayField field, final String shape, final @Nullable Sizes size) {
        final ObjectNode entry = JsonMapper.shared().createObjectNode().put("type", field.declaringClass.name())
                .put("shape", shape);
        entry.putArray("fields").add(field.name);
        if (size != null) {
            entry.put("size", size.field());
        }
        return entry;
    }

    private static void add(final ArrayNode nodes, final String type, final List<String> links,
            final EntryFields fields) {
        final ObjectNode node = nodes.addObject().put("type", type);
        final ArrayNode ways = node.putArray("links");
        links.forEach(ways::add);
        final ArrayNode back = node.putArray("back");
        fields.back().forEach(back::add);
        putIfThere(node, "key", fields.key());
        putIfThere(node, "value", fields.value());
        putIfThere(node, "weak", fields.weak());
    }

    private static void putIfThere(final ObjectNode object, final String name, final @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
    }

    private static FoundTable found(final ObjectNode entry, final String evidence) {
        final ObjectNode section = JsonMapper.shared().createObjectNode();
        section.putArray("collections").add(entry);
        try {
            return FoundTable.of(section.toString(), evidence);
        } catch (final IOException e) {
            throw new UncheckedIOException("what was written cannot be read: " + section, e);
        }
    }
}

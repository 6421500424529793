package deadwood.model.structure.catalog;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.Field;
import deadwood.model.heap.HeapGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the catalog means for the classes of one heap. Immutable. */
public final class HeapCatalog {

    private static final int ABSENT = -1;
    private static final FieldRole[] NONE = {};

    private final ClassTable classes;
    private final Map<String, List<CatalogEntry>> entries;
    private final Map<String, NodeEntry> nodeEntries;
    private final @Nullable BoundCollection[] collections;
    private final @Nullable BoundNode[] nodes;
    private final FieldRole[][] roles;
    private final boolean[] library;
    private final Map<Integer, String> mismatches = new LinkedHashMap<>();

    private HeapCatalog(final Catalog catalog, final ClassTable classes) {
        this.classes = classes;
        this.entries = catalog.byType();
        this.nodeEntries = catalog.nodesByType();
        this.collections = new BoundCollection[classes.size()];
        this.nodes = new BoundNode[classes.size()];
        this.roles = new FieldRole[classes.size()][];
        Arrays.fill(roles, NONE);
        this.library = new boolean[classes.size()];
        for (final ClassInfo info : classes.all()) {
            library[info.id()] = catalog.isLibrary(info.name());
            if (!info.isArray()) {
                collections[info.id()] = bindCollection(info);
                nodes[info.id()] = bindNode(info);
            }
        }
    }

    public static HeapCatalog of(final Catalog catalog, final ClassTable classes) {
        return new HeapCatalog(catalog, classes);
    }

    /** The collection that instances of a class are, or null. */
    public @Nullable BoundCollection collection(final int classId) {
        return collections[classId];
    }

    /** The node of a collection that instances of a class are, or null. */
    public @Nullable BoundNode node(final int classId) {
        return nodes[classId];
    }

    /** Whether the instances of a class are collections, boxes or nodes, so that {@link #role} says something. */
    public boolean hasRoles(final int classId) {
        return roles[classId].length > 0;
    }

    /** What a field of a class means, by its index in {@link ClassInfo#fields}. */
    public FieldRole role(final int classId, final int field) {
        return roles[classId].length == 0 ? FieldRole.NAMED : roles[classId][field];
    }

    /** Whether a class belongs to the JDK or to another library that is known, and is no hand-written trie for that. */
    public boolean isLibrary(final int classId) {
        return library[classId];
    }

    /** Classes that have the name of a collection but not its fields: a sentence each, by class id. Their instances are not counted. */
    public Map<Integer, String> mismatches() {
        return Collections.unmodifiableMap(mismatches);
    }

    private @Nullable BoundCollection bindCollection(final ClassInfo info) {
        String mismatch = "";
        int steps = 0;
        for (int id = info.id(); id != HeapGraph.NONE && steps <= classes.size(); steps++) {
            final ClassInfo named = classes.get(id);
            for (final CatalogEntry entry : entries.getOrDefault(named.name(), List.of())) {
                final String missing = missingField(info, named, entry);
                if (missing.isEmpty()) {
                    roles[info.id()] = roles(info, named, entry);
                    return bind(info, named, entry);
                }
                mismatch = !entry.isMeasured()
                        ? mismatch
                        : named.name() + " is not the class that the catalog knows: it has no field " + missing;
            }
            id = named.superclass();
        }
        if (!mismatch.isEmpty()) {
            mismatches.put(info.id(), mismatch);
        }
        return null;
    }

    private String missingField(final ClassInfo info, final ClassInfo named, final CatalogEntry entry) {
        for (final String field : entry.fields()) {
            if (offset(info, named, field) == ABSENT) {
                return field;
            }
        }
        return "";
    }

    private BoundCollection bind(final ClassInfo info, final ClassInfo named, final CatalogEntry entry) {
        return new BoundCollection(entry, offset(info, named, entry.table()), offset(info, named, entry.elements()),
                offset(info, named, entry.size()), offset(info, named, entry.inner()));
    }

    private FieldRole[] roles(final ClassInfo info, final ClassInfo named, final CatalogEntry entry) {
        final FieldRole[] result = named(info);
        final FieldRole content = entry.shape() == Shape.BOX ? FieldRole.CONTENT : FieldRole.INSIDE;
        entry.links().forEach(link -> assign(result, info, named, link, FieldRole.INSIDE));
        entry.slots().forEach(slot -> assign(result, info, named, slot, FieldRole.ELEMENT));
        assign(result, info, named, entry.table(), FieldRole.INSIDE);
        assign(result, info, named, entry.elements(), FieldRole.INSIDE);
        assign(result, info, named, entry.inner(), content);
        return result;
    }

    private @Nullable BoundNode bindNode(final ClassInfo info) {
        int steps = 0;
        for (int id = info.id(); id != HeapGraph.NONE && steps <= classes.size(); steps++) {
            final ClassInfo named = classes.get(id);
            final NodeEntry entry = nodeEntries.get(named.name());
            if (entry != null) {
                return bindNode(info, named, entry);
            }
            id = named.superclass();
        }
        return null;
    }

    private BoundNode bindNode(final ClassInfo info, final ClassInfo named, final NodeEntry entry) {
        final FieldRole[] result = named(info);
        entry.links().forEach(link -> assign(result, info, named, link, FieldRole.INSIDE));
        assign(result, info, named, entry.key(), FieldRole.KEY);
        assign(result, info, named, entry.value(), FieldRole.ELEMENT);
        roles[info.id()] = result;
        final String link = entry.links().size() == 1 ? entry.links().getFirst() : null;
        boolean plain = true;
        for (int i = 0; i < result.length; i++) {
            plain &= result[i] != FieldRole.NAMED || !info.fields().get(i).type().isReference();
        }
        final int elements = (entry.key() == null ? 0 : 1) + (entry.value() == null ? 0 : 1);
        return new BoundNode(entry, offset(info, named, link), offset(info, named, entry.value()), elements, plain);
    }

    private static FieldRole[] named(final ClassInfo info) {
        final FieldRole[] roles = new FieldRole[info.fields().size()];
        Arrays.fill(roles, FieldRole.NAMED);
        return roles;
    }

    private void assign(final FieldRole[] result, final ClassInfo info, final ClassInfo named,
            final @Nullable String name, final FieldRole role) {
        final int index = index(info, named, name);
        if (index != ABSENT) {
            result[index] = role;
        }
    }

    private int offset(final ClassInfo info, final ClassInfo named, final @Nullable String name) {
        final int index = index(info, named, name);
        return index == ABSENT ? ABSENT : info.fields().get(index).offset();
    }

    /** The field as {@code named} sees it: a subclass may have another of the same name. */
    private int index(final ClassInfo info, final ClassInfo named, final @Nullable String name) {
        if (name == null) {
            return ABSENT;
        }
        final List<Field> fields = info.fields();
        for (int i = 0; i < fields.size(); i++) {
            final Field field = fields.get(i);
            if (field.name().equals(name) && classes.isSubclass(named.id(), field.declaringClass())) {
                return i;
            }
        }
        return ABSENT;
    }

    /** All classes whose instances are counted. */
    public List<ClassInfo> measured() {
        final List<ClassInfo> measured = new ArrayList<>();
        for (final ClassInfo info : classes.all()) {
            final BoundCollection bound = collections[info.id()];
            if (bound != null && bound.isMeasured()) {
                measured.add(info);
            }
        }
        return measured;
    }
}

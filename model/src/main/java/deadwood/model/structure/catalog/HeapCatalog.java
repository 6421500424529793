package deadwood.model.structure.catalog;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.HeapGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the catalog means for the classes of one heap. Immutable. */
public final class HeapCatalog {

    private static final int ABSENT = -1;
    private static final FieldRole[] NONE = {};

    private final Catalog catalog;
    private final ClassTable classes;
    private final Map<String, List<CatalogEntry>> entries;
    private final Map<String, List<NodeEntry>> nodeEntries;
    private final @Nullable BoundCollection[] collections;
    private final @Nullable BoundNode[] nodes;
    private final @Nullable BoundNode[] pairs;
    private final FieldRole[][] roles;
    private final boolean[] library;
    private final boolean[] empty;
    private final boolean[] weakKeys;
    private final boolean[] trieNodes;
    private final Map<Integer, String> mismatches = new LinkedHashMap<>();

    private HeapCatalog(final Catalog catalog, final ClassTable classes, final List<CatalogEntry> guesses) {
        this.catalog = catalog;
        this.classes = classes;
        this.entries = catalog.byType();
        this.nodeEntries = catalog.nodesByType();
        this.collections = new BoundCollection[classes.size()];
        this.nodes = new BoundNode[classes.size()];
        this.pairs = new BoundNode[classes.size()];
        this.roles = new FieldRole[classes.size()][];
        Arrays.fill(roles, NONE);
        this.library = new boolean[classes.size()];
        this.empty = new boolean[classes.size()];
        this.weakKeys = new boolean[classes.size()];
        this.trieNodes = new boolean[classes.size()];
        for (final ClassInfo info : classes.all()) {
            library[info.id()] = catalog.isLibrary(info.name());
            empty[info.id()] = catalog.isEmpty(info.name());
            weakKeys[info.id()] = isWeakKey(info);
            if (!info.isArray()) {
                collections[info.id()] = bindCollection(info);
                nodes[info.id()] = bindNode(info);
                if (nodes[info.id()] != null || empty[info.id()]) {
                    mismatches.remove(info.id());
                }
            }
        }
        final Map<String, NodeEntry> pairEntries = catalog.pairsByType();
        for (final ClassInfo info : classes.all()) {
            final NodeEntry pair = pairEntries.get(info.name());
            pairs[info.id()] = pair == null ? null : new Binder(classes, info, info).node(pair, NONE);
        }
        bindCopies(catalog);
        guesses.forEach(this::bindGuess);
        final Set<NodeEntry> shared = new HashSet<>();
        for (final CatalogEntry entry : catalog.collections()) {
            if (entry.shape() == Shape.TRIE || entry.shape() == Shape.VECTOR) {
                shared.addAll(entry.nodes());
            }
        }
        for (int id = 0; id < nodes.length; id++) {
            final BoundNode node = nodes[id];
            trieNodes[id] = node != null && shared.contains(node.entry());
        }
    }

    public static HeapCatalog of(final Catalog catalog, final ClassTable classes) {
        return new HeapCatalog(catalog, classes, List.of());
    }

    /**
     * The same with classes that were found to be collections by their shape.
     *
     * @param guesses what the catalog would say of them; classes that it knows are none
     */
    public static HeapCatalog of(final Catalog catalog, final ClassTable classes, final List<CatalogEntry> guesses) {
        return new HeapCatalog(catalog, classes, guesses);
    }

    /** The name of the library that an entry is of, or null if it does not say. */
    public @Nullable String libraryOf(final CatalogEntry entry) {
        return catalog.libraryOf(entry);
    }

    /** The collection that instances of a class are, or null. */
    public @Nullable BoundCollection collection(final int classId) {
        return collections[classId];
    }

    /** The node of a collection that instances of a class are, or null. */
    public @Nullable BoundNode node(final int classId) {
        return nodes[classId];
    }

    /** What a class is whose objects are an entry each where they are elements of another collection, or null. */
    public @Nullable BoundNode pair(final int classId) {
        return pairs[classId];
    }

    /** Whether the instances of a class are collections, boxes or nodes, so that {@link #role} says something. */
    public boolean hasRoles(final int classId) {
        return roles[classId].length > 0;
    }

    /** What a field of a class means, by its index in {@link ClassInfo#fields}. */
    public FieldRole role(final int classId, final int field) {
        return roles[classId].length == 0 ? FieldRole.NAMED : roles[classId][field];
    }

    private boolean isWeakKey(final ClassInfo info) {
        int steps = 0;
        for (int id = info.id(); id != HeapGraph.NONE && steps <= classes.size(); steps++) {
            if (catalog.isWeakKey(classes.get(id).name())) {
                return true;
            }
            id = classes.get(id).superclass();
        }
        return false;
    }

    /** Whether the objects of a class are weak references that stand in place of keys. */
    public boolean isWeakKey(final int classId) {
        return weakKeys[classId];
    }

    /** Whether there are any such classes in the heap. */
    public boolean hasWeakKeys() {
        for (final boolean isWeakKey : weakKeys) {
            if (isWeakKey) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class belongs to the JDK or to another library that is known, and is no hand-written trie for that. */
    public boolean isLibrary(final int classId) {
        return library[classId];
    }

    /** Whether the objects of a class are nodes of tries or vectors, which several may share. */
    public boolean isTrieNode(final int classId) {
        return trieNodes[classId];
    }

    /** Whether there are any such classes in the heap. */
    public boolean hasTrieNodes() {
        for (final boolean isTrieNode : trieNodes) {
            if (isTrieNode) {
                return true;
            }
        }
        return false;
    }

    /** Whether an object of a class stands for nothing, as {@code None} does. */
    public boolean isEmpty(final int classId) {
        return empty[classId];
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
            final Binder binder = new Binder(classes, info, named);
            for (final CatalogEntry entry : entries.getOrDefault(named.name(), List.of())) {
                final String missing = binder.missing(entry);
                if (missing.isEmpty()) {
                    roles[info.id()] = roles(info, binder, entry);
                    return binder.collection(entry, false);
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

    private static FieldRole[] roles(final ClassInfo info, final Binder binder, final CatalogEntry entry) {
        final FieldRole[] result = named(info);
        final FieldRole content = entry.shape() == Shape.BOX ? FieldRole.CONTENT : FieldRole.INSIDE;
        entry.links().forEach(link -> assign(result, binder, link, FieldRole.INSIDE));
        entry.back().forEach(link -> assign(result, binder, link, FieldRole.INSIDE));
        entry.slots().forEach(slot -> assign(result, binder, slot, FieldRole.ELEMENT));
        entry.arrays().forEach(array -> assign(result, binder, array));
        assign(result, binder, entry.table(), FieldRole.INSIDE);
        assign(result, binder, entry.next(), FieldRole.INSIDE);
        assign(result, binder, entry.parts(), FieldRole.INSIDE);
        assign(result, binder, entry.elements(), FieldRole.INSIDE);
        assign(result, binder, entry.inner(), content);
        final OpenSlots open = entry.open();
        if (open != null) {
            assign(result, binder, open.keys(), FieldRole.INSIDE);
            assign(result, binder, open.values(), FieldRole.INSIDE);
            assign(result, binder, open.states(), FieldRole.INSIDE);
            assign(result, binder, open.hashes(), FieldRole.INSIDE);
        }
        return result;
    }

    private static void assign(final FieldRole[] result, final Binder binder, final ArrayRole array) {
        assign(result, binder, array.field(), FieldRole.INSIDE);
        assign(result, binder, array.values(), FieldRole.INSIDE);
    }

    private @Nullable BoundNode bindNode(final ClassInfo info) {
        int steps = 0;
        for (int id = info.id(); id != HeapGraph.NONE && steps <= classes.size(); steps++) {
            final ClassInfo named = classes.get(id);
            final Binder binder = new Binder(classes, info, named);
            final NodeEntry entry = nodeEntries.getOrDefault(named.name(), List.of()).stream()
                    .filter(binder::hasFields).findFirst().orElse(null);
            if (entry != null) {
                return bindNode(info, binder, entry);
            }
            id = named.superclass();
        }
        return null;
    }

    private BoundNode bindNode(final ClassInfo info, final Binder binder, final NodeEntry entry) {
        final FieldRole[] result = named(info);
        entry.links().forEach(link -> assign(result, binder, link, FieldRole.INSIDE));
        entry.back().forEach(link -> assign(result, binder, link, FieldRole.INSIDE));
        entry.stale().forEach(link -> assign(result, binder, link, FieldRole.INSIDE));
        entry.arrays().forEach(array -> assign(result, binder, array));
        assign(result, binder, entry.contents(), FieldRole.INSIDE);
        assign(result, binder, entry.key(), FieldRole.KEY);
        assign(result, binder, entry.value(), FieldRole.ELEMENT);
        roles[info.id()] = result;
        return binder.node(entry, result);
    }

    private static FieldRole[] named(final ClassInfo info) {
        final FieldRole[] roles = new FieldRole[info.fields().size()];
        Arrays.fill(roles, FieldRole.NAMED);
        return roles;
    }

    private static void assign(final FieldRole[] result, final Binder binder, final @Nullable String name,
            final FieldRole role) {
        final int index = binder.index(name);
        if (index != ABSENT) {
            result[index] = role;
        }
    }

    /** Binds the copies of known collections that go by another name, and their nodes. */
    private void bindCopies(final Catalog catalog) {
        final Copies copies = new Copies(classes, catalog);
        for (final ClassInfo info : classes.all()) {
            if (info.isArray() || roles[info.id()].length > 0) {
                continue;
            }
            final CatalogEntry entry = copies.originalOf(info);
            if (entry != null) {
                final Binder binder = new Binder(classes, info, info);
                roles[info.id()] = roles(info, binder, entry);
                collections[info.id()] = binder.collection(entry, true);
                copies.nodesOf(info, entry).forEach((id, node) -> {
                    if (nodes[id] == null) {
                        final ClassInfo type = classes.get(id);
                        nodes[id] = bindNode(type, new Binder(classes, type, type), node);
                    }
                });
            }
        }
    }

    private void bindGuess(final CatalogEntry entry) {
        for (final ClassInfo info : classes.all()) {
            if (!info.isArray()) {
                bindGuess(info, entry);
            }
        }
    }

    private void bindGuess(final ClassInfo info, final CatalogEntry entry) {
        final ClassInfo table = ancestor(info, entry.type());
        if (table != null && roles[info.id()].length == 0) {
            final Binder binder = new Binder(classes, info, table);
            roles[info.id()] = roles(info, binder, entry);
            collections[info.id()] = binder.collection(entry, true);
            return;
        }
        for (final NodeEntry node : entry.nodes()) {
            final ClassInfo named = ancestor(info, node.type());
            if (named != null && nodes[info.id()] == null) {
                nodes[info.id()] = bindNode(info, new Binder(classes, info, named), node);
            }
        }
    }

    /** The class itself or that of its superclasses that has a name, or null. */
    private @Nullable ClassInfo ancestor(final ClassInfo info, final String name) {
        int steps = 0;
        for (int id = info.id(); id != HeapGraph.NONE && steps <= classes.size(); steps++) {
            if (classes.get(id).name().equals(name)) {
                return classes.get(id);
            }
            id = classes.get(id).superclass();
        }
        return null;
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

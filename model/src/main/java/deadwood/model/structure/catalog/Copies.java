package deadwood.model.structure.catalog;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises copies of known collections that go by another name: relocated into another package by a build, or renamed. They
 * are guesses, and are said to be.
 * <p>
 * A relocated copy has the simple name of the original and all fields that the entry names. A renamed one has exactly the
 * fields that the entry names, three or more, and no other entry names the same. Nodes are looked for in the package of the copy or below
 * its parent package, by the same rule.
 */
final class Copies {

    private static final int MINIMUM_FIELDS = 3;

    private final ClassTable classes;
    private final Map<String, List<CatalogEntry>> bySimpleName = new HashMap<>();
    /** Entries by what fields they name; several cannot be told apart. */
    private final Map<Set<String>, List<CatalogEntry>> byFields = new HashMap<>();

    Copies(final ClassTable classes, final Catalog catalog) {
        this.classes = classes;
        for (final CatalogEntry entry : catalog.collections()) {
            if (entry.isMeasured() && entry.shape() != Shape.WRAPPER && !entry.nodes().isEmpty()) {
                bySimpleName.computeIfAbsent(simpleName(entry.type()), _ -> new ArrayList<>(1)).add(entry);
                final Set<String> names = new HashSet<>(entry.fields());
                if (names.size() >= MINIMUM_FIELDS) {
                    byFields.computeIfAbsent(names, _ -> new ArrayList<>(1)).add(entry);
                }
            }
        }
    }

    private static String simpleName(final String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** The entry that a class is a copy of, or null. */
    @Nullable
    CatalogEntry originalOf(final ClassInfo info) {
        for (final CatalogEntry entry : bySimpleName.getOrDefault(simpleName(info.name()), List.of())) {
            if (!entry.fields().isEmpty() && !info.name().equals(entry.type())
                    && new Binder(classes, info, info).missing(entry).isEmpty()
                    && !nodesOf(info, entry).isEmpty()) {
                return entry;
            }
        }
        final List<CatalogEntry> renamed = byFields.getOrDefault(ownFields(info), List.of());
        return renamed.size() != 1 || nodesOf(info, renamed.getFirst()).isEmpty() ? null : renamed.getFirst();
    }

    private static Set<String> ownFields(final ClassInfo info) {
        final Set<String> names = new HashSet<>();
        for (final Field field : info.fields()) {
            if (field.declaringClass() == info.id()) {
                names.add(field.name());
            }
        }
        return names;
    }

    /** The classes of the nodes of a copy, by id. */
    Map<Integer, NodeEntry> nodesOf(final ClassInfo copy, final CatalogEntry original) {
        final String parent = parentPackage(copy.packageName());
        final Map<Integer, NodeEntry> found = new LinkedHashMap<>();
        for (final ClassInfo info : classes.all()) {
            if (!info.isArray() && info.packageName().startsWith(parent)) {
                for (final NodeEntry node : original.nodes()) {
                    if (isNode(info, node)) {
                        found.putIfAbsent(info.id(), node);
                    }
                }
            }
        }
        return found;
    }

    private boolean isNode(final ClassInfo info, final NodeEntry node) {
        final Set<String> names = new HashSet<>(node.links());
        names.addAll(node.back());
        node.arrays().forEach(array -> {
            names.add(array.field());
            addIfThere(names, array.data());
            addIfThere(names, array.nodes());
        });
        addIfThere(names, node.key());
        addIfThere(names, node.value());
        final Binder binder = new Binder(classes, info, info);
        final boolean hasAll = names.stream().allMatch(name -> binder.index(name) >= 0);
        final boolean isNamesake = simpleName(info.name()).equals(simpleName(node.type()));
        return hasAll && !names.isEmpty() && (isNamesake || names.size() >= MINIMUM_FIELDS);
    }

    private static void addIfThere(final Set<String> names, final @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }

    private static String parentPackage(final String name) {
        final int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}

package deadwood.model.structure.trie;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at the reference fields of the objects of one family, once over all of them: what do they hold? */
final class Profiler {

    /** Entries of a map that are looked at: its values are of one kind or they are not. */
    private static final int SAMPLED_ENTRIES = 16;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final CollectionReader collections;
    private final Kinship kinship;
    private final BitSet family;
    private final Map<String, FieldProfile> profiles = new HashMap<>();
    private final FieldProfile[][] byClass;
    private int sampled;

    Profiler(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader, final Kinship kinship,
            final BitSet family) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.collections = new CollectionReader(heap, catalog, reader);
        this.kinship = kinship;
        this.family = family;
        this.byClass = new FieldProfile[heap.classes().size()][0];
        for (int id = family.nextSetBit(0); id >= 0; id = family.nextSetBit(id + 1)) {
            final List<Field> fields = heap.classes().get(id).fields();
            final FieldProfile[] of = new FieldProfile[fields.size()];
            for (int i = 0; i < of.length; i++) {
                of[i] = profiles.computeIfAbsent(FamilyPlan.key(fields.get(i)), FieldProfile::new);
            }
            byClass[id] = of;
        }
    }

    /** The profiles of the fields of a class of the family, in the order of {@link ClassInfo#fields}. */
    FieldProfile[] of(final int classId) {
        return byClass[classId];
    }

    /** Whether any field was seen to hold an object of the family. */
    boolean holdsNodes() {
        return profiles.values().stream().anyMatch(FieldProfile::holdsNodes);
    }

    Collection<FieldProfile> all() {
        return profiles.values();
    }

    /** Looks at one object of the family. */
    void add(final int object) {
        final int classId = heap.classIdOf(object);
        final FieldProfile[] of = byClass[classId];
        final List<Field> fields = heap.classes().get(classId).fields();
        for (int i = 0; i < of.length; i++) {
            if (fields.get(i).type().isReference()) {
                reader.select(object);
                final int target = reader.readReference(fields.get(i).offset());
                if (target != HeapGraph.NONE) {
                    look(target, of[i]);
                }
            }
        }
    }

    private void look(final int target, final FieldProfile profile) {
        final int classId = heap.classIdOf(target);
        if (family.get(classId)) {
            profile.nodes++;
            profile.direct.set(classId);
            return;
        }
        final FieldType element = heap.classes().get(classId).elementType();
        if (element == FieldType.REFERENCE) {
            lookAtArray(target, profile);
            return;
        }
        if (catalog.collection(classId) == null) {
            profile.others++;
            profile.primitives += element == null ? 0 : 1;
            profile.letters += heap.classes().get(classId).name().equals("java.lang.Character") ? 1 : 0;
            return;
        }
        final int content = collections.unboxed(target);
        final BoundCollection collection = content == HeapGraph.NONE
                ? null
                : catalog.collection(heap.classIdOf(content));
        if (collection != null) {
            lookAtCollection(content, collection, profile);
        } else {
            profile.others++;
        }
    }

    private void lookAtArray(final int array, final FieldProfile profile) {
        final Seen seen = new Seen();
        lookAtRow(array, seen);
        profile.kinInArrays.or(seen.kin);
        profile.contained.or(seen.family);
        if (seen.nodes > 0) {
            profile.arraysOfNodes++;
            profile.strangers += seen.strangers;
        } else if (seen.strangers > 0 || !seen.kin.isEmpty()) {
            profile.others++;
        }
    }

    private void lookAtCollection(final int collection, final BoundCollection bound, final FieldProfile profile) {
        final Seen seen = new Seen();
        sampled = 0;
        switch (bound.shape()) {
            case CHAINED_TABLE -> lookAtTable(collections.table(collection, bound), seen);
            case LINKED_NODES -> lookAtNodes(collection, seen);
            case ARRAY_LIST, RING, ARRAY, OPEN_TABLE -> {
                final int elements = collections.elements(collection, bound);
                if (elements != HeapGraph.NONE) {
                    lookAtRow(elements, seen);
                }
            }
            case SEGMENTED, VECTOR, TRIE, SLOTS, BOX, WRAPPER -> lookAtRow(collection, seen);
        }
        (seen.inValues ? profile.kinInMaps : profile.kinInLists).or(seen.kin);
        profile.contained.or(seen.family);
        if (seen.nodes == 0) {
            profile.others += seen.strangers > 0 || !seen.kin.isEmpty() ? 1 : 0;
        } else if (seen.inValues) {
            profile.mapsOfNodes++;
            profile.strangers += seen.strangers;
            profile.mapsByCharacter += seen.byCharacter ? 1 : 0;
        } else {
            profile.listsOfNodes++;
            profile.strangers += seen.strangers;
        }
    }

    private void lookAtTable(final int table, final Seen seen) {
        if (table != HeapGraph.NONE) {
            heap.forEachTarget(table, bin -> {
                if (catalog.node(heap.classIdOf(bin)) != null && sampled < SAMPLED_ENTRIES) {
                    lookAtEntry(bin, seen);
                }
            });
        }
    }

    private void lookAtNodes(final int collection, final Seen seen) {
        heap.forEachTarget(collection, node -> {
            final int classId = heap.classIdOf(node);
            if (catalog.node(classId) != null) {
                lookAtEntry(node, seen);
            } else if (heap.classes().get(classId).elementType() == FieldType.REFERENCE) {
                lookAtTable(node, seen);
            }
        });
    }

    private void lookAtEntry(final int entry, final Seen seen) {
        final BoundNode node = catalog.node(heap.classIdOf(entry));
        if (node == null || node.value().directOffset() < 0) {
            return;
        }
        sampled++;
        reader.select(entry);
        final int value = reader.readReference(node.value().directOffset());
        if (value == HeapGraph.NONE) {
            return;
        }
        lookAt(value, seen);
        if (node.entry().key() != null) {
            seen.inValues = true;
            heap.forEachTarget(entry, target -> {
                if (heap.classOf(target).name().equals("java.lang.Character")) {
                    seen.byCharacter = true;
                }
            });
        }
    }

    private void lookAtRow(final int object, final Seen seen) {
        heap.forEachTarget(object, target -> lookAt(target, seen));
    }

    private void lookAt(final int target, final Seen seen) {
        final int classId = heap.classIdOf(target);
        final ClassInfo info = heap.classes().get(classId);
        if (family.get(classId)) {
            seen.nodes++;
            seen.family.set(classId);
        } else if (Kinship.isApplication(info, catalog) && kinship.areKin(classId, family.nextSetBit(0))) {
            seen.kin.set(classId);
        } else if (!info.name().equals("java.lang.Class")) {
            // A class object is in a row for the array's own class more often than as an element.
            seen.strangers++;
        }
    }

    /** What a container was seen to hold. */
    private static final class Seen {

        final BitSet kin = new BitSet();
        final BitSet family = new BitSet();
        int nodes;
        int strangers;
        boolean inValues;
        boolean byCharacter;
    }
}

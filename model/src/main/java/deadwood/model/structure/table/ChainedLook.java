package deadwood.model.structure.table;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.catalog.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks whether the arrays of a field are the buckets of hash tables whose entries refer to the next of their bucket. */
final class ChainedLook {

    /** Slots of an array, entries of a bucket, entries of all tables that are looked at. */
    private static final int SLOTS = 4096;
    private static final int CHAIN = 256;
    private static final int ENTRIES = 1 << 13;
    private static final int MAXIMUM_CLASSES = 4;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final Numbers numbers;

    ChainedLook(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader, final Numbers numbers) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.numbers = numbers;
    }

    /** The entry for the catalog, or null if the arrays are no buckets as far as can be told. */
    @Nullable
    FoundTable at(final ArrayField field) {
        final Set<Integer> types = field.element.isReference() ? elementTypes(field) : Set.of();
        for (final Field link : links(field, types)) {
            final Evidence evidence = new Evidence();
            if (look(field, link, types, evidence)) {
                final Evidence.Finding finding = evidence.chained();
                if (finding != null) {
                    return found(field, link, types, finding, evidence.tested());
                }
            }
        }
        return null;
    }

    /** The classes of the elements if all of them may be entries, else none. A class whose objects hold each other is none of a table. */
    private Set<Integer> elementTypes(final ArrayField field) {
        final Set<Integer> types = new TreeSet<>();
        for (final ArrayField.Held held : field.arrays) {
            for (int slot = 0; slot < Math.min(held.length(), SLOTS); slot++) {
                final int element = element(held.array(), slot);
                if (element != HeapGraph.NONE) {
                    types.add(heap.classIdOf(element));
                }
            }
            final boolean fits = types.size() <= MAXIMUM_CLASSES
                    && types.stream().allMatch(type -> isEntry(field, type));
            if (!fits) {
                return Set.of();
            }
        }
        return types;
    }

    private boolean isEntry(final ArrayField field, final int type) {
        final ClassTable classes = heap.classes();
        final BoundCollection known = catalog.collection(type);
        return !classes.get(type).isArray() && !catalog.isLibrary(type)
        // A weak reference is a box.
                && (known == null || known.shape() == Shape.BOX) && catalog.node(type) == null
                && !classes.isSubclass(type, field.declaringClass.id())
                && !classes.isSubclass(field.declaringClass.id(), type);
    }

    private int element(final int array, final int slot) {
        reader.select(array);
        return reader.readReference((long) slot * reader.referenceSize());
    }

    /** Fields of the entries that lead to entries. */
    private List<Field> links(final ArrayField field, final Set<Integer> types) {
        final List<Field> links = new ArrayList<>();
        for (final int type : types) {
            for (final Field candidate : heap.classes().get(type).fields()) {
                final boolean known = links.stream().anyMatch(link -> isSame(link, candidate));
                if (!known && candidate.type().isReference() && !catalog.isLibrary(candidate.declaringClass())
                        && leadsToEntries(field, type, candidate, types)) {
                    links.add(candidate);
                }
            }
        }
        return links;
    }

    private static boolean isSame(final Field left, final Field right) {
        return left.declaringClass() == right.declaringClass() && left.name().equals(right.name());
    }

    private boolean leadsToEntries(final ArrayField field, final int type, final Field link,
            final Set<Integer> types) {
        boolean leads = false;
        for (final ArrayField.Held held : field.arrays) {
            for (int slot = 0; slot < Math.min(held.length(), SLOTS); slot++) {
                final int element = element(held.array(), slot);
                if (element != HeapGraph.NONE && heap.classIdOf(element) == type) {
                    reader.select(element);
                    final int target = reader.readReference(link.offset());
                    if (target != HeapGraph.NONE && !isEntryOf(heap.classIdOf(target), types)) {
                        return false;
                    }
                    leads |= target != HeapGraph.NONE;
                }
            }
        }
        return leads;
    }

    private boolean isEntryOf(final int type, final Set<Integer> types) {
        return types.contains(type)
                || !catalog.isLibrary(type) && types.stream().anyMatch(known -> areKin(known, type));
    }

    /** Whether one is a subclass of the other, or both of a third that is of the application. */
    private boolean areKin(final int left, final int right) {
        int steps = 0;
        for (int id = left; id != HeapGraph.NONE && !catalog.isLibrary(id) && steps < heap.classes().size(); steps++) {
            if (heap.classes().isSubclass(right, id)) {
                return true;
            }
            id = heap.classes().get(id).superclass();
        }
        return false;
    }

    /** Follows all chains. @return whether they are chains at all: none runs into another */
    private boolean look(final ArrayField field, final Field link, final Set<Integer> types, final Evidence evidence) {
        long seen = 0;
        for (final ArrayField.Held held : field.arrays) {
            final Set<Integer> visited = new HashSet<>();
            final BitSet used = new BitSet();
            for (int slot = 0; slot < Math.min(held.length(), SLOTS) && seen < ENTRIES; slot++) {
                int at = element(held.array(), slot);
                for (int steps = 0; at != HeapGraph.NONE && steps < CHAIN && seen < ENTRIES; steps++) {
                    if (!visited.add(at)) {
                        return false;
                    }
                    seen++;
                    numbers.show(at, link.name(), slot, held.length(), used, evidence);
                    at = next(at, link, types);
                }
            }
            evidence.endTable(held.length());
            if (evidence.isHopeless()) {
                return false;
            }
        }
        return true;
    }

    private int next(final int object, final Field link, final Set<Integer> types) {
        final Field own = heap.classOf(object).field(link.name());
        if (own == null || !isSame(own, link)) {
            return HeapGraph.NONE;
        }
        reader.select(object);
        final int next = reader.readReference(own.offset());
        return next != HeapGraph.NONE && isEntryOf(heap.classIdOf(next), types) ? next : HeapGraph.NONE;
    }

    private FoundTable found(final ArrayField field, final Field link, final Set<Integer> types,
            final Evidence.Finding finding, final long tested) {
        final List<Integer> some = new ArrayList<>();
        for (final ArrayField.Held held : field.arrays) {
            for (int slot = 0; slot < Math.min(held.length(), SLOTS) && some.size() < CHAIN; slot++) {
                final int element = element(held.array(), slot);
                if (element != HeapGraph.NONE) {
                    some.add(element);
                }
            }
        }
        final EntryFields fields = EntryFields.of(heap, catalog, reader, some, type -> isEntryOf(type, types),
                link.name(), finding.source());
        final Set<String> names = new LinkedHashSet<>();
        final ClassInfo declaring = heap.classes().get(link.declaringClass());
        names.add(declaring.name());
        types.stream().filter(type -> !heap.classes().isSubclass(type, declaring.id()))
                .forEach(type -> names.add(heap.classes().get(type).name()));
        final Sizes size = Sizes.of(heap, reader, field, held -> entriesOf(held, link, types));
        return Entries.chained(field, size, names, link.name(), fields,
                finding.describe(tested, field.arrays.size()));
    }

    /** Entries of one table, −1 if there are too many to count. */
    private long entriesOf(final ArrayField.Held held, final Field link, final Set<Integer> types) {
        if (held.length() > SLOTS) {
            return -1;
        }
        long entries = 0;
        for (int slot = 0; slot < held.length(); slot++) {
            int at = element(held.array(), slot);
            for (int steps = 0; at != HeapGraph.NONE && steps < CHAIN; steps++) {
                entries++;
                at = next(at, link, types);
            }
        }
        return entries;
    }
}

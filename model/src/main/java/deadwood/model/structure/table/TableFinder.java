package deadwood.model.structure.table;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.trie.Sieve;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the hand-written hash tables of a heap by where their entries stand. For one thread. */
public final class TableFinder {

    /** Objects of a class that are looked at. */
    private static final int OBJECTS = 64;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final Sieve sieve;
    private final CancelSignal cancel;

    private TableFinder(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader, final Sieve sieve,
            final CancelSignal cancel) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.sieve = sieve;
        this.cancel = cancel;
    }

    /**
     * The classes that are hash tables, by name; one entry for each.
     *
     * @param catalog what is known already: classes that it knows are left alone
     * @param sieve of the same heap and catalog
     */
    public static List<FoundTable> find(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader,
            final Sieve sieve, final CancelSignal cancel) {
        return new TableFinder(heap, catalog, reader, sieve, cancel).find();
    }

    private List<FoundTable> find() {
        final Numbers numbers = new Numbers(heap, catalog, reader);
        final ChainedLook chained = new ChainedLook(heap, catalog, reader, numbers);
        final NumberLook numeric = new NumberLook(heap, reader);
        final OpenLook open = new OpenLook(heap, catalog, reader, numbers);
        final List<FoundTable> found = new ArrayList<>();
        final Set<String> types = new HashSet<>();
        for (final ArrayField field : fields()) {
            cancel.check();
            if (!types.contains(field.declaringClass.name())) {
                final FoundTable buckets = chained.at(field);
                final FoundTable slots = buckets != null ? buckets : open.at(field);
                final FoundTable table = slots != null ? slots : numeric.at(field);
                if (table != null) {
                    found.add(table);
                    types.add(field.declaringClass.name());
                }
            }
        }
        return found;
    }

    /** The fields that hold arrays, with some of these, by class: first those that hold arrays of references, in the order of fields. */
    private Collection<ArrayField> fields() {
        final Map<String, ArrayField> fields = new TreeMap<>();
        for (final ClassInfo info : heap.classes().all()) {
            cancel.check();
            if (!info.isArray() && !catalog.isLibrary(info.id()) && !catalog.hasRoles(info.id())
                    && sieve.count(info.id()) > 0 && info.fields().stream().anyMatch(this::mayHoldArrays)) {
                final BitSet one = new BitSet();
                one.set(info.id());
                final int[] objects = sieve.sample(one);
                final int step = Math.max(1, objects.length / OBJECTS);
                for (int i = 0; i < objects.length; i += step) {
                    look(info, objects[i], fields);
                }
            }
        }
        return fields.values();
    }

    private boolean mayHoldArrays(final Field field) {
        return field.type().isReference() && !catalog.isLibrary(field.declaringClass());
    }

    private void look(final ClassInfo info, final int object, final Map<String, ArrayField> fields) {
        for (int i = 0; i < info.fields().size(); i++) {
            final Field field = info.fields().get(i);
            if (mayHoldArrays(field)) {
                reader.select(object);
                final int target = reader.readReference(field.offset());
                final FieldType element = target == HeapGraph.NONE ? null : heap.classOf(target).elementType();
                if (element != null && heap.arrayLength(target) > 1) {
                    final ClassInfo declaring = heap.classes().get(field.declaringClass());
                    final ArrayField known = fields.computeIfAbsent(
                            String.format("%s\t%06d\t%b\t%03d\t%s", declaring.name(), declaring.id(),
                                    !element.isReference(), i, element),
                            _ -> new ArrayField(declaring, field.name(), element));
                    known.add(object, target, heap.arrayLength(target));
                }
            }
        }
    }
}

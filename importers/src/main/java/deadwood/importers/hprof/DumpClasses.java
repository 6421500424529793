package deadwood.importers.hprof;

import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;

/** The classes of a dump by the addresses of their class objects. Looking up is safe for several threads. */
final class DumpClasses {

    private static final int MAXIMUM_UNKNOWN = 10_000;
    /** What does not fit under that: one class for instances and one for arrays. */
    private static final int CATCH_ALL = 2;
    /** So many class ids fit two bytes. */
    private static final int NARROW = 1 << 16;
    private static final int FIRST_PRIMITIVE = 4;
    private static final int LAST_PRIMITIVE = 11;

    private record UnknownKey(long address, boolean array) {}

    private final Outline outline;
    private final Names names;
    private final List<DumpClass> classes = new ArrayList<>();
    private final long[] hashKeys;
    private final @Nullable DumpClass[] hashClasses;
    private final DumpClass[] primitiveArrays = new DumpClass[LAST_PRIMITIVE + 1];
    private final DumpClass classClass;
    private final Map<UnknownKey, DumpClass> unknown = new ConcurrentHashMap<>();

    private DumpClasses(final Outline outline, final Names names, final List<ClassRecord> records,
            final LongToIntFunction ids, final Warnings warnings) throws IOException {
        this.outline = outline;
        this.names = names;
        final int capacity = Integer.highestOneBit(Math.max(records.size(), 1)) * 4;
        this.hashKeys = new long[capacity];
        this.hashClasses = new DumpClass[capacity];
        final Warnings.Counter duplicates = new Warnings.Counter(Warnings.Kind.DUPLICATE_CLASS);
        for (final ClassRecord record : records) {
            final int slot = slotOf(record.address());
            if (hashClasses[slot] != null) {
                duplicates.add(record.position());
                continue;
            }
            final String name = nameOf(record.address());
            final DumpClass type = new DumpClass(classes.size(), record.address(), name, JavaNames.elementType(name),
                    record, ids.applyAsInt(record.address()));
            classes.add(type);
            hashKeys[slot] = type.address;
            hashClasses[slot] = type;
        }
        duplicates.report(warnings);
        for (int type = FIRST_PRIMITIVE; type <= LAST_PRIMITIVE; type++) {
            primitiveArrays[type] = namedOrSynthetic(HprofTypes.of(type).javaName() + "[]");
        }
        classClass = namedOrSynthetic("java.lang.Class");
    }

    /** @param ids the ids of objects by their addresses, {@link HeapGraph#NONE} where there is none */
    static DumpClasses of(final DumpFile file, final Outline outline, final Names names,
            final List<ClassRecord> records, final LongToIntFunction ids, final Warnings warnings) throws IOException {
        final DumpClasses classes = new DumpClasses(outline, names, records, ids, warnings);
        classes.linkSuperclasses(warnings);
        final ClassLayouts layouts = new ClassLayouts(file.idSize(), names);
        layouts.cutCycles(classes.classes);
        layouts.report(warnings);
        for (final DumpClass type : classes.classes) {
            layouts.layOut(type);
        }
        return classes;
    }

    private void linkSuperclasses(final Warnings warnings) {
        final Warnings.Counter missing = new Warnings.Counter(Warnings.Kind.MISSING_SUPERCLASS);
        for (final DumpClass type : classes) {
            if (type.record != null && type.record.superclass() != 0) {
                type.superclass = hashClasses[slotOf(type.record.superclass())];
                if (type.superclass == null) {
                    missing.add(type.record.position());
                }
            }
        }
        missing.report(warnings);
    }

    private String nameOf(final long address) throws IOException {
        final long nameId = outline.classNames().get(address);
        return nameId == LongLongMap.MISSING
                ? "unknown class 0x" + Long.toHexString(address)
                : JavaNames.ofClass(names.of(nameId));
    }

    private DumpClass namedOrSynthetic(final String name) {
        for (final DumpClass type : classes) {
            if (type.name.equals(name)) {
                return type;
            }
        }
        final DumpClass type = new DumpClass(classes.size(), 0, name, JavaNames.elementType(name), null,
                HeapGraph.NONE);
        classes.add(type);
        return type;
    }

    private int slotOf(final long address) {
        int slot = (int) (address * 0x9E37_79B9_7F4A_7C15L >>> 36) & hashKeys.length - 1;
        while (hashClasses[slot] != null && hashKeys[slot] != address) {
            slot = slot + 1 & hashKeys.length - 1;
        }
        return slot;
    }

    /** All, by id; those that turned up without a description come last. */
    List<DumpClass> all() {
        return classes;
    }

    /** {@code java.lang.Class}, the class of class objects. */
    DumpClass classClass() {
        return classClass;
    }

    /** The class of that address, null if the dump does not describe it. */
    @Nullable
    DumpClass at(final long address) {
        return hashClasses[slotOf(address)];
    }

    /** The class of an instance. */
    DumpClass ofInstance(final long address) throws IOException {
        final DumpClass type = at(address);
        return type != null && !type.isArray() ? type : unknown(address, false);
    }

    /** The class of an array of references. */
    DumpClass ofObjectArray(final long address) throws IOException {
        final DumpClass type = at(address);
        return type != null && type.elementType == FieldType.REFERENCE ? type : unknown(address, true);
    }

    /** The class of an array of primitives of a type that there is. */
    DumpClass ofPrimitiveArray(final int type) {
        return primitiveArrays[type];
    }

    private DumpClass unknown(final long address, final boolean array) throws IOException {
        final DumpClass known = unknown.get(new UnknownKey(address, array));
        if (known != null) {
            return known;
        }
        synchronized (unknown) {
            final UnknownKey key = unknown.size() < maximumUnknown()
                    ? new UnknownKey(address, array)
                    : new UnknownKey(0, array);
            final DumpClass already = unknown.get(key);
            if (already != null) {
                return already;
            }
            final DumpClass type = described(key, classes.size() + unknown.size());
            unknown.put(key, type);
            return type;
        }
    }

    /** Classes that turn up late shall not be the reason for wider class ids. */
    private int maximumUnknown() {
        final int room = NARROW - classes.size() - CATCH_ALL;
        return room < 0 ? MAXIMUM_UNKNOWN : Math.min(room, MAXIMUM_UNKNOWN);
    }

    /** The largest number of classes that there can be in the end. */
    int most() {
        return classes.size() + maximumUnknown() + CATCH_ALL;
    }

    private DumpClass described(final UnknownKey key, final int id) throws IOException {
        final DumpClass of = at(key.address);
        final String name = of == null ? nameOf(key.address) : of.name;
        if (!key.array) {
            final String instance = of == null && !name.endsWith("[]")
                    ? name
                    : "unknown class 0x" + Long.toHexString(key.address);
            return new DumpClass(id, key.address, instance, null, null, HeapGraph.NONE);
        }
        final String array = JavaNames.elementType(name) == FieldType.REFERENCE ? name : name + "[]";
        return new DumpClass(id, key.address, array, FieldType.REFERENCE, null, HeapGraph.NONE);
    }

    /**
     * Takes the classes that turned up without a description among the others, in an order that does not depend on threads.
     *
     * @return the id of each class by the one that was given out while the passes ran; empty if none has changed
     */
    int[] adoptUnknown() {
        final int described = classes.size();
        final int[] ids = new int[described + unknown.size()];
        Arrays.setAll(ids, i -> i);
        unknown.values().stream()
                .sorted(Comparator.comparingLong((final DumpClass type) -> type.address)
                        .thenComparing(DumpClass::isArray))
                .forEach(type -> {
                    ids[type.id] = classes.size();
                    classes.add(new DumpClass(classes.size(), type.address, type.name, type.elementType, null,
                            HeapGraph.NONE));
                });
        unknown.clear();
        return ids.length == described ? new int[0] : ids;
    }
}

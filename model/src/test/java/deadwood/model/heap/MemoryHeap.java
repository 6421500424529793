package deadwood.model.heap;

import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.NativeColumnStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A heap in words, made in memory, for tests that read fields and follow references both ({@link HeapSketch} takes ids, this takes objects):
 *
 * <pre>{@code
 * MemoryHeap heap = new MemoryHeap();
 * heap.type("com.acme.Node", "Object next", "int count");
 * MemoryObject b = heap.object("com.acme.Node").set("count", 3);
 * MemoryObject a = heap.object("com.acme.Node").set("next", b);
 * heap.type("com.acme.Holder").statics("FIRST", heap.array("com.acme.Node[]", a, null, b));
 * HeapGraph graph = heap.build();
 * a.id();
 * }</pre>
 *
 * Laid out as a HotSpot heap with compressed references. Every class object is an entry point, as those of the built-in loaders are. Addresses
 * follow the order in which objects are made, or are mixed by {@link #shuffled}.
 */
public final class MemoryHeap {

    static final int ID_SIZE = 8;

    private static final ObjectLayout LAYOUT = new ObjectLayout(4, 12, 16, 8, true);
    private static final long FIRST_ADDRESS = 0x7_0000_0000L;

    private final Map<String, MemoryType> types = new LinkedHashMap<>();
    private final List<MemoryObject> objects = new ArrayList<>();
    private final List<PlannedRoot> roots = new ArrayList<>();
    private final List<MemoryObject> threads = new ArrayList<>();
    private final Map<MemoryObject, List<MemoryObject>> locals = new HashMap<>();
    private final Map<MemoryObject, MemoryType> mirrored = new HashMap<>();
    private final Map<MemoryObject, Integer> ids = new HashMap<>();
    private long[] addresses = new long[0];

    private record PlannedRoot(RootKind kind, MemoryObject object) {}

    /** An empty heap that knows {@code Object}, {@code Class}, {@code String} and {@code Thread}. */
    public MemoryHeap() {
        type("java.lang.Object");
        type("java.lang.Class");
        type("java.lang.String", "Object value", "byte coder", "int hash");
        type("java.lang.Thread", "Object name");
    }

    /** A class below {@code java.lang.Object}; the one there is if there is one of that name. */
    public MemoryType type(final String name, final String... fields) {
        return subtype(name, "java.lang.Object", fields);
    }

    /** A class with a superclass; the one there is if there is one of that name. */
    public MemoryType subtype(final String name, final String superclass, final String... fields) {
        final MemoryType known = types.get(name);
        if (known != null) {
            return known;
        }
        final MemoryObject mirror = new MemoryObject(this, null);
        objects.add(mirror);
        final MemoryType type = new MemoryType(name, name.equals("java.lang.Object") ? null : types.get(superclass),
                types.size(), mirror);
        Arrays.stream(fields).forEach(type::field);
        types.put(name, type);
        mirrored.put(mirror, type);
        return type;
    }

    MemoryType classClass() {
        return type("java.lang.Class");
    }

    /** An instance of a class that was described before. */
    public MemoryObject object(final String type) {
        final MemoryType known = types.get(type);
        if (known == null) {
            throw new IllegalArgumentException("no class " + type);
        }
        return add(new MemoryObject(this, known));
    }

    /** An array of references: {@code "com.acme.Node[]"}. */
    public MemoryObject array(final String type, final @Nullable MemoryObject... elements) {
        return add(new MemoryObject(this, type(type)).elements(elements));
    }

    /** An array of references with nothing in it. */
    public MemoryObject emptyArray(final String type, final int length) {
        return array(type, new MemoryObject[length]);
    }

    /** An array of bytes. */
    public MemoryObject bytes(final byte... elements) {
        return add(new MemoryObject(this, type("byte[]")).elements(elements, elements.length));
    }

    /** A string of Latin-1 characters, with its bytes. */
    public MemoryObject string(final String text) {
        return object("java.lang.String").set("value", bytes(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private MemoryObject add(final MemoryObject object) {
        objects.add(object);
        return object;
    }

    /** All instances and arrays so far; no class objects. */
    public List<MemoryObject> objects() {
        return objects.stream().filter(object -> !mirrored.containsKey(object)).toList();
    }

    /** Says that an object is a root. */
    public MemoryHeap root(final RootKind kind, final MemoryObject object) {
        roots.add(new PlannedRoot(kind, object));
        return this;
    }

    /** A live thread that has objects in local variables. */
    public MemoryObject thread(final String name, final MemoryObject... onStack) {
        final MemoryObject thread = object("java.lang.Thread").set("name", string(name));
        threads.add(thread);
        locals.put(thread, List.of(onStack));
        return thread;
    }

    /** Mixes the addresses, so that nothing can rely on their order. */
    public MemoryHeap shuffled(final long seed) {
        Collections.shuffle(objects, new Random(seed));
        return this;
    }

    int idOf(final MemoryObject object) {
        final Integer id = ids.get(object);
        if (id == null) {
            throw new IllegalStateException("the heap is not built yet");
        }
        return id;
    }

    long addressOf(final @Nullable MemoryObject object) {
        return object == null ? 0 : addresses[idOf(object)];
    }

    int idAt(final long address) {
        final int id = Arrays.binarySearch(addresses, address);
        return id < 0 ? HeapGraph.NONE : id;
    }

    /** The heap. */
    public HeapGraph build() throws IOException {
        classClass();
        for (final MemoryObject object : objects) {
            ids.put(object, ids.size());
        }
        place();
        final ColumnStore store = new NativeColumnStore();
        return new HeapGraph(columns(store), classTable(), new RootTable(rootList()), entryPoints(), threadTable(),
                LAYOUT, new MemoryFields(this, objects), store);
    }

    private void place() {
        addresses = new long[objects.size()];
        long address = FIRST_ADDRESS;
        for (int id = 0; id < addresses.length; id++) {
            addresses[id] = address;
            final MemoryObject object = objects.get(id);
            final FieldType element = object.type().elementType();
            address += element == null ? size(object.type()) : LAYOUT.arraySize(element, object.length());
        }
    }

    private static int size(final MemoryType type) {
        int size = LAYOUT.headerBytes();
        for (final Field field : type.fields(LAYOUT.referenceSize())) {
            size += field.type().bytes(LAYOUT.referenceSize());
        }
        return (int) LAYOUT.align(size);
    }

    private HeapColumns columns(final ColumnStore store) throws IOException {
        final int count = objects.size();
        final IntColumn classIds = store.ints("class ids", count);
        final IntColumn lengths = store.ints("array lengths", count);
        final IntColumn rowStarts = store.ints("row starts", count);
        final ColumnStore.GrowingIntColumn references = store.growingInts("references", Integer.MAX_VALUE);
        for (int id = 0; id < count; id++) {
            final MemoryObject object = objects.get(id);
            classIds.set(id, object.type().index());
            lengths.set(id, object.length());
            final int[] row = row(object);
            rowStarts.set(id, row.length == 0 ? HeapGraph.NONE : (int) references.append(row, 0, row.length));
        }
        return new HeapColumns(AddressIndex.of(addresses, 3, store), classIds, lengths, rowStarts, references.seal(),
                new WeakReferences(store.ints("weak sources", 0), store.ints("weak referents", 0)), OddSizes.NONE);
    }

    private int[] row(final MemoryObject object) {
        final List<MemoryObject> targets = new ArrayList<>(object.targets());
        targets.addAll(locals.getOrDefault(object, List.of()));
        final MemoryType type = mirrored.get(object);
        if (type != null) {
            type.statics().values().stream().filter(value -> value != null).forEach(targets::add);
            if (type.superclass() != null) {
                targets.add(type.superclass().mirror());
            }
        }
        final int[] row = targets.stream().mapToInt(this::idOf).toArray();
        if (row.length > 0) {
            row[row.length - 1] |= Integer.MIN_VALUE;
        }
        return row;
    }

    private ClassTable classTable() {
        final List<ClassInfo> classes = new ArrayList<>();
        for (final MemoryType type : types.values()) {
            final FieldType element = type.elementType();
            final ClassInfo.Kind kind = element == null
                    ? ClassInfo.Kind.INSTANCE
                    : element.isReference() ? ClassInfo.Kind.OBJECT_ARRAY : ClassInfo.Kind.PRIMITIVE_ARRAY;
            final List<StaticField> statics = new ArrayList<>();
            type.statics().forEach((name, value) -> statics.add(new StaticField(name, FieldType.REFERENCE,
                    value == null ? HeapGraph.NONE : idOf(value))));
            final MemoryType superclass = type.superclass();
            classes.add(new ClassInfo(type.index(), type.name(), kind, idOf(type.mirror()),
                    superclass == null ? HeapGraph.NONE : superclass.index(), HeapGraph.NONE, element,
                    type.fields(ID_SIZE), statics, element == null ? size(type) : 0, ReferenceStrength.STRONG));
        }
        return new ClassTable(classes);
    }

    private List<Root> rootList() {
        final List<Root> all = new ArrayList<>();
        types.values().forEach(type -> all
                .add(new Root(RootKind.SYSTEM_CLASS, idOf(type.mirror()), HeapGraph.NONE, HeapGraph.NONE)));
        roots.forEach(root -> all.add(new Root(root.kind(), idOf(root.object()), HeapGraph.NONE, HeapGraph.NONE)));
        for (int i = 0; i < threads.size(); i++) {
            final int serial = i + 1;
            all.add(new Root(RootKind.THREAD, idOf(threads.get(i)), serial, HeapGraph.NONE));
            locals.get(threads.get(i))
                    .forEach(local -> all.add(new Root(RootKind.JAVA_FRAME, idOf(local), serial, 0)));
        }
        return all;
    }

    private int[] entryPoints() {
        final List<MemoryObject> entries = new ArrayList<>(threads);
        types.values().forEach(type -> entries.add(type.mirror()));
        roots.forEach(root -> entries.add(root.object()));
        return entries.stream().mapToInt(this::idOf).sorted().distinct().toArray();
    }

    private ThreadTable threadTable() {
        final List<ThreadTable.HeapThread> table = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) {
            table.add(new ThreadTable.HeapThread(i + 1, idOf(threads.get(i)), List.of()));
        }
        return new ThreadTable(table);
    }
}

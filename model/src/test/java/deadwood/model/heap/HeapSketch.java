package deadwood.model.heap;

import deadwood.model.heap.ThreadTable.HeapThread;
import deadwood.model.heap.ThreadTable.StackFrame;
import deadwood.model.store.IntColumn;
import deadwood.model.store.NativeColumnStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A small heap with classes, fields, statics, strings and threads, put together object by object; ids are given in the order of making. For
 * heaps of which only edges and sizes matter there is {@link GraphFixture}.
 */
public final class HeapSketch {

    static final int SLOT = 8;
    private static final long FIRST_ADDRESS = 0x7_0000_0000L;
    private static final int SPACING = 64;
    private static final ObjectLayout LAYOUT = new ObjectLayout(4, 12, 16, 8, true);

    private record Type(int id, String name, ClassInfo.Kind kind, int mirror, FieldType element, int size,
            ReferenceStrength strength, List<Field> fields, List<StaticField> statics, int[] superAndLoader) {}

    private record Thing(Type type, int length, byte[] payload, List<Integer> extra) {}

    private final List<Type> types = new ArrayList<>();
    private final Map<String, Type> arrayTypes = new HashMap<>();
    private final List<Thing> things = new ArrayList<>();
    private final List<Root> roots = new ArrayList<>();
    private final List<HeapThread> threads = new ArrayList<>();
    private final int stringType;

    public HeapSketch() {
        add("java.lang.Class", ClassInfo.Kind.INSTANCE, null, 104, ReferenceStrength.STRONG, List.of());
        stringType = type("java.lang.String", 24, "value", "coder:byte");
    }

    /** A class; fields are references unless a primitive type follows the name: {@code size:int}. Makes its class object too. */
    public int type(final String name, final int size, final String... fields) {
        return type(name, size, ReferenceStrength.STRONG, fields);
    }

    /** A class. */
    public int type(final String name, final int size, final ReferenceStrength strength, final String... fields) {
        return add(name, ClassInfo.Kind.INSTANCE, null, size, strength, List.of(fields)).id();
    }

    private Type add(final String name, final ClassInfo.Kind kind, final FieldType element, final int size,
            final ReferenceStrength strength, final List<String> fields) {
        final int id = types.size();
        final List<Field> parsed = new ArrayList<>();
        for (final String field : fields) {
            final String[] parts = field.split(":", -1);
            final FieldType type = parts.length == 1
                    ? FieldType.REFERENCE
                    : FieldType.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT));
            parsed.add(new Field(parts[0], type, parsed.size() * SLOT, id));
        }
        final Type type = new Type(id, name, kind, things.size(), element, size, strength, parsed, new ArrayList<>(),
                new int[]{HeapGraph.NONE, HeapGraph.NONE});
        types.add(type);
        things.add(new Thing(types.get(0), 0, new byte[0], new ArrayList<>()));
        return type;
    }

    /** The class object of a class. */
    public int mirror(final int classId) {
        return types.get(classId).mirror();
    }

    public HeapSketch superclass(final int classId, final int superclass) {
        types.get(classId).superAndLoader()[0] = superclass;
        return this;
    }

    /** Says which object loaded a class. */
    public HeapSketch loader(final int classId, final int loader) {
        types.get(classId).superAndLoader()[1] = loader;
        return this;
    }

    /** A static reference. */
    public HeapSketch statik(final int classId, final String name, final int target) {
        types.get(classId).statics().add(new StaticField(name, FieldType.REFERENCE, target));
        return this;
    }

    /** An object, its fields null and 0. */
    public int object(final int classId) {
        final Type type = types.get(classId);
        return thing(type, 0, new byte[type.fields().size() * SLOT]);
    }

    private int thing(final Type type, final int length, final byte[] payload) {
        things.add(new Thing(type, length, payload, new ArrayList<>()));
        return things.size() - 1;
    }

    /** An array of objects; {@link HeapGraph#NONE} is null. */
    public int array(final String className, final int... elements) {
        final Type type = arrayTypes.computeIfAbsent(className, name -> add(name, ClassInfo.Kind.OBJECT_ARRAY,
                FieldType.REFERENCE, 0, ReferenceStrength.STRONG, List.of()));
        final ByteBuffer payload = ByteBuffer.allocate(elements.length * SLOT);
        for (final int element : elements) {
            payload.putLong(element == HeapGraph.NONE ? 0 : address(element));
        }
        return thing(type, elements.length, payload.array());
    }

    /** Sets a field. */
    public HeapSketch set(final int object, final String field, final long value) {
        final Thing thing = things.get(object);
        final Field found = thing.type().fields().stream().filter(f -> f.name().equals(field)).findFirst()
                .orElseThrow();
        final long bits = found.type().isReference() ? value == HeapGraph.NONE ? 0 : address((int) value) : value;
        final ByteBuffer payload = ByteBuffer.wrap(thing.payload());
        switch (found.type().bytes(SLOT)) {
            case 1 -> payload.put(found.offset(), (byte) bits);
            case 2 -> payload.putShort(found.offset(), (short) bits);
            case 4 -> payload.putInt(found.offset(), (int) bits);
            default -> payload.putLong(found.offset(), bits);
        }
        return this;
    }

    /** A string as JDK 9 and later lay it out. */
    public int text(final String text) {
        final Type bytes = arrayTypes.computeIfAbsent("byte[]", name -> add(name, ClassInfo.Kind.PRIMITIVE_ARRAY,
                FieldType.BYTE, 0, ReferenceStrength.STRONG, List.of()));
        final byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
        final int string = object(stringType);
        set(string, "value", thing(bytes, latin1.length, latin1));
        return string;
    }

    /** An array of characters. */
    public int chars(final String text) {
        final Type chars = arrayTypes.computeIfAbsent("char[]", name -> add(name, ClassInfo.Kind.PRIMITIVE_ARRAY,
                FieldType.CHAR, 0, ReferenceStrength.STRONG, List.of()));
        return thing(chars, text.length(), text.getBytes(StandardCharsets.UTF_16BE));
    }

    /** A reference that is in the row of an object but in none of its fields. */
    public HeapSketch extra(final int object, final int target) {
        things.get(object).extra().add(target);
        return this;
    }

    public HeapSketch root(final RootKind kind, final int object) {
        return root(kind, object, HeapGraph.NONE, HeapGraph.NONE);
    }

    public HeapSketch root(final RootKind kind, final int object, final int threadSerial, final int frame) {
        roots.add(new Root(kind, object, threadSerial, frame));
        return this;
    }

    /** A thread, which is a root too. */
    public HeapSketch thread(final int serial, final int object, final StackFrame... frames) {
        threads.add(new HeapThread(serial, object, List.of(frames)));
        return root(RootKind.THREAD, object, serial, HeapGraph.NONE);
    }

    static long address(final int object) {
        return FIRST_ADDRESS + (long) SPACING * object;
    }

    /** The heap; the sketch must not be changed any more. */
    public HeapGraph build() throws IOException {
        final ThreadTable threadTable = new ThreadTable(threads);
        final Set<Integer> entries = new LinkedHashSet<>();
        final Map<Integer, Set<Integer>> locals = new HashMap<>();
        for (final Root root : roots) {
            final HeapThread thread = root.kind().isOnStack() ? threadTable.bySerial(root.threadSerial()) : null;
            if (thread == null) {
                entries.add(root.object());
            } else {
                locals.computeIfAbsent(thread.object(), _ -> new LinkedHashSet<>()).add(root.object());
            }
        }
        final List<List<Integer>> rows = new ArrayList<>();
        final List<int[]> weak = new ArrayList<>();
        for (int object = 0; object < things.size(); object++) {
            final List<Integer> row = new ArrayList<>();
            addReferences(object, row, weak);
            row.addAll(locals.getOrDefault(object, Set.of()));
            row.addAll(things.get(object).extra());
            final int mirror = things.get(object).type().mirror();
            if (!entries.contains(mirror) && mirrored(object) == null) {
                row.add(mirror);
            }
            rows.add(row);
        }
        final NativeColumnStore store = new NativeColumnStore();
        return new HeapGraph(columns(rows, weak, store), new ClassTable(classInfos()), new RootTable(roots),
                entries.stream().mapToInt(i -> i).sorted().toArray(), threadTable, LAYOUT, new SketchFields(this),
                store);
    }

    private Type mirrored(final int object) {
        return types.stream().filter(type -> type.mirror() == object).findFirst().orElse(null);
    }

    private void addReferences(final int object, final List<Integer> row, final List<int[]> weak) {
        final Thing thing = things.get(object);
        final Type mirrored = mirrored(object);
        if (mirrored != null) {
            mirrored.statics().stream().map(StaticField::target).filter(target -> target >= 0).forEach(row::add);
            if (mirrored.superAndLoader()[0] >= 0) {
                row.add(types.get(mirrored.superAndLoader()[0]).mirror());
            }
            if (mirrored.superAndLoader()[1] >= 0) {
                row.add(mirrored.superAndLoader()[1]);
            }
        }
        for (final Field field : thing.type().fields()) {
            final int target = field.type().isReference() ? reference(object, field.offset()) : HeapGraph.NONE;
            final ReferenceStrength strength = thing.type().strength();
            if (target >= 0 && strength != ReferenceStrength.STRONG && field.name().equals("referent")) {
                weak.add(new int[]{object, target});
            }
            if (target >= 0 && !(field.name().equals("referent")
                    && (strength == ReferenceStrength.WEAK || strength == ReferenceStrength.PHANTOM))) {
                row.add(target);
            }
        }
        for (int i = 0; thing.type().element() == FieldType.REFERENCE && i < thing.length(); i++) {
            final int target = reference(object, (long) i * SLOT);
            if (target >= 0) {
                row.add(target);
            }
        }
    }

    int reference(final int object, final long offset) {
        final long address = payload(object).getLong((int) offset);
        return address == 0 ? HeapGraph.NONE : (int) ((address - FIRST_ADDRESS) / SPACING);
    }

    ByteBuffer payload(final int object) {
        return ByteBuffer.wrap(things.get(object).payload());
    }

    int length(final int object) {
        return things.get(object).type().kind() == ClassInfo.Kind.INSTANCE ? -1 : things.get(object).length();
    }

    int elementSize(final int object) {
        final FieldType element = things.get(object).type().element();
        return element == null ? 0 : element.bytes(SLOT);
    }

    private List<ClassInfo> classInfos() {
        return types.stream().map(type -> new ClassInfo(type.id(), type.name(), type.kind(), type.mirror(),
                type.superAndLoader()[0], type.superAndLoader()[1], type.element(), type.fields(), type.statics(),
                type.size(), type.strength())).toList();
    }

    private HeapColumns columns(final List<List<Integer>> rows, final List<int[]> weak, final NativeColumnStore store)
            throws IOException {
        final int count = things.size();
        final IntColumn classIds = store.ints("class ids", count);
        final IntColumn lengths = store.ints("array lengths", count);
        final IntColumn rowStarts = store.ints("row starts", count);
        final IntColumn references = store.ints("references", rows.stream().mapToLong(List::size).sum());
        rowStarts.fill(HeapGraph.NONE);
        long position = 0;
        for (int object = 0; object < count; object++) {
            classIds.set(object, things.get(object).type().id());
            lengths.set(object, things.get(object).length());
            final List<Integer> row = rows.get(object);
            for (int i = 0; i < row.size(); i++) {
                if (i == 0) {
                    rowStarts.set(object, (int) position);
                }
                references.set(position++, row.get(i) | (i + 1 == row.size() ? Integer.MIN_VALUE : 0));
            }
        }
        final IntColumn sources = store.ints("weak sources", weak.size());
        final IntColumn referents = store.ints("weak referents", weak.size());
        for (int i = 0; i < weak.size(); i++) {
            sources.set(i, weak.get(i)[0]);
            referents.set(i, weak.get(i)[1]);
        }
        final long[] addresses = new long[count];
        Arrays.setAll(addresses, HeapSketch::address);
        return new HeapColumns(AddressIndex.of(addresses, 3, store), classIds, lengths, rowStarts, references,
                new WeakReferences(sources, referents), OddSizes.NONE);
    }
}

package deadwood.model.heap;

import deadwood.model.store.ColumnStore;
import deadwood.model.store.DamagedIndexException;
import deadwood.model.store.IndexFile;
import deadwood.model.store.IndexText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Writes what an index needs besides the columns to make a {@link HeapGraph} again, and reads it. The columns stand in the index
 * under the names below.
 */
public final class HeapGraphCodec {

    /** Column of {@link AddressIndex} words. */
    public static final String ADDRESS_WORDS = "address words";
    /** Column of {@link HeapColumns#classIds}. */
    public static final String CLASS_IDS = "class ids";
    /** Column of {@link HeapColumns#arrayLengths}. */
    public static final String ARRAY_LENGTHS = "array lengths";
    /** Column of {@link HeapColumns#rowStarts}. */
    public static final String ROW_STARTS = "row starts";
    /** Column of distances in {@link RowStarts}. */
    public static final String ROW_DISTANCES = "row distances";
    /** Column of far objects in {@link RowStarts}. */
    public static final String FAR_OBJECTS = "objects with far rows";
    /** Column of far starts in {@link RowStarts}. */
    public static final String FAR_STARTS = "starts of far rows";
    /** Column of words in {@link ArrayLengths}. */
    public static final String ARRAY_WORDS = "array words";
    /** Column of {@link HeapColumns#references}. */
    public static final String REFERENCES = "references";
    /** Column of {@link WeakReferences#sources}. */
    public static final String WEAK_SOURCES = "weak reference sources";
    /** Column of {@link WeakReferences#referents}. */
    public static final String WEAK_REFERENTS = "weak reference referents";

    private HeapGraphCodec() {}

    /** Writes all of a graph but its columns and its source of fields. */
    public static void write(final HeapGraph heap, final DataOutput out) throws IOException {
        writeClasses(heap.classes(), out);
        writeRoots(heap.roots(), out);
        out.writeInt(heap.entryPointCount());
        for (int i = 0; i < heap.entryPointCount(); i++) {
            out.writeInt(heap.entryPoint(i));
        }
        writeThreads(heap.threads(), out);
        final ObjectLayout layout = heap.layout();
        out.writeInt(layout.referenceSize());
        out.writeInt(layout.headerBytes());
        out.writeInt(layout.arrayHeaderBytes());
        out.writeInt(layout.alignment());
        out.writeBoolean(layout.packsSubclassFields());
        heap.columns().odd().write(out);
        heap.columns().addresses().write(out);
    }

    /**
     * Makes a graph of an index.
     *
     * @param in what {@link #write} wrote
     * @param index holds the columns; closed with the graph
     * @param fields gives the source of fields, closed with the graph
     * @param store closed with the graph, for scratch stores
     * @throws DamagedIndexException if columns are missing or do not fit together
     */
    public static HeapGraph read(final DataInput in, final IndexFile index,
            final Function<HeapColumns, FieldSource> fields, final ColumnStore store) throws IOException {
        final ClassTable classes = readClasses(in);
        final RootTable roots = readRoots(in);
        final int[] entryPoints = readInts(in);
        final ThreadTable threads = readThreads(in);
        final ObjectLayout layout = new ObjectLayout(in.readInt(), in.readInt(), in.readInt(), in.readInt(),
                in.readBoolean());
        final OddSizes odd = OddSizes.read(in);
        final AddressIndex addresses = AddressIndex.read(in, index.longs(ADDRESS_WORDS));
        final ClassIds classIds = ClassIds.isNarrow(classes.size())
                ? ClassIds.narrow(index.shorts(CLASS_IDS))
                : ClassIds.wide(index.ints(CLASS_IDS));
        final HeapColumns columns = new HeapColumns(addresses, classIds,
                new ArrayLengths(index.longs(ARRAY_WORDS), index.ints(ARRAY_LENGTHS)),
                new RowStarts(index.ints(ROW_STARTS), index.longs(ROW_DISTANCES), index.ints(FAR_OBJECTS),
                        index.ints(FAR_STARTS)),
                index.ints(REFERENCES), new WeakReferences(index.ints(WEAK_SOURCES), index.ints(WEAK_REFERENTS)), odd);
        if (columns.classIds().size() != addresses.objectCount()) {
            throw new DamagedIndexException("columns of different lengths");
        }
        final HeapGraph heap = new HeapGraph(columns, classes, roots, entryPoints, threads, layout,
                fields.apply(columns), store);
        heap.keep(index);
        return heap;
    }

    private static void writeClasses(final ClassTable classes, final DataOutput out) throws IOException {
        out.writeInt(classes.size());
        for (final ClassInfo info : classes.all()) {
            IndexText.write(info.name(), out);
            writeEnum(info.kind(), out);
            out.writeInt(info.mirror());
            out.writeInt(info.superclass());
            out.writeInt(info.loader());
            final FieldType element = info.elementType();
            out.writeBoolean(element != null);
            if (element != null) {
                writeEnum(element, out);
            }
            out.writeInt(info.instanceSize());
            writeEnum(info.strength(), out);
            out.writeInt(info.fields().size());
            for (final Field field : info.fields()) {
                IndexText.write(field.name(), out);
                writeEnum(field.type(), out);
                out.writeInt(field.offset());
                out.writeInt(field.declaringClass());
            }
            out.writeInt(info.statics().size());
            for (final StaticField field : info.statics()) {
                IndexText.write(field.name(), out);
                writeEnum(field.type(), out);
                out.writeLong(field.bits());
            }
        }
    }

    private static ClassTable readClasses(final DataInput in) throws IOException {
        final int count = in.readInt();
        final List<ClassInfo> classes = new ArrayList<>(count);
        for (int id = 0; id < count; id++) {
            final String name = IndexText.read(in);
            final ClassInfo.Kind kind = readEnum(ClassInfo.Kind.values(), in);
            final int mirror = in.readInt();
            final int superclass = in.readInt();
            final int loader = in.readInt();
            final FieldType element = in.readBoolean() ? readEnum(FieldType.values(), in) : null;
            final int instanceSize = in.readInt();
            final ReferenceStrength strength = readEnum(ReferenceStrength.values(), in);
            classes.add(new ClassInfo(id, name, kind, mirror, superclass, loader,
                    element,
                    readFields(in), readStatics(in), instanceSize, strength));
        }
        return new ClassTable(classes);
    }

    private static List<Field> readFields(final DataInput in) throws IOException {
        final int count = in.readInt();
        final List<Field> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fields.add(new Field(IndexText.read(in), readEnum(FieldType.values(), in), in.readInt(), in.readInt()));
        }
        return fields;
    }

    private static List<StaticField> readStatics(final DataInput in) throws IOException {
        final int count = in.readInt();
        final List<StaticField> statics = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            statics.add(new StaticField(IndexText.read(in), readEnum(FieldType.values(), in), in.readLong()));
        }
        return statics;
    }

    private static void writeRoots(final RootTable roots, final DataOutput out) throws IOException {
        out.writeInt(roots.size());
        for (final Root root : roots.all()) {
            writeEnum(root.kind(), out);
            out.writeInt(root.object());
            out.writeInt(root.threadSerial());
            out.writeInt(root.frame());
        }
    }

    private static RootTable readRoots(final DataInput in) throws IOException {
        final int count = in.readInt();
        final List<Root> roots = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            roots.add(new Root(readEnum(RootKind.values(), in), in.readInt(), in.readInt(), in.readInt()));
        }
        return new RootTable(roots);
    }

    private static void writeThreads(final ThreadTable threads, final DataOutput out) throws IOException {
        out.writeInt(threads.all().size());
        for (final ThreadTable.HeapThread thread : threads.all()) {
            out.writeInt(thread.serial());
            out.writeInt(thread.object());
            out.writeInt(thread.frames().size());
            for (final ThreadTable.StackFrame frame : thread.frames()) {
                IndexText.write(frame.className(), out);
                IndexText.write(frame.method(), out);
                IndexText.write(frame.signature(), out);
                IndexText.write(frame.sourceFile(), out);
                out.writeInt(frame.line());
            }
        }
    }

    private static ThreadTable readThreads(final DataInput in) throws IOException {
        final int count = in.readInt();
        final List<ThreadTable.HeapThread> threads = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            final int serial = in.readInt();
            final int object = in.readInt();
            final int frameCount = in.readInt();
            final List<ThreadTable.StackFrame> frames = new ArrayList<>(frameCount);
            for (int frame = 0; frame < frameCount; frame++) {
                frames.add(new ThreadTable.StackFrame(IndexText.read(in), IndexText.read(in), IndexText.read(in),
                        IndexText.read(in),
                        in.readInt()));
            }
            threads.add(new ThreadTable.HeapThread(serial, object, frames));
        }
        return new ThreadTable(threads);
    }

    // An index of another version is never read, so the order of constants is as good a name as any.
    @SuppressWarnings("EnumOrdinal")
    private static void writeEnum(final Enum<?> constant, final DataOutput out) throws IOException {
        out.writeByte(constant.ordinal());
    }

    private static <E extends Enum<E>> E readEnum(final E[] constants, final DataInput in) throws IOException {
        return constants[in.readByte()];
    }

    static int[] readInts(final DataInput in) throws IOException {
        final int[] values = new int[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
        return values;
    }

    static void writeInts(final int[] values, final DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (final int value : values) {
            out.writeInt(value);
        }
    }

    static long[] readLongs(final DataInput in) throws IOException {
        final long[] values = new long[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readLong();
        }
        return values;
    }

    static void writeLongs(final long[] values, final DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (final long value : values) {
            out.writeLong(value);
        }
    }
}

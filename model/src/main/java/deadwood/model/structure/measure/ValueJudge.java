package deadwood.model.structure.measure;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.Set;

/**
 * Tells values that say nothing: null, a boxed or atomic 0 or false, an empty text, an array that is empty or holds only zeros, an empty
 * collection, an empty {@code Optional} or reference. For one thread.
 */
public final class ValueJudge {

    private static final byte SPEAKS = 1;
    private static final byte NUMBER = 2;
    private static final byte TEXT = 3;
    private static final byte ARRAY = 4;
    private static final byte COLLECTION = 5;
    private static final byte SILENT = 6;

    private static final Set<String> NUMBERS = Set.of("java.lang.Integer", "java.lang.Long", "java.lang.Short",
            "java.lang.Byte", "java.lang.Character", "java.lang.Double", "java.lang.Float", "java.lang.Boolean",
            "java.util.concurrent.atomic.AtomicInteger", "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicBoolean");
    /** Numbers that are the sum of several. */
    private static final Set<String> ADDERS = Set.of("java.util.concurrent.atomic.LongAdder",
            "java.util.concurrent.atomic.DoubleAdder");

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final FieldReader reader;
    private final CollectionReader collections;
    private final ArrayBlocks blocks;
    /** By class: what its objects are, 0 while unknown. */
    private final byte[] sorts;
    private final int[] offsets;
    private int lastArray = HeapGraph.NONE;
    private boolean lastIsZero;

    public ValueJudge(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader) {
        this.heap = heap;
        this.catalog = catalog;
        this.reader = reader;
        this.collections = new CollectionReader(heap, catalog, reader);
        this.blocks = new ArrayBlocks(heap, reader);
        this.sorts = new byte[heap.classes().size()];
        this.offsets = new int[sorts.length];
    }

    /** Whether a value says nothing. */
    public boolean isSilent(final int value) {
        if (value == HeapGraph.NONE) {
            return true;
        }
        final int classId = heap.classIdOf(value);
        if (sorts[classId] == 0) {
            sorts[classId] = sort(heap.classes().get(classId));
        }
        return switch (sorts[classId]) {
            case NUMBER -> isZero(value, heap.classes().get(classId), offsets[classId]);
            case TEXT -> isEmptyText(value, offsets[classId]);
            case ARRAY -> holdsZeros(value);
            case COLLECTION -> collections.isEmpty(value);
            case SILENT -> true;
            default -> false;
        };
    }

    private byte sort(final ClassInfo type) {
        if (catalog.isEmpty(type.id())) {
            return SILENT;
        }
        if (type.isArray()) {
            return ARRAY;
        }
        if (catalog.collection(type.id()) != null) {
            return COLLECTION;
        }
        final boolean isText = type.name().equals("java.lang.String");
        if (isText || NUMBERS.contains(type.name())) {
            final Field value = type.field("value");
            if (value != null && value.type().isReference() == isText) {
                offsets[type.id()] = value.offset();
                return isText ? TEXT : NUMBER;
            }
        }
        final Field base = ADDERS.contains(type.name()) ? type.field("base") : null;
        if (base != null && base.type() == FieldType.LONG && type.field("cells") != null) {
            offsets[type.id()] = base.offset();
            return NUMBER;
        }
        return SPEAKS;
    }

    private boolean isZero(final int value, final ClassInfo type, final int offset) {
        reader.select(value);
        final Field cells = type.field("cells");
        if (cells != null) {
            // A sum that was ever spread over cells is not judged.
            return reader.readReference(cells.offset()) == HeapGraph.NONE && reader.readLong(offset) == 0;
        }
        final Field number = type.field("value");
        return number != null && switch (number.type().bytes(reader.referenceSize())) {
            case 1 -> reader.readByte(offset) == 0;
            case 2 -> reader.readShort(offset) == 0;
            case 4 -> reader.readInt(offset) == 0;
            default -> reader.readLong(offset) == 0;
        };
    }

    private boolean isEmptyText(final int text, final int offset) {
        reader.select(text);
        final int characters = reader.readReference(offset);
        if (characters == HeapGraph.NONE) {
            return true;
        }
        if (heap.arrayLength(characters) > 0) {
            // Before JDK 7u6 a text was a part of an array.
            final Field count = heap.classOf(text).field("count");
            return count != null && count.type() == FieldType.INT && readInt(text, count.offset()) == 0;
        }
        return true;
    }

    private int readInt(final int object, final int offset) {
        reader.select(object);
        return reader.readInt(offset);
    }

    private boolean holdsZeros(final int array) {
        // One array can stand for nothing in millions of entries.
        if (array != lastArray) {
            lastArray = array;
            lastIsZero = readZeros(array);
        }
        return lastIsZero;
    }

    private boolean readZeros(final int array) {
        blocks.of(array);
        for (int i = 0; i < blocks.length(); i++) {
            if (!blocks.isZero(i)) {
                return false;
            }
        }
        return true;
    }
}

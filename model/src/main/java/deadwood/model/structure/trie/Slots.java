package deadwood.model.structure.trie;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether the place of a child in an array says something. In a trie the index is a piece of the key, so arrays have gaps, or a
 * bitmap or an array of keys beside a packed array says which pieces are there; an array that lists children is filled from its
 * beginning.
 */
final class Slots {

    /** One partly filled array in so many must have a gap. */
    private static final int GAPS = 10;
    /** Nodes whose bitmap must agree before it is called one, and different counts among them. */
    private static final int BITMAPS = 16;
    private static final int BLOCK = 1 << 12;

    private final HeapGraph heap;
    private final FieldReader reader;
    private final byte[] block = new byte[BLOCK];

    Slots(final HeapGraph heap, final FieldReader reader) {
        this.heap = heap;
        this.reader = reader;
    }

    /** Whether places mean something, as far as arrays can tell. */
    boolean areIndexed(final FamilyPlan plan, final NodeTable table) {
        final ArraySamples samples = table.samples;
        return haveGaps(samples.partlyFilled.objects()) || haveBitmaps(samples.full.objects(), table)
                || new ParallelKeys(heap, reader, plan).areBeside(samples.withArrays.objects());
    }

    /** Whether the arrays could hold something else than inner nodes: they are of another class than these. */
    boolean mayHoldOthers(final FamilyPlan plan, final NodeTable table) {
        final Set<String> own = new HashSet<>();
        plan.innerClasses.stream().forEach(id -> own.add(heap.classes().get(id).name() + "[]"));
        for (final int array : table.samples.partlyFilled.objects()) {
            if (!own.contains(heap.classOf(array).name())) {
                return true;
            }
        }
        return false;
    }

    private boolean haveGaps(final int[] arrays) {
        int gaps = 0;
        for (final int array : arrays) {
            gaps += hasGap(array) ? 1 : 0;
        }
        return gaps > 0 && gaps * GAPS >= arrays.length;
    }

    /** The classes whose arrays are all filled from the beginning, of those that were seen to have room left. */
    BitSet packedClasses(final ArraySamples samples) {
        final int[] arrays = samples.partlyFilled.objects();
        final int[] owners = samples.ownersOfPartlyFilled.objects();
        final BitSet packed = new BitSet();
        final BitSet gapped = new BitSet();
        for (int i = 0; i < arrays.length; i++) {
            (hasGap(arrays[i]) ? gapped : packed).set(heap.classIdOf(owners[i]));
        }
        packed.andNot(gapped);
        return packed;
    }

    /** Whether an element that is null stands before one that is not. */
    private boolean hasGap(final int array) {
        reader.select(array);
        final int size = reader.referenceSize();
        final long total = reader.payloadSize();
        boolean empty = false;
        for (long offset = 0; offset < total; offset += BLOCK) {
            final int count = (int) Math.min(BLOCK, total - offset);
            reader.readBytes(offset, block, 0, count);
            for (int at = 0; at < count; at += size) {
                final boolean isNull = isZero(at, size);
                if (empty && !isNull) {
                    return true;
                }
                empty |= isNull;
            }
        }
        return false;
    }

    private boolean isZero(final int from, final int size) {
        for (int at = from; at < from + size; at++) {
            if (block[at] != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean haveBitmaps(final int[] nodes, final NodeTable table) {
        if (nodes.length < BITMAPS) {
            return false;
        }
        for (final Field field : heap.classOf(nodes[0]).fields()) {
            if (field.type() == FieldType.INT || field.type() == FieldType.LONG || field.type() == FieldType.SHORT) {
                if (isBitmap(field.name(), nodes, table)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isBitmap(final String name, final int[] nodes, final NodeTable table) {
        final Set<Integer> counts = new HashSet<>();
        for (final int object : nodes) {
            final ClassInfo info = heap.classOf(object);
            final Field field = info.field(name);
            if (field == null || field.type().isReference()) {
                return false;
            }
            final int expected = table.slots.get(table.members.indexOf(object));
            if (Long.bitCount(bits(object, field)) != expected) {
                return false;
            }
            counts.add(expected);
        }
        return counts.size() > 1;
    }

    private long bits(final int object, final Field field) {
        reader.select(object);
        return switch (field.type()) {
            case LONG -> reader.readLong(field.offset());
            case INT -> Integer.toUnsignedLong(reader.readInt(field.offset()));
            default -> Short.toUnsignedLong(reader.readShort(field.offset()));
        };
    }
}

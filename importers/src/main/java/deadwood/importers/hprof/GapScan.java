package deadwood.importers.hprof;

import deadwood.importers.hprof.layout.Gaps;
import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.ClassIds;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Passes over all objects in address order and measures how far it is to the next one: what sizes are derived from. */
final class GapScan {

    private static final long BITS = 0xffff_ffffL;
    private static final int WORDS_AT_ONCE = AddressIndex.CHUNK_WORDS;

    private final AddressBits.Frozen addresses;
    private final ClassIds classIds;
    private final IntColumn arrayLengths;
    /** By class id: type of the elements, null for classes that are no arrays. */
    private final List<@Nullable FieldType> elementTypes;
    private final int[] mirrors;
    private final int[] mirrorClasses;
    private final int classClass;
    private final int stackChunk;

    private GapScan(final AddressBits.Frozen addresses, final ClassIds classIds, final IntColumn arrayLengths,
            final DumpClasses classes) {
        this.addresses = addresses;
        this.classIds = classIds;
        this.arrayLengths = arrayLengths;
        this.classClass = classes.classClass().id;
        final List<DumpClass> all = classes.all();
        this.elementTypes = new ArrayList<>(all.size());
        all.forEach(type -> elementTypes.add(type.elementType));
        this.stackChunk = all.stream().filter(type -> type.name.equals(GraphBuilder.STACK_CHUNK))
                .mapToInt(type -> type.id).findFirst().orElse(HeapGraph.NONE);
        final long[] pairs = all.stream().filter(type -> type.mirror != HeapGraph.NONE)
                .mapToLong(type -> (long) type.mirror << 32 | type.id).sorted().toArray();
        this.mirrors = Arrays.stream(pairs).mapToInt(pair -> (int) (pair >>> 32)).toArray();
        this.mirrorClasses = Arrays.stream(pairs).mapToInt(pair -> (int) pair).toArray();
    }

    /**
     * @param gaps distances between objects
     * @param stackChunks ids of the objects whose size their class does not tell, ascending
     */
    record Measured(Gaps gaps, int[] stackChunks) {}

    static Measured scan(final AddressBits.Frozen addresses, final ClassIds classIds, final IntColumn arrayLengths,
            final DumpClasses classes, final Progress progress, final CancelSignal cancel) {
        final GapScan scan = new GapScan(addresses, classIds, arrayLengths, classes);
        final long words = addresses.words().size();
        final Progress.Step step = progress.begin("measuring objects", addresses.index().objectCount(),
                Progress.Unit.OBJECTS);
        final Gaps gaps = new Gaps(classes.all().size());
        final IntStream.Builder chunks = IntStream.builder();
        for (long from = 0; from < words; from += WORDS_AT_ONCE) {
            cancel.check();
            step.advance(scan.words(from, Math.min(from + WORDS_AT_ONCE, words), gaps, chunks));
        }
        return new Measured(gaps, chunks.build().toArray());
    }

    private long words(final long from, final long to, final Gaps gaps, final IntConsumer chunks) {
        long previous = 0;
        int object = -1;
        long count = 0;
        for (long word = from; word < to; word++) {
            final long value = addresses.words().get(word);
            final long start = addresses.addressOfWord(word);
            for (int bits = (int) value; bits != 0; bits &= bits - 1) {
                final long address = start + ((long) Integer.numberOfTrailingZeros(bits) << addresses.shift());
                if (object < 0) {
                    object = (int) (value >>> 32);
                } else {
                    take(object++, address - previous, gaps, chunks);
                }
                gaps.address(address);
                previous = address;
                count++;
            }
        }
        if (object >= 0) {
            final long following = following(to);
            take(object, following == Gaps.UNKNOWN ? Gaps.UNKNOWN : following - previous, gaps, chunks);
        }
        return count;
    }

    /** The first address from a word on, or {@link Gaps#UNKNOWN}. */
    private long following(final long from) {
        for (long word = from; word < addresses.words().size(); word++) {
            final int bits = (int) (addresses.words().get(word) & BITS);
            if (bits != 0) {
                return addresses.addressOfWord(word)
                        + ((long) Integer.numberOfTrailingZeros(bits) << addresses.shift());
            }
        }
        return Gaps.UNKNOWN;
    }

    private void take(final int object, final long gap, final Gaps gaps, final IntConsumer chunks) {
        final int type = classIds.get(object);
        if (type == stackChunk) {
            chunks.accept(object);
            return;
        }
        if (gap == Gaps.UNKNOWN || gap < 0) {
            // the last object, or one that is half of all addresses away from the next
            return;
        }
        final FieldType element = elementTypes.get(type);
        if (element == null) {
            final int mirror = type == classClass ? Arrays.binarySearch(mirrors, object) : -1;
            if (mirror >= 0) {
                gaps.mirror(mirrorClasses[mirror], gap);
            } else {
                gaps.instance(type, gap);
            }
        } else if (element.isReference()) {
            gaps.objectArray(arrayLengths.get(object), gap);
        } else {
            gaps.primitiveArray(element, arrayLengths.get(object), gap);
        }
    }
}

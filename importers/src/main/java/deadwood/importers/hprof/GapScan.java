package deadwood.importers.hprof;

import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Passes over all objects in address order and keeps the smallest distance to the next object by class: what {@link LayoutInference} reasons from. */
final class GapScan {

    private static final long BITS = 0xffff_ffffL;
    private static final int WORDS_AT_ONCE = AddressIndex.CHUNK_WORDS;

    private final AddressBits.Frozen addresses;
    private final IntColumn classIds;
    private final IntColumn arrayLengths;
    private final DumpClasses classes;
    /** By class id: bytes of an element of an array of primitives, 0 for other classes. */
    private final int[] elementSizes;
    private final boolean[] referenceArray;
    private final int[] mirrors;
    private final int[] mirrorClasses;
    private final int oddClass;

    private GapScan(final AddressBits.Frozen addresses, final GraphColumns columns, final DumpClasses classes) {
        this.addresses = addresses;
        this.classIds = columns.classIds();
        this.arrayLengths = columns.arrayLengths();
        this.classes = classes;
        final List<DumpClass> all = classes.all();
        this.elementSizes = new int[all.size()];
        this.referenceArray = new boolean[all.size()];
        int odd = HeapGraph.NONE;
        for (final DumpClass type : all) {
            referenceArray[type.id] = type.kind == ClassInfo.Kind.OBJECT_ARRAY;
            elementSizes[type.id] = type.elementType == null ? 0 : type.elementType.bytes(0);
            if (type.name.equals(StackChunks.CLASS)) {
                odd = type.id;
            }
        }
        this.oddClass = odd;
        final long[] pairs = all.stream().filter(type -> type.mirror != HeapGraph.NONE)
                .mapToLong(type -> (long) type.mirror << 32 | type.id).sorted().toArray();
        this.mirrors = Arrays.stream(pairs).mapToInt(pair -> (int) (pair >>> 32)).toArray();
        this.mirrorClasses = Arrays.stream(pairs).mapToInt(pair -> (int) pair).toArray();
    }

    static GapEvidence scan(final AddressBits.Frozen addresses, final GraphColumns columns, final DumpClasses classes,
            final int threads, final Progress progress, final CancelSignal cancel) throws IOException {
        final GapScan scan = new GapScan(addresses, columns, classes);
        final long words = addresses.words().size();
        final Progress.Step step = progress.begin("measuring objects", addresses.index().objectCount(),
                Progress.Unit.OBJECTS);
        final AtomicLong next = new AtomicLong();
        final List<GapEvidence> found = new ArrayList<>();
        Workers.run(threads, "gaps", cancel, stop -> {
            final GapEvidence evidence = new GapEvidence(classes.all().size());
            for (long from = next.getAndAdd(WORDS_AT_ONCE); from < words; from = next.getAndAdd(WORDS_AT_ONCE)) {
                stop.check();
                step.advance(scan.words(from, Math.min(from + WORDS_AT_ONCE, words), evidence));
            }
            synchronized (found) {
                found.add(evidence);
            }
        });
        final GapEvidence all = new GapEvidence(classes.all().size());
        found.forEach(all::merge);
        return all;
    }

    private long words(final long from, final long to, final GapEvidence evidence) {
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
                    take(object++, address - previous, evidence);
                }
                evidence.addressBits |= address;
                previous = address;
                count++;
            }
        }
        if (object >= 0) {
            take(object, following(to) - previous, evidence);
        }
        return count;
    }

    /** The first address from a word on, or one far away. */
    private long following(final long from) {
        for (long word = from; word < addresses.words().size(); word++) {
            final int bits = (int) (addresses.words().get(word) & BITS);
            if (bits != 0) {
                return addresses.addressOfWord(word)
                        + ((long) Integer.numberOfTrailingZeros(bits) << addresses.shift());
            }
        }
        return Long.MAX_VALUE;
    }

    private void take(final int object, final long gap, final GapEvidence evidence) {
        final int type = classIds.get(object);
        final int length = arrayLengths.get(object);
        if (type == classes.classClass().id) {
            final int index = Arrays.binarySearch(mirrors, object);
            if (index >= 0) {
                evidence.mirror(mirrorClasses[index], gap);
                return;
            }
        }
        evidence.object(type, gap);
        if (referenceArray[type]) {
            evidence.referenceArray(length, gap);
        } else if (elementSizes[type] > 0) {
            evidence.primitiveArray(elementSizes[type], length, gap);
        }
        if (type == oddClass) {
            evidence.odd(object);
        }
    }
}

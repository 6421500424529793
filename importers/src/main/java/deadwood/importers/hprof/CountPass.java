package deadwood.importers.hprof;

import deadwood.importers.hprof.layout.Gaps;
import deadwood.importers.parallel.Workers;
import deadwood.model.heap.AddressIndex;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A single pass over the objects that counts them, on several threads. What sizes are derived from, the distances between neighbours in the
 * heap, it takes from neighbours in the file. That is right where the runs of ascending addresses in the file do not overlap, as in the dumps
 * of HotSpot's collectors that move what lives together (Serial, Parallel, G1). Others are found out at the end.
 */
final class CountPass {

    private final DumpFile file;
    private final CountedClasses classes;
    private final List<DumpClass> all;

    /** @param all the classes, by id */
    CountPass(final DumpFile file, final CountedClasses classes, final List<DumpClass> all) {
        this.file = file;
        this.classes = classes;
        this.all = all;
    }

    /**
     * What was counted.
     *
     * @param lastSlot slot of the object with the highest address in the {@link GapTable}
     */
    record Counted(HeapCount count, AddressRuns runs, int lastSlot) {

        Gaps gaps() {
            final Gaps gaps = count.gaps.gaps(lastSlot);
            gaps.addresses(count.objects, count.addressBits, runs.first(0), runs.last(runs.size() - 1));
            return gaps;
        }
    }

    /** @return null if the dump has to be read with more care */
    @Nullable
    Counted run(final DumpRanges objects, final int threads, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final Progress.Step step = progress.begin("counting objects", objects.bytes(), Progress.Unit.BYTES);
        final AtomicInteger next = new AtomicInteger();
        final AtomicBoolean odd = new AtomicBoolean();
        final List<CountWalk> walks = new ArrayList<>();
        Workers.run(Math.clamp(objects.size(), 1, threads), "counting", cancel, stop -> {
            try (CountWalk walk = new CountWalk(file, classes)) {
                synchronized (walks) {
                    walks.add(walk);
                }
                for (int i = next.getAndIncrement(); i < objects.size() && !odd.get(); i = next.getAndIncrement()) {
                    if (!walk.part(objects.start(i), objects.end(i), stop)) {
                        odd.set(true);
                    }
                    step.advance(objects.end(i) - objects.start(i));
                }
            }
        });
        return odd.get() ? null : joined(walks);
    }

    private @Nullable Counted joined(final List<CountWalk> walks) {
        final HeapCount count = new HeapCount(all.size());
        walks.forEach(walk -> count.add(walk.count()));
        final AddressRuns ofObjects = count.runs.sorted();
        if (ofObjects.size() == 0 || ofObjects.overlap()) {
            return null;
        }
        final AddressRuns runs = withClassObjects(count, ofObjects).sorted();
        final int chunkShift = Long.numberOfTrailingZeros(AddressIndex.CHUNK_WORDS * (long) AddressIndex.WORD_ADDRESSES)
                + MarkingPass.SHIFT;
        if ((count.addressBits & (1 << MarkingPass.SHIFT) - 1) != 0 || count.objects >= Integer.MAX_VALUE
                || runs.blocks(chunkShift) > MarkingPass.maximumChunks(file)) {
            return null;
        }
        for (int i = 1; i < runs.size(); i++) {
            count.gaps.add(runs.slot(i - 1), runs.first(i) - runs.last(i - 1), runs.elementBytes(i - 1));
        }
        final int last = runs.slot(runs.size() - 1);
        count.gaps.addLast(last);
        return new Counted(count, runs, last);
    }

    /** Class objects within a run were met there; the others are runs of their own. */
    private AddressRuns withClassObjects(final HeapCount count, final AddressRuns ofObjects) {
        final AddressRuns runs = new AddressRuns();
        runs.addAll(ofObjects);
        for (final DumpClass type : all) {
            if (type.record != null) {
                count.addressBits |= type.address;
                count.objects++;
                if (!ofObjects.contain(type.address)) {
                    runs.add(type.address, type.address, count.gaps.ofClassObject(type.id), 0);
                }
            }
        }
        return runs;
    }
}

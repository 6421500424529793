package deadwood.importers.hprof;

import deadwood.importers.parallel.Workers;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The first pass over the objects: marks their addresses, gathers roots and classes, and finds where good sub-records end. Large
 * parts are cut at sub-record boundaries into pieces of about a MiB, so that the second pass has work for all threads.
 */
final class MarkingPass {

    /** Objects of HotSpot are aligned to 8 bytes. */
    static final int SHIFT = 3;
    private static final int WINDOW = 1 << 20;
    /** Ids that are no multiples of 8 make this share of all before they are taken for anything but damage. */
    private static final int MISALIGNED_SHARE = 1000;
    private static final int FEW = 64;
    private static final int MOST_WATCHED = 1000;
    private static final int MOST_DAMAGES = 100;
    private static final int LEAST_CHUNKS = 1024;
    /** The bits of strewn ids take as much memory as the file has bytes at the most, and what the least chunks take. */
    private static final long BYTES_PER_CHUNK = 256 << 10;

    private final DumpFile file;
    private final DumpRanges ranges;
    private final LongLongMap classNames;
    private final long[] watchedClasses;
    private final int threads;
    private final Warnings warnings;

    /** @param watchedClasses a few addresses of classes whose instances are to be told */
    MarkingPass(final DumpFile file, final Outline outline, final long[] watchedClasses, final int threads,
            final Warnings warnings) {
        this.file = file;
        this.ranges = outline.heap();
        this.classNames = outline.classNames();
        this.watchedClasses = watchedClasses;
        this.threads = threads;
        this.warnings = warnings;
    }

    /**
     * What the pass found; to be closed for the bits.
     *
     * @param pieces sub-records without damage, in the order of the file
     * @param classes in the order of the file
     * @param watched addresses of the instances of the classes that were watched for
     * @param duplicates number of objects whose id another one has
     */
    record Marked(AddressBits bits, DumpRanges pieces, List<ClassRecord> classes, DumpRoots roots, Set<Long> watched,
            long duplicates)
            implements AutoCloseable {
        @Override
        public void close() {
            bits.close();
        }
    }

    Marked run(final Progress progress, final CancelSignal cancel) throws IOException {
        final Marked marked = run(SHIFT, progress, cancel);
        if (marked != null) {
            return marked;
        }
        // Ids of other virtual machines need not be addresses of objects that are aligned to 8 bytes.
        return java.util.Objects.requireNonNull(run(0, progress, cancel));
    }

    /** Addresses that are strewn over more chunks than that are refused. */
    static int maximumChunks(final DumpFile file) {
        return (int) Math.min(Integer.MAX_VALUE, LEAST_CHUNKS + file.size() / BYTES_PER_CHUNK);
    }

    private @Nullable Marked run(final int shift, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final AddressBits bits = new AddressBits(shift, maximumChunks(file));
        boolean kept = false;
        try {
            final Part[] parts = new Part[ranges.size()];
            final Progress.Step step = progress.begin("finding objects", ranges.bytes(), Progress.Unit.BYTES);
            final AtomicInteger next = new AtomicInteger();
            final List<Worker> workers = new ArrayList<>();
            Workers.run(Math.min(threads, Math.max(ranges.size(), 1)), "marking", cancel, stop -> {
                try (Worker worker = new Worker(bits, step, stop)) {
                    synchronized (workers) {
                        workers.add(worker);
                    }
                    for (int i = next.getAndIncrement(); i < parts.length; i = next.getAndIncrement()) {
                        parts[i] = worker.part(ranges.start(i), ranges.end(i));
                    }
                    worker.marker.flush();
                }
            });
            final long misaligned = workers.stream().mapToLong(worker -> worker.misaligned).sum();
            final long all = workers.stream().mapToLong(worker -> worker.marker.marked()).sum() + misaligned;
            if (shift > 0 && misaligned > 0 && (misaligned > all / MISALIGNED_SHARE || all < FEW)) {
                return null;
            }
            workers.forEach(worker -> worker.refused.report(warnings));
            kept = true;
            return merged(bits, parts, workers.stream().mapToLong(worker -> worker.marker.duplicates()).sum());
        } finally {
            if (!kept) {
                bits.close();
            }
        }
    }

    private Marked merged(final AddressBits bits, final Part[] parts, final long duplicates) {
        final DumpRanges pieces = new DumpRanges();
        final List<ClassRecord> classes = new ArrayList<>();
        final DumpRoots roots = new DumpRoots();
        final Set<Long> watched = new HashSet<>();
        for (final Part part : parts) {
            pieces.addAll(part.pieces);
            classes.addAll(part.classes);
            watched.addAll(part.watched);
            if (part.roots != null) {
                roots.addAll(part.roots);
            }
            part.damages.forEach(damage -> warnings.add(damage.offset(), damage.message()));
        }
        roots.report(warnings);
        return new Marked(bits, pieces, classes, roots, watched, duplicates);
    }

    private record Damage(long offset, String message) {}

    /** What one range of the file gave. */
    private static final class Part {
        private final DumpRanges pieces = new DumpRanges();
        private final List<ClassRecord> classes = new ArrayList<>(0);
        private final List<Long> watched = new ArrayList<>(0);
        private @Nullable DumpRoots roots;
        private final List<Damage> damages = new ArrayList<>(0);
    }

    private final class Worker extends SubRecordWalk {

        private final SubRecordChain chain;
        private final AddressBits.Marker marker;
        private final Progress.Step step;
        private final CancelSignal stop;
        private final Warnings.Counter refused = new Warnings.Counter(Warnings.Kind.BAD_ADDRESS);
        private long misaligned;
        private Part part = new Part();
        private long pieceStart;

        Worker(final AddressBits bits, final Progress.Step step, final CancelSignal stop) {
            super(file, WINDOW);
            this.chain = new SubRecordChain(file, classNames);
            this.marker = bits.new Marker();
            this.step = step;
            this.stop = stop;
        }

        /** @throws CancellationException if told to stop */
        Part part(final long start, final long end) throws IOException {
            part = new Part();
            long next = start;
            do {
                pieceStart = next;
                stop.check();
                final long ended = walk(next, end);
                if (ended > pieceStart) {
                    pause(ended);
                }
                next = end;
                final String damage = damage();
                if (damage != null) {
                    next = chain.search(ended + 1, end, stop);
                    keep(new Damage(ended, "%s; %d bytes up to %s were left out".formatted(damage,
                            next - ended, next == end ? "the end of the heap dump record" : "the next good one")));
                    step.advance(next - ended);
                }
            } while (next < end);
            return part;
        }

        private void keep(final Damage damage) {
            if (part.damages.size() < MOST_DAMAGES) {
                part.damages.add(damage);
            }
        }

        @Override
        public void close() {
            chain.close();
            super.close();
        }

        @Override
        void pause(final long position) {
            part.pieces.add(pieceStart, position);
            step.advance(position - pieceStart);
            pieceStart = position;
            stop.check();
        }

        private void mark(final long position, final long address) throws IOException {
            if (!marker.mark(address)) {
                refused.add(position);
                if ((address & (1 << SHIFT) - 1) != 0) {
                    misaligned++;
                }
            }
        }

        @Override
        void instance(final long position, final long address, final long classAddress, final long payload,
                final long size) throws IOException {
            mark(position, address);
            for (final long watched : watchedClasses) {
                if (classAddress == watched && part.watched.size() < MOST_WATCHED) {
                    part.watched.add(address);
                }
            }
        }

        @Override
        void objectArray(final long position, final long address, final long classAddress, final long elements,
                final int length) throws IOException {
            mark(position, address);
        }

        @Override
        void primitiveArray(final long position, final long address, final int type, final int length)
                throws IOException {
            mark(position, address);
        }

        @Override
        void classDump(final ClassRecord type) throws IOException {
            mark(type.position(), type.address());
            part.classes.add(type);
        }

        @Override
        void root(final int tag, final long position, final long address, final int thread, final int frame) {
            if (part.roots == null) {
                part.roots = new DumpRoots();
            }
            part.roots.add(tag, position, address, thread, frame);
        }
    }
}

package deadwood.importers.hprof;

import deadwood.importers.parallel.Turns;
import deadwood.importers.parallel.Workers;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.LongColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The second pass over the objects: fills the columns. Several threads decode pieces of the file; they append to the columns in the order
 * of the file.
 */
final class ReferencePass {

    private final DumpFile file;
    private final DumpClasses classes;
    private final GraphRoots roots;
    private final GraphColumns columns;
    private final @Nullable LongColumn seen;
    private final Warnings warnings;

    /** @param seen a bit for each object that is decoded already, if some have the same id, which makes this a job for one thread */
    ReferencePass(final DumpFile file, final DumpClasses classes, final GraphRoots roots, final GraphColumns columns,
            final @Nullable LongColumn seen, final Warnings warnings) {
        this.file = file;
        this.classes = classes;
        this.roots = roots;
        this.columns = columns;
        this.seen = seen;
        this.warnings = warnings;
    }

    /** @return what measured the distances between objects, one a thread */
    List<GapMeter> run(final DumpRanges pieces, final int threads, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final Warnings.Counter dangling = new Warnings.Counter(Warnings.Kind.DANGLING_REFERENCE);
        final Turns turns = new Turns();
        final RowBuffer rows = new RowBuffer(file.path(), columns, turns, cancel);
        rows.beginPiece(0);
        new ClassRows(columns, classes, seen, dangling).write(rows);
        rows.endPiece();
        dangling.report(warnings);

        final Progress.Step step = progress.begin("reading references", pieces.bytes(), Progress.Unit.BYTES);
        final AtomicInteger next = new AtomicInteger();
        final List<ObjectDecoder> decoders = new ArrayList<>();
        Workers.run(seen != null ? 1 : Math.clamp(pieces.size(), 1, threads), "references", cancel, stop -> {
            final RowBuffer buffer = new RowBuffer(file.path(), columns, turns, stop);
            try (ObjectDecoder decoder = new ObjectDecoder(file, classes, roots, columns, buffer, seen, stop)) {
                synchronized (decoders) {
                    decoders.add(decoder);
                }
                for (int i = next.getAndIncrement(); i < pieces.size(); i = next.getAndIncrement()) {
                    stop.check();
                    buffer.beginPiece(i + 1);
                    decoder.piece(pieces.start(i), pieces.end(i));
                    buffer.endPiece();
                    step.advance(pieces.end(i) - pieces.start(i));
                }
            }
        });
        decoders.forEach(decoder -> decoder.report(warnings));
        return decoders.stream().map(ObjectDecoder::meter).toList();
    }
}

package deadwood.importers.hprof;

import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The second pass over the objects: fills the columns. Several threads decode pieces of the file; they append to the columns in the order
 * of the file.
 */
final class ReferencePass {

    private final DumpFile file;
    private final DumpClasses classes;
    private final GraphRoots roots;
    private final GraphColumns columns;
    private final boolean duplicates;
    private final Warnings warnings;

    /** @param duplicates whether objects with the same id occur, which makes this a job for one thread */
    ReferencePass(final DumpFile file, final DumpClasses classes, final GraphRoots roots, final GraphColumns columns,
            final boolean duplicates, final Warnings warnings) {
        this.file = file;
        this.classes = classes;
        this.roots = roots;
        this.columns = columns;
        this.duplicates = duplicates;
        this.warnings = warnings;
    }

    void run(final DumpRanges pieces, final int threads, final Progress progress, final CancelSignal cancel)
            throws IOException {
        if (duplicates) {
            columns.classIds().fill(HeapGraph.NONE);
        }
        final Warnings.Counter dangling = new Warnings.Counter(Warnings.Kind.DANGLING_REFERENCE);
        final Turns turns = new Turns();
        final RowBuffer rows = new RowBuffer(columns, turns, cancel);
        rows.beginPiece(0);
        new ClassRows(columns, classes, dangling).write(rows);
        rows.endPiece();
        dangling.report(warnings);

        final Progress.Step step = progress.begin("reading references", pieces.bytes(), Progress.Unit.BYTES);
        final AtomicInteger next = new AtomicInteger();
        final List<ObjectDecoder> decoders = new ArrayList<>();
        Workers.run(duplicates ? 1 : Math.clamp(pieces.size(), 1, threads), "references", cancel, stop -> {
            final RowBuffer buffer = new RowBuffer(columns, turns, stop);
            try (ObjectDecoder decoder = new ObjectDecoder(file, classes, roots, columns, buffer, duplicates, stop)) {
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
    }

    /** Writes the rows of class objects, whose references stand in their descriptions. */
    private static final class ClassRows {

        private final GraphColumns columns;
        private final AddressIndex index;
        private final DumpClasses classes;
        private final Warnings.Counter dangling;

        ClassRows(final GraphColumns columns, final DumpClasses classes, final Warnings.Counter dangling) {
            this.columns = columns;
            this.index = columns.index();
            this.classes = classes;
            this.dangling = dangling;
        }

        void write(final RowBuffer rows) throws IOException {
            for (final DumpClass type : classes.all()) {
                if (type.mirror != HeapGraph.NONE && type.record != null) {
                    write(rows, type, type.record);
                }
            }
        }

        private void write(final RowBuffer rows, final DumpClass type, final ClassRecord record) throws IOException {
            columns.classIds().set(type.mirror, classes.classClass().id);
            columns.arrayLengths().set(type.mirror, 0);
            rows.breakRun();
            rows.position(type.mirror, ObjectPositions.NOWHERE, ObjectPositions.NOWHERE);
            rows.breakRun();
            rows.beginRow(type.mirror);
            add(rows, record, record.superclass());
            for (final long holder : record.holders()) {
                add(rows, record, holder);
            }
            for (int i = 0; i < record.staticValues().length; i++) {
                if (record.staticTypes()[i] == HprofTypes.REFERENCE) {
                    add(rows, record, record.staticValues()[i]);
                }
            }
            for (final long constant : record.constants()) {
                add(rows, record, constant);
            }
            rows.endRow();
        }

        private void add(final RowBuffer rows, final ClassRecord record, final long address) throws IOException {
            if (address != 0) {
                final int target = index.idOf(address);
                if (target == HeapGraph.NONE) {
                    dangling.add(record.position());
                } else {
                    rows.add(target);
                }
            }
        }
    }
}

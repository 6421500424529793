package deadwood.importers.hprof;

import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.LongColumn;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the rows of class objects, whose references stand in their descriptions. */
final class ClassRows {

    private final GraphColumns columns;
    private final AddressIndex index;
    private final DumpClasses classes;
    private final @Nullable LongColumn seen;
    private final Warnings.Counter dangling;

    /** @param seen a bit for each object that is decoded already, null if there are no duplicates */
    ClassRows(final GraphColumns columns, final DumpClasses classes, final @Nullable LongColumn seen,
            final Warnings.Counter dangling) {
        this.seen = seen;
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
        if (seen != null) {
            ObjectDecoder.firstTime(seen, type.mirror);
        }
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

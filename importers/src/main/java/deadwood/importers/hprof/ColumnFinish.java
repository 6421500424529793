package deadwood.importers.hprof;

import deadwood.importers.parallel.Workers;
import deadwood.model.heap.ArrayLengths;
import deadwood.model.heap.ClassIds;
import deadwood.model.heap.RowStarts;
import deadwood.model.heap.WeakReferences;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of the columns when all objects are decoded: they are packed, sorted and measured, several at once. */
final class ColumnFinish {

    /** The columns as they stay. */
    record Finished(ClassIds classIds, ArrayLengths lengths, RowStarts rows, IntColumn references,
            WeakReferences weak, ObjectPositions positions, GapScan.Measured measured) {}

    private final AddressBits.Frozen addresses;
    private final GraphColumns columns;
    private final DumpClasses classes;
    private final ColumnStore store;
    private final ColumnStore scratch;
    private @Nullable RowStarts rows;
    private @Nullable ArrayLengths lengths;
    private @Nullable WeakReferences weak;
    private @Nullable ObjectPositions positions;
    private GapScan.@Nullable Measured measured;

    /**
     * @param store for what stays
     * @param scratch for what goes when the import is done
     */
    ColumnFinish(final AddressBits.Frozen addresses, final GraphColumns columns, final DumpClasses classes,
            final ColumnStore store, final ColumnStore scratch) {
        this.addresses = addresses;
        this.columns = columns;
        this.classes = classes;
        this.store = store;
        this.scratch = scratch;
    }

    Finished finish(final int threads, final Progress progress, final CancelSignal cancel) throws IOException {
        final ClassIds classIds = renumbered(classes.adoptUnknown());
        final IntColumn references = columns.references().seal();
        final IntColumn runs = columns.runs().seal();
        final IntColumn pairs = columns.weak().seal();
        final int objects = addresses.index().objectCount();
        // The longest first.
        Workers.all(threads, "columns", cancel, List.of(
                stop -> measured = GapScan.scan(addresses, classIds, columns.arrayLengths(), classes, progress, stop),
                _ -> rows = RowStarts.pack(columns.rowStarts(), store),
                _ -> lengths = ArrayLengths.pack(columns.arrayLengths(), store),
                stop -> positions = ObjectPositions.of(runs, objects, store, stop),
                _ -> weak = WeakColumns.sorted(pairs, scratch, store)));
        return new Finished(classIds, Objects.requireNonNull(lengths), Objects.requireNonNull(rows), references,
                Objects.requireNonNull(weak), Objects.requireNonNull(positions), Objects.requireNonNull(measured));
    }

    /** @param ids new ids of the classes, empty if they keep theirs */
    private ClassIds renumbered(final int[] ids) throws IOException {
        final int count = classes.all().size();
        final ClassIds given = columns.classIds();
        // A graph is opened again by the number of its classes: wide columns that turned out not to be needed go.
        final boolean same = columns.narrow() == ClassIds.isNarrow(count);
        if (ids.length == 0 && same) {
            return given;
        }
        final ClassIds kept = same ? given : ClassIds.create(store, (int) given.size(), count);
        for (int object = 0; object < given.size(); object++) {
            final int id = given.get(object);
            kept.set(object, ids.length == 0 ? id : ids[id]);
        }
        return kept;
    }
}

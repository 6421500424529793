package deadwood.importers.hprof;

import deadwood.importers.parallel.Workers;
import deadwood.model.heap.ArrayLengths;
import deadwood.model.heap.ClassIds;
import deadwood.model.heap.RowStarts;
import deadwood.model.heap.RowStartsPacker;
import deadwood.model.heap.WeakReferences;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of the columns when all objects are decoded: they are packed, sorted and measured, several at once. */
final class ColumnFinish {

    /** The columns as they stay. */
    record Finished(ClassIds classIds, ArrayLengths lengths, RowStarts rows, IntColumn references,
            WeakReferences weak, ObjectPositions positions, Measured measured) {}

    private static final int CHECK_EVERY = 1 << 18;

    private final GraphColumns columns;
    private final DumpClasses classes;
    private final List<GapMeter> meters;
    private final ColumnStore store;
    private final ColumnStore scratch;
    private @Nullable ArrayLengths lengths;
    private @Nullable WeakReferences weak;
    private @Nullable ObjectPositions positions;

    /**
     * @param meters what measured the distances between objects
     * @param store for what stays
     * @param scratch for what goes when the import is done
     */
    ColumnFinish(final GraphColumns columns, final DumpClasses classes, final List<GapMeter> meters,
            final ColumnStore store, final ColumnStore scratch) {
        this.columns = columns;
        this.classes = classes;
        this.meters = meters;
        this.store = store;
        this.scratch = scratch;
    }

    Finished finish(final int threads, final Progress progress, final CancelSignal cancel) throws IOException {
        final GapMeter mirrors = new GapMeter(columns.index(), classes);
        final int[] newIds = classes.adoptUnknown();
        final Measured measured = Measured.of(mirrors, meters, newIds);
        final ClassIds classIds = renumbered(newIds, cancel);
        final IntColumn references = columns.references().seal();
        final IntColumn runs = columns.runs().seal();
        final IntColumn pairs = columns.weak().seal();
        final IntColumn arrays = columns.lengths().seal();
        final int objects = columns.index().objectCount();
        final Progress.Step step = progress.begin("packing columns", objects, Progress.Unit.OBJECTS);
        final RowStartsPacker packer = new RowStartsPacker(columns.rowStarts(), store, scratch, step);
        final List<Workers.Task> tasks = new ArrayList<>(List.of(
                stop -> lengths = ArrayLengths.of(arrays, objects, store, stop),
                stop -> positions = ObjectPositions.of(runs, objects, store, stop),
                stop -> weak = WeakColumns.sorted(pairs, scratch, store, stop)));
        for (int i = 0; i < packer.parts(); i++) {
            final int part = i;
            tasks.add(stop -> packer.pack(part, stop));
        }
        // The longest first.
        Workers.all(threads, "columns", cancel, tasks);
        return new Finished(classIds, Objects.requireNonNull(lengths), packer.finish(), references,
                Objects.requireNonNull(weak), Objects.requireNonNull(positions), measured);
    }

    /** @param ids new ids of the classes, empty if they keep theirs */
    private ClassIds renumbered(final int[] ids, final CancelSignal cancel) throws IOException {
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
            if (object % CHECK_EVERY == 0) {
                cancel.check();
            }
        }
        return kept;
    }
}

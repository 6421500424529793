package deadwood.model.retention;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.IndexText;
import deadwood.model.store.Progress;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reachable instances and bytes by package, and what the instances of each package retain: as {@link ClassHistogram} counts it, so what an
 * instance of the package dominates is not counted again.
 */
public final class PackageHistogram {

    private static final Comparator<Row> ORDER = Comparator.comparingLong(Row::retainedSize).reversed()
            .thenComparing(Row::packageName);

    private PackageHistogram() {}

    /**
     * One package, without those below it.
     *
     * @param packageName "" for the unnamed one and for arrays of primitives
     * @param instances number of reachable objects
     * @param shallowSize bytes of the objects themselves
     * @param retainedSize bytes that they retain
     */
    public record Row(String packageName, long instances, long shallowSize, long retainedSize) {}

    /**
     * The packages with reachable instances, by retained size, largest first.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static List<Row> of(final Retention retention, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final HeapGraph heap = retention.heap();
        final Map<String, Integer> packages = new LinkedHashMap<>();
        final int[] packageOfClass = new int[heap.classes().size()];
        for (final ClassInfo info : heap.classes().all()) {
            final int next = packages.size();
            packageOfClass[info.id()] = Objects.requireNonNullElse(packages.putIfAbsent(info.packageName(), next),
                    next);
        }
        final InstanceCounts sums = InstanceCounts.of(heap, retention,
                progress.begin("counting objects", heap.objectCount(), Progress.Unit.OBJECTS), cancel)
                .grouped(packageOfClass, packages.size());
        final int[][] packagesOfClass = Arrays.stream(packageOfClass).mapToObj(id -> new int[]{id})
                .toArray(int[][]::new);
        final long[] retained = RetainedByGroup.of(retention, packagesOfClass, packages.size(),
                progress.begin("adding up packages", retention.reachableCount(), Progress.Unit.OBJECTS), cancel);
        return packages.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue(), sums, retained))
                .filter(row -> row.instances() > 0).sorted(ORDER).toList();
    }

    /** Writes rows for an index. */
    public static void write(final List<Row> rows, final DataOutput out) throws IOException {
        out.writeInt(rows.size());
        for (final Row row : rows) {
            IndexText.write(row.packageName(), out);
            out.writeLong(row.instances());
            out.writeLong(row.shallowSize());
            out.writeLong(row.retainedSize());
        }
    }

    /** Reads what {@link #write} wrote. */
    public static List<Row> read(final DataInput in) throws IOException {
        final int count = in.readInt();
        final List<Row> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(new Row(IndexText.read(in), in.readLong(), in.readLong(), in.readLong()));
        }
        return rows;
    }

    private static Row row(final String name, final int index, final InstanceCounts sums,
            final long[] retained) {
        return new Row(name, sums.instances()[index] - sums.unreachable()[index],
                sums.sizes()[index] - sums.unreachableSizes()[index], retained[index]);
    }
}

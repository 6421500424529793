package deadwood.model.retention;

import deadwood.model.heap.ClassCount;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Instances and bytes by class, of all objects whether reachable or not.
 * <p>
 * The retained size of a class is the sum of the retained sizes of its reachable instances, leaving out those that another
 * instance of the class dominates, so that nothing is counted twice. What would be freed if all instances went away at
 * once can be more: an object that two instances share is retained by neither of them and not counted here.
 */
public final class ClassHistogram {

    /** In place of the loader of classes that the JVM itself defines. */
    public static final String BOOT_LOADER = "boot";

    private static final Comparator<Row> ORDER = Comparator.comparingLong(Row::shallowSize).reversed()
            .thenComparing(Row::className).thenComparing(Row::loader);

    private final List<Row> rows;
    private final List<Row> byName;

    private ClassHistogram(final List<Row> rows, final List<Row> byName) {
        this.rows = rows.stream().sorted(ORDER).toList();
        this.byName = byName.stream().sorted(ORDER).toList();
    }

    /**
     * One class, or all classes of one name.
     *
     * @param className as in Java source
     * @param loader {@link #BOOT_LOADER}, or class name and address of the defining loader; "" where loaders are summed
     * @param instances number of objects
     * @param shallowSize bytes of the objects themselves
     * @param retainedSize bytes that the reachable ones retain, −1 if nobody found that out
     * @param unreachableInstances how many of {@code instances} no root reaches, 0 if nobody found that out
     * @param unreachableSize bytes of those themselves
     */
    public record Row(String className, String loader, long instances, long shallowSize, long retainedSize,
            long unreachableInstances, long unreachableSize) {

        private void write(final DataOutput out) throws IOException {
            IndexText.write(className, out);
            IndexText.write(loader, out);
            out.writeLong(instances);
            out.writeLong(shallowSize);
            out.writeLong(retainedSize);
            out.writeLong(unreachableInstances);
            out.writeLong(unreachableSize);
        }

        private static Row read(final DataInput in, final Map<String, String> loaders) throws IOException {
            final String name = IndexText.read(in);
            final String loader = loaders.computeIfAbsent(IndexText.read(in), text -> text);
            return new Row(name, loader, in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
        }

        /** How many of the instances some root reaches; all of them if nobody found that out. */
        public long reachableInstances() {
            return instances - unreachableInstances;
        }

        /** Bytes of those themselves. */
        public long reachableSize() {
            return shallowSize - unreachableSize;
        }
    }

    /**
     * @param retention of the same heap, or null to count only
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static ClassHistogram of(final HeapGraph heap, final @Nullable Retention retention, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final int classes = heap.classes().size();
        final Map<String, Integer> names = new LinkedHashMap<>();
        final int[] nameOfClass = new int[classes];
        for (final ClassInfo info : heap.classes().all()) {
            final int next = names.size();
            nameOfClass[info.id()] = java.util.Objects.requireNonNullElse(names.putIfAbsent(info.name(), next), next);
        }
        final InstanceCounts counts = InstanceCounts.of(heap, retention,
                progress.begin("counting objects", heap.objectCount(), Progress.Unit.OBJECTS), cancel);
        final long[] retained = retained(retention, nameOfClass, names.size(), progress, cancel);
        final List<Row> rows = heap.classes().all().stream().filter(info -> counts.instances()[info.id()] > 0)
                .map(info -> counts.row(info.id(), info.name(), loaderOf(heap, info),
                        retained[info.id()]))
                .toList();
        final InstanceCounts sums = counts.grouped(nameOfClass, names.size());
        final List<Row> byName = names.entrySet().stream().filter(name -> sums.instances()[name.getValue()] > 0)
                .map(name -> sums.row(name.getValue(), name.getKey(), "",
                        retained[classes + name.getValue()]))
                .toList();
        return new ClassHistogram(rows, byName);
    }

    /** @return what each class retains, and behind the classes what each name does; −1 if nobody knows */
    private static long[] retained(final @Nullable Retention retention, final int[] nameOfClass, final int names,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final int classes = nameOfClass.length;
        if (retention == null) {
            final long[] unknown = new long[classes + names];
            Arrays.fill(unknown, -1);
            return unknown;
        }
        // A class that has its name for itself counts as one group: most do.
        final int[] classesOfName = new int[names];
        Arrays.stream(nameOfClass).forEach(name -> classesOfName[name]++);
        final int[][] groups = new int[classes][];
        Arrays.setAll(groups, classId -> classesOfName[nameOfClass[classId]] == 1
                ? new int[]{classId}
                : new int[]{classId, classes + nameOfClass[classId]});
        final long[] retained = RetainedByGroup.of(retention, groups, classes + names,
                progress.begin("adding up classes", retention.reachableCount(), Progress.Unit.OBJECTS), cancel);
        for (int classId = 0; classId < classes; classId++) {
            if (groups[classId].length == 1) {
                retained[classes + nameOfClass[classId]] = retained[classId];
            }
        }
        return retained;
    }

    /** Writes the rows for an index. */
    public void write(final DataOutput out) throws IOException {
        for (final List<Row> list : List.of(rows, byName)) {
            out.writeInt(list.size());
            for (final Row row : list) {
                row.write(out);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    public static ClassHistogram read(final DataInput in) throws IOException {
        return new ClassHistogram(readRows(in), readRows(in));
    }

    private static List<Row> readRows(final DataInput in) throws IOException {
        final int count = in.readInt();
        final List<Row> list = new ArrayList<>(count);
        // Few loaders define many classes.
        final Map<String, String> loaders = new HashMap<>();
        for (int i = 0; i < count; i++) {
            list.add(Row.read(in, loaders));
        }
        return list;
    }

    /** The defining loader of a class: {@link #BOOT_LOADER}, or its class name and address. */
    public static String loaderOf(final HeapGraph heap, final ClassInfo info) {
        return info.loader() == HeapGraph.NONE
                ? BOOT_LOADER
                : loader(heap.classOf(info.loader()).name(), heap.addressOf(info.loader()));
    }

    private static String loader(final String className, final long address) {
        return className + " @ 0x" + Long.toHexString(address);
    }

    /** A histogram of what is counted already; at most one element a class. */
    public static ClassHistogram of(final List<ClassCount> counts) {
        final List<Row> rows = counts.stream()
                .map(count -> counted(count.className(),
                        count.loaderClass() == null
                                ? BOOT_LOADER
                                : loader(count.loaderClass(), count.loaderAddress()),
                        count.instances(), count.shallowSize()))
                .toList();
        final Map<String, Row> byName = new LinkedHashMap<>();
        for (final ClassCount count : counts) {
            byName.merge(count.className(), counted(count.className(), "", count.instances(), count.shallowSize()),
                    (one, other) -> counted(one.className(), "", one.instances() + other.instances(),
                            one.shallowSize() + other.shallowSize()));
        }
        return new ClassHistogram(rows, List.copyOf(byName.values()));
    }

    private static Row counted(final String className, final String loader, final long instances,
            final long shallowSize) {
        return new Row(className, loader, instances, shallowSize, -1, 0, 0);
    }

    /** A row for each class that has instances, by shallow size, largest first. */
    public List<Row> rows() {
        return rows;
    }

    /** The same with the classes of one name, which several loaders defined, in one row. */
    public List<Row> byName() {
        return byName;
    }
}

package deadwood.importers.hprof;

import deadwood.importers.hprof.layout.InferredLayout;
import deadwood.model.heap.ClassCount;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts the objects of a healthy HotSpot dump by class in one pass over their headers, with the very numbers that the graph would
 * give.
 */
final class HeapCounting {

    private final DumpFile file;
    private final int threads;
    private final Progress progress;
    private final CancelSignal cancel;

    HeapCounting(final DumpFile file, final int threads, final Progress progress, final CancelSignal cancel) {
        this.file = file;
        this.threads = threads;
        this.progress = progress;
        this.cancel = cancel;
    }

    /** @return in the order of the classes in the dump; null if the dump is odd or damaged in any way, and the graph has to be built */
    @Nullable
    List<ClassCount> count() throws IOException {
        if (file.idSize() != Long.BYTES) {
            return null;
        }
        final Warnings warnings = new Warnings();
        try (Outline outline = RecordScan.scan(file, warnings, progress, cancel);
                Names names = new Names(file, outline.strings())) {
            final ClassScan.Found found = ClassScan.scan(file, outline.heap(), cancel);
            if (found == null) {
                return null;
            }
            // All that is asked of an id is whether the heap holds the class object, which the count makes sure of.
            final DumpClasses classes = DumpClasses.of(file, outline, names, found.classes(), _ -> 0, warnings);
            final CountedClasses counted = CountedClasses.of(classes);
            if (counted == null || !warnings.list().isEmpty()) {
                return null;
            }
            final CountPass.Counted count = new CountPass(file, counted, classes.all())
                    .run(found.objects(), threads, progress, cancel);
            if (count == null) {
                return null;
            }
            final InferredLayout sizes = ClassShapes.sizes(classes, count.gaps(), names, file.idSize());
            names.report(warnings);
            return sizes.proven() && warnings.list().isEmpty() ? counts(classes, counted, count.count(), sizes) : null;
        }
    }

    private static List<ClassCount> counts(final DumpClasses classes, final CountedClasses counted,
            final HeapCount count, final InferredLayout sizes) {
        final long[] instances = count.gaps.instances();
        final long[] bytes = new long[instances.length];
        for (final DumpClass type : classes.all()) {
            final ArrayTally arrays = count.arrays[type.id];
            if (arrays == null) {
                bytes[type.id] = instances[type.id] * sizes.instanceSizes()[type.id];
            } else {
                instances[type.id] = arrays.count();
                bytes[type.id] = arrays.size(sizes.layout(), Objects.requireNonNull(type.elementType));
            }
        }
        final int classClass = classes.classClass().id;
        for (final DumpClass type : classes.all()) {
            if (type.record != null) {
                instances[classClass]++;
                bytes[classClass] += sizes.mirrorSizes()[type.id];
            }
        }
        count.stackChunks.forEach((words, number) -> {
            instances[counted.chunkClass()] += number;
            bytes[counted.chunkClass()] += number * sizes.stackChunkSize(counted.chunkClass(), words);
        });
        final List<ClassCount> list = new ArrayList<>();
        for (final DumpClass type : classes.all()) {
            if (instances[type.id] > 0) {
                list.add(new ClassCount(type.name, loaderClass(classes, counted, type),
                        type.record == null ? 0 : type.record.loader(), instances[type.id], bytes[type.id]));
            }
        }
        return list;
    }

    private static @Nullable String loaderClass(final DumpClasses classes, final CountedClasses counted,
            final DumpClass type) {
        if (type.record == null || type.record.loader() == 0) {
            return null;
        }
        final int seen = counted.landmarks().classAt(type.record.loader());
        return seen == Landmarks.NOT_SEEN ? null : classes.all().get(seen).name;
    }
}

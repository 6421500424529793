package deadwood.importers.hprof;

import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.model.heap.HeapGraph;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Opens dumps as the app does. */
final class Reading {

    private Reading() {}

    /**
     * Reads the file anew each time.
     *
     * @param cache an empty directory or one that is not there
     */
    static Snapshot open(final Path file, final Path cache, final int threads) throws IOException {
        return new Importers().open(file, new ImportOptions(cache, threads).withoutIndex(), Progress.NONE,
                CancelSignal.NEVER);
    }

    /** Opens it from its index if there is one. */
    static Snapshot openIndexed(final Path file, final Path cache) throws IOException {
        return new Importers().open(file, new ImportOptions(cache, 2), Progress.NONE, CancelSignal.NEVER);
    }

    /** Keeps its columns beside the file. */
    static Snapshot open(final Path file, final int threads) throws IOException {
        return open(file, file.resolveSibling("cache"), threads);
    }

    /** Keeps its columns beside the file. */
    static Snapshot open(final Path file) throws IOException {
        return open(file, 2);
    }

    static HeapGraph heap(final Snapshot snapshot) {
        return Objects.requireNonNull(snapshot.heap());
    }

    /** All that a graph says, for comparing two that should say the same. */
    static String text(final HeapGraph heap) {
        final StringBuilder text = new StringBuilder();
        text.append(heap.layout()).append('\n').append(heap.classes().all()).append('\n').append(heap.roots().all())
                .append('\n').append(heap.threads().all()).append('\n');
        for (int i = 0; i < heap.entryPointCount(); i++) {
            text.append(heap.entryPoint(i)).append(' ');
        }
        final int[] hash = {1};
        for (int object = 0; object < heap.objectCount(); object++) {
            hash[0] = 31 * hash[0] + Long.hashCode(heap.addressOf(object));
            hash[0] = 31 * hash[0] + heap.classIdOf(object);
            hash[0] = 31 * hash[0] + heap.arrayLength(object);
            hash[0] = 31 * hash[0] + Long.hashCode(heap.shallowSize(object));
            hash[0] = 31 * hash[0] + heap.weakReferences().referentOf(object);
            hash[0] = 31 * hash[0] + Long.hashCode(heap.firstReference(object));
            heap.forEachTarget(object, target -> hash[0] = 31 * hash[0] + target);
        }
        return text.append('\n').append(hash[0]).toString();
    }
}

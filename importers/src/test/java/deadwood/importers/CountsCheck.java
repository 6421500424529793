package deadwood.importers;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.ClassCount;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Compares what is counted without opening a file with what the opened heap says. */
public final class CountsCheck {

    private CountsCheck() {}

    /**
     * Counts on one thread and on two.
     *
     * @param heap of that file
     * @return false if the file cannot be counted without opening it
     */
    public static boolean check(final Path file, final HeapGraph heap) throws IOException {
        final List<ClassCount> alone = counts(file, 1);
        final List<ClassCount> together = counts(file, 2);
        assertThat(together).isEqualTo(alone);
        if (alone == null) {
            return false;
        }
        final ClassHistogram expected = ClassHistogram.of(heap, null, Progress.NONE, CancelSignal.NEVER);
        final ClassHistogram counted = ClassHistogram.of(alone);
        assertThat(counted.rows()).containsExactlyElementsOf(expected.rows());
        assertThat(counted.byName()).containsExactlyElementsOf(expected.byName());
        return true;
    }

    /** Keeps nothing beside the file, which may be somebody else's. */
    private static List<ClassCount> counts(final Path file, final int threads) throws IOException {
        final Path cache = Files.createTempDirectory("deadwood-counts");
        try {
            return new Importers().counts(file, new ImportOptions(cache, threads), Progress.NONE, CancelSignal.NEVER);
        } finally {
            try (Stream<Path> left = Files.walk(cache)) {
                for (final Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

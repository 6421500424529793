package deadwood.importers.text;

import deadwood.importers.ImportException;
import java.io.IOException;
import java.nio.file.Path;

/** Ends an import that needs more of the Java heap than there is with a sentence. */
public final class HeapLimit {

    private HeapLimit() {}

    /** Reads a file. */
    @FunctionalInterface
    public interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * Reads a file that is kept on the Java heap.
     *
     * @param what stands there: "stacks"
     * @throws ImportException.TooLarge if there is not enough room for them
     */
    public static <T> T within(final Path file, final String what, final Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (final OutOfMemoryError e) {
            throw new ImportException.TooLarge(
                    "%s cannot be opened: its %s need more than the %d MiB of Java heap there are"
                            .formatted(file, what, Runtime.getRuntime().maxMemory() >> 20));
        }
    }
}

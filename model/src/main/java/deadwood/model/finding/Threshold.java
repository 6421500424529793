package deadwood.model.finding;

import deadwood.model.heap.FieldType;
import deadwood.model.structure.catalog.Catalog;
import java.util.Arrays;

/**
 * From how many bytes on a finding is worth a word.
 *
 * @param bytes for what the application holds
 */
record Threshold(long bytes) {

    /** Less than this is noise whatever the size of the heap, in bytes. */
    static final long SMALLEST = 64 << 10;
    /** Less than one in this many bytes of the reachable heap is noise: half a per cent. */
    static final long NOISE_SHARE = 200;
    /** Less than this in a static of a library is noise, in bytes. */
    static final long SMALLEST_OF_LIBRARY = 1 << 20;
    private static final long LIBRARY_FACTOR = 4;

    private static final String STEP = " → ";
    private static final String THREAD = "thread ";

    static Threshold of(final long reachableBytes) {
        return new Threshold(Math.max(SMALLEST, reachableBytes / NOISE_SHARE));
    }

    /** For what the JDK and other libraries keep for themselves. */
    long ofLibrary() {
        return Math.max(SMALLEST_OF_LIBRARY, LIBRARY_FACTOR * bytes);
    }

    /** For what hangs in a place: its first part names the static, the class or the class of the root that it hangs on. */
    long at(final String where) {
        final int end = where.indexOf(STEP);
        final String first = end < 0 ? where : where.substring(0, end);
        final boolean ofThread = first.startsWith(THREAD) || first.endsWith("thread");
        return !ofThread && isLibrary(first.substring(first.lastIndexOf(' ') + 1)) ? ofLibrary() : bytes;
    }

    /** Whether a class belongs to the JDK or to another library that the catalog knows. */
    static boolean isLibrary(final String className) {
        final String element = className.replace("[]", "");
        return Catalog.standard().isLibrary(element)
                || Arrays.stream(FieldType.values()).anyMatch(type -> type.javaName().equals(element));
    }
}

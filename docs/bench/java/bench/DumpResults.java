package bench;

import java.nio.file.Path;
import java.util.List;

/**
 * Everything measured on one dump.
 *
 * @param file the dump
 * @param bytes its size
 * @param objects number of its objects
 * @param peer H: the library it is compared with
 * @param results in the order of the table
 * @param indexBytes size of the index that the full open leaves
 * @param allIndexBytes the same with what classes and packages retain
 * @param notes what else was found out, a Markdown line each
 */
record DumpResults(Path file, long bytes, long objects, Measured peer, List<Result> results, long indexBytes,
        long allIndexBytes, List<String> notes) {}

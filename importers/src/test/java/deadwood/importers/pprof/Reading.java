package deadwood.importers.pprof;

import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads profiles as everybody does: recognised by their content. */
public final class Reading {

    private static final int THREADS = 2;

    private Reading() {}

    /** @param directory where bytes are put into a file */
    public static Snapshot of(final byte[] bytes, final Path directory) throws IOException {
        return of(Files.write(directory.resolve("some.file"), bytes), directory);
    }

    /** @param directory where a cache may go */
    public static Snapshot of(final Path file, final Path directory) throws IOException {
        return new Importers().open(file, new ImportOptions(directory.resolve("cache"), THREADS), Progress.NONE,
                CancelSignal.NEVER);
    }
}

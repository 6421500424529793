package deadwood.importers.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Recordings of public projects, which are no part of this one. */
final class RealRecordings {

    private RealRecordings() {}

    /** All files of a folder; the test is skipped without them. */
    static List<Path> in(final String folder) {
        final String root = System.getProperty("deadwood.realFiles", "");
        final Path directory = Path.of(root, "jfr", folder);
        Assumptions.assumeTrue(!root.isEmpty() && Files.isDirectory(directory),
                "no real recordings: give -Ddeadwood.realFiles=DIR with a folder jfr/" + folder);
        try (Stream<Path> list = Files.list(directory)) {
            return list.filter(Files::isRegularFile).sorted().toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All recordings. */
    static List<Path> all() {
        return Stream.of("collapsed-goldens", "jmc").flatMap(folder -> in(folder).stream())
                .filter(file -> file.toString().endsWith(".jfr.gz")).toList();
    }

    static byte[] inflated(final Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    static Snapshot open(final Path file, final Path cache) throws IOException {
        return new Importers().open(file, new ImportOptions(cache, 2), Progress.NONE, CancelSignal.NEVER);
    }

    static StackProfile profile(final Snapshot snapshot) {
        assertThat(snapshot.profile()).isNotNull();
        return Objects.requireNonNull(snapshot.profile());
    }
}

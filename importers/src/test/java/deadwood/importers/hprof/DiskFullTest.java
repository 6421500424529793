package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import deadwood.importers.hprof.fixture.HeapFixture;
import deadwood.importers.hprof.write.HprofRoot;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full while an index is written. Needs a disk that is small enough, which only root can make. */
@Timeout(120)
class DiskFullTest {

    @TempDir
    private Path directory;
    private Path disk;

    private static boolean succeeds(final String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().onExit().join().exitValue() == 0;
        } catch (final IOException e) {
            return false;
        }
    }

    private void mount(final int kibibytes) throws IOException {
        disk = Files.createDirectories(directory.resolve("disk"));
        assumeTrue(succeeds("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", disk.toString()),
                "a small tmpfs cannot be mounted here (it takes root): a full disk was not tried");
    }

    @AfterEach
    void unmount() {
        if (disk != null) {
            succeeds("umount", disk.toString());
        }
    }

    private Path dump() throws IOException {
        final HeapFixture heap = new HeapFixture();
        heap.type("com.acme.Node", "Object next", "int count");
        for (int node = 0; node < 3000; node++) {
            heap.object("n" + node, "com.acme.Node").with("next", node == 0 ? null : "n" + (node - 1)).with("count",
                    node);
        }
        heap.root("n2999", HprofRoot.Unknown::new);
        return heap.write(directory.resolve("heap.hprof"));
    }

    @Test
    void worksWithoutAnIndexAndSaysSo() throws IOException {
        final Path dump = dump();
        final String expected;
        try (Snapshot snapshot = Reading.open(dump, directory.resolve("roomy"), 2)) {
            expected = Reading.text(Reading.heap(snapshot));
        }
        int full = 0;
        int kept = 0;
        for (final int kibibytes : List.of(4, 64, 256, 520, 560, 600, 640, 680, 720, 800, 1200, 4000)) {
            mount(kibibytes);
            try (Snapshot snapshot = Reading.openIndexed(dump, disk.resolve("cache"))) {
                assertThat(Reading.text(Reading.heap(snapshot))).as("%d KiB", kibibytes).isEqualTo(expected);
                final List<Path> files = files();
                if (files.isEmpty()) {
                    full++;
                    assertThat(snapshot.warnings()).as("%d KiB", kibibytes).singleElement()
                            .satisfies(warning -> assertThat(warning.message())
                                    .containsAnyOf("no index could be written", "cannot be written"));
                } else {
                    kept++;
                    assertThat(files).singleElement().satisfies(file -> assertThat(file).hasFileName("heap.index"));
                    assertThat(snapshot.warnings()).isEmpty();
                }
            }
            unmount();
        }
        assertThat(full).isGreaterThan(2);
        assertThat(kept).isPositive();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(disk)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

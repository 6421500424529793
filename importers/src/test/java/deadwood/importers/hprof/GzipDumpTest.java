package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.importers.hprof.fixture.HeapFixture;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressed dumps say what plain ones say, as far as they are whole. */
class GzipDumpTest {

    @TempDir
    private Path directory;

    private byte[] dump() throws IOException {
        final HeapFixture fixture = new HeapFixture();
        fixture.type("com.acme.Node", "Object next", "Object text", "int count");
        final Random random = new Random(7);
        for (int i = 0; i < 700; i++) {
            fixture.string("s" + i, "text " + random.nextLong());
            fixture.object("n" + i, "com.acme.Node").with("next", "n" + random.nextInt(700)).with("text", "s" + i)
                    .with("count", i);
        }
        fixture.root("n0", deadwood.importers.hprof.write.HprofRoot.Unknown::new);
        return Files.readAllBytes(fixture.segments(3000).write(directory.resolve("plain.hprof")));
    }

    private Snapshot open(final byte[] bytes) throws IOException {
        return Reading.open(Files.write(directory.resolve("dump.hprof.gz"), bytes));
    }

    /** Columns, tables and the values of all fields. */
    private static String all(final Snapshot snapshot) {
        final HeapGraph heap = Reading.heap(snapshot);
        final CRC32 values = new CRC32();
        try (FieldReader reader = heap.fields().reader()) {
            for (int object = heap.objectCount() - 1; object >= 0; object--) {
                reader.select(object);
                final byte[] bytes = new byte[(int) reader.payloadSize()];
                reader.readBytes(0, bytes, 0, bytes.length);
                values.update(bytes);
            }
        }
        return Reading.text(heap) + '\n' + values.getValue();
    }

    private static String plain(final byte[] dump, final Path directory) throws IOException {
        try (Snapshot snapshot = Reading.open(Files.write(directory.resolve("plain.hprof"), dump))) {
            assertThat(snapshot.warnings()).isEmpty();
            return all(snapshot);
        }
    }

    private static byte[] gzip(final byte[] bytes) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private List<Path> kept() throws IOException {
        final Path cache = directory.resolve("cache");
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.getFileName().toString().startsWith("inflated-")).toList();
        }
    }

    @Test
    void whatTheJvmCompressedInBlocksReadsAsWhatItInflatesTo() throws Exception {
        final Path compressed = SmallJvm.dump(directory.resolve("live.hprof.gz"), List.of());
        final byte[] inflated;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(compressed))) {
            inflated = in.readAllBytes();
        }
        assertThat(inflated.length).isGreaterThan(3 << 20);
        final String expected = plain(inflated, directory);
        for (final int threads : new int[]{1, 3}) {
            final List<String> steps = new ArrayList<>();
            final Progress progress = (name, _, _) -> {
                steps.add(name);
                return _ -> {};
            };
            try (Snapshot snapshot = new Importers().open(compressed,
                    new ImportOptions(directory.resolve("cache"), threads).withoutIndex(), progress,
                    CancelSignal.NEVER)) {
                assertThat(all(snapshot)).isEqualTo(expected);
                assertThat(snapshot.warnings()).isEmpty();
            }
            // The quick way was good enough, and nothing was inflated to disk.
            assertThat(steps).contains("finding compressed blocks").doesNotContain("checking compressed blocks");
            assertThat(kept()).isEmpty();
        }
    }

    @Test
    void blocksOfAllSizesAndLevelsReadAsPlain() throws IOException {
        final byte[] dump = dump();
        final String expected = plain(dump, directory);
        for (final int blockSize : new int[]{50, 1000, 20_000, 1 << 20}) {
            for (final int level : new int[]{0, 1, 9}) {
                try (Snapshot snapshot = open(BlockGzip.of(dump, blockSize, level, blockSize + level).bytes())) {
                    assertThat(snapshot.warnings()).as("%d %d", blockSize, level).isEmpty();
                    assertThat(all(snapshot)).as("%d %d", blockSize, level).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void gzipInsideOfStoredBlocksIsNoBlock() throws IOException {
        // A heap can hold a compressed dump, and what is stored stands there as it is.
        final HeapFixture fixture = new HeapFixture();
        final byte[] inner = BlockGzip.of(dump(), 500, 1, 1).bytes();
        for (int i = 0; i < 50; i++) {
            fixture.string("inner" + i, new String(inner, java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        final byte[] dump = Files.readAllBytes(fixture.segments(5000).write(directory.resolve("plain.hprof")));
        final BlockGzip outer = BlockGzip.of(dump, 60_000, 0, 2);
        try (Snapshot snapshot = open(outer.bytes())) {
            assertThat(snapshot.warnings()).isEmpty();
            assertThat(all(snapshot)).isEqualTo(plain(dump, directory));
        }
    }

    @Test
    void blocksAreKeptUpToACutAnywhere() throws IOException {
        final byte[] dump = dump();
        final BlockGzip gzip = BlockGzip.of(dump, 4000, 1, 3);
        final byte[] bytes = gzip.bytes();
        final Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            final int cut = i < 20
                    ? gzip.starts().get(1 + random.nextInt(gzip.starts().size() - 1)) + i - 10
                    : 50 + random.nextInt(bytes.length - 50);
            final byte[] left = inflatable(Arrays.copyOf(bytes, cut));
            final NaiveReading expected = new NaiveReading(left);
            try (Snapshot snapshot = open(Arrays.copyOf(bytes, cut))) {
                expected.checkAgainst(Reading.heap(snapshot));
                assertThat(snapshot.warnings()).as("cut at %d", cut).isNotEmpty();
            } catch (final ImportException e) {
                assertThat(expected.objectCount()).as("cut at %d: %s", cut, e).isZero();
                assertThat(e.getMessage()).contains("dump.hprof.gz").doesNotContain("\n");
            }
        }
        assertThat(kept()).isEmpty();
    }

    private static byte[] inflatable(final byte[] cut) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(cut), 1)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                out.write(next);
            }
        } catch (final IOException e) {
            return out.toByteArray();
        }
        return out.toByteArray();
    }

    @Test
    void aDamagedBlockCostsItsOwnObjectsAlone() throws IOException {
        final byte[] dump = dump();
        final String expected = plain(dump, directory);
        final int objects = new NaiveReading(dump).objectCount();
        final BlockGzip gzip = BlockGzip.of(dump, 4000, 1, 3);
        final Random random = new Random(9);
        for (int i = 0; i < 40; i++) {
            final byte[] bytes = gzip.bytes();
            final int from = gzip.starts().get(gzip.starts().size() * 2 / 3);
            final int at = from + random.nextInt(bytes.length - from - 60);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            try (Snapshot snapshot = open(bytes)) {
                assertThat(snapshot.warnings()).allMatch(warning -> !warning.message().contains("\n"));
                if (snapshot.warnings().isEmpty()) {
                    // Nothing depends on some bits of a header, such as the operating system.
                    assertThat(all(snapshot)).as("flipped at %d", at).isEqualTo(expected);
                }
                assertThat(Reading.heap(snapshot).objectCount()).as("flipped at %d", at).isBetween(objects * 3 / 5,
                        objects);
                all(snapshot);
            }
        }
    }

    @Test
    void twoFilesBehindEachOtherAndOtherMembersAreFollowed() throws IOException {
        final byte[] dump = dump();
        final int half = dump.length / 2;
        final ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(BlockGzip.of(Arrays.copyOf(dump, half), 4000, 1, 3).bytes());
        both.writeBytes(gzip(Arrays.copyOfRange(dump, half, half + 2000)));
        both.writeBytes(BlockGzip.of(Arrays.copyOfRange(dump, half + 2000, dump.length), 4000, 1, 4).bytes());
        try (Snapshot snapshot = open(both.toByteArray())) {
            assertThat(snapshot.warnings()).isEmpty();
            assertThat(all(snapshot)).isEqualTo(plain(dump, directory));
        }
        both.writeBytes("and something else".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        try (Snapshot snapshot = open(both.toByteArray())) {
            assertThat(snapshot.warnings()).extracting(ImportWarning::message).singleElement().asString()
                    .contains("18 bytes").contains("left out");
        }
    }

    @Test
    void aFileThatOnlySaysItHasBlocksIsInflated() throws IOException {
        final byte[] dump = dump();
        final BlockGzip gzip = new BlockGzip(1000, 1);
        gzip.block(dump);
        try (Snapshot snapshot = Reading.openIndexed(Files.write(directory.resolve("dump.hprof.gz"), gzip.bytes()),
                directory.resolve("cache"))) {
            assertThat(snapshot.warnings()).isEmpty();
            assertThat(all(snapshot)).isEqualTo(plain(dump, directory));
            assertThat(kept()).hasSize(1);
        }
    }

    @Test
    void plainGzipIsInflatedOnceAndAgainWhenItOrWhatWasKeptHasChanged() throws IOException {
        final byte[] dump = dump();
        final String expected = plain(dump, directory);
        final List<String> steps = new ArrayList<>();
        final Path file = Files.write(directory.resolve("dump.hprof.gz"), gzip(dump));
        for (int i = 0; i < 4; i++) {
            steps.clear();
            if (i == 2) {
                final byte[] bytes = Files.readAllBytes(kept().getFirst());
                bytes[bytes.length / 2] ^= 1;
                Files.write(kept().getFirst(), bytes);
            } else if (i == 3) {
                Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_700_000_000_000L));
            }
            final Progress progress = (name, _, _) -> {
                steps.add(name);
                return _ -> {};
            };
            try (Snapshot snapshot = new Importers().open(file, new ImportOptions(directory.resolve("cache"), 2),
                    progress, CancelSignal.NEVER)) {
                assertThat(all(snapshot)).isEqualTo(expected);
                assertThat(snapshot.warnings()).isEmpty();
            }
            // When the heap is known the content is only opened for values, and nobody is told of that.
            assertThat(steps.contains("inflating")).as("open %d", i).isEqualTo(i == 0 || i == 3);
            assertThat(kept()).hasSize(1);
            assertThat(Files.readAllBytes(kept().getFirst())).as("open %d", i).startsWith(dump);
        }
    }

    @Test
    void whatInflatesToMoreThanIsAllowedIsRefusedAndAskedFor() throws IOException {
        final Path file = Files.write(directory.resolve("dump.hprof.gz"), gzip(dump()));
        final ImportOptions options = new ImportOptions(directory.resolve("cache"), 1);
        final long needed = dump().length;
        assertThatThrownBy(() -> new Importers().open(file, options.withInflateLimit(needed - 1), Progress.NONE,
                CancelSignal.NEVER)).isInstanceOfSatisfying(ImportException.AboveLimit.class, e -> {
                    assertThat(e.needed()).isEqualTo(needed);
                    assertThat(e.getMessage()).contains("dump.hprof.gz").doesNotContain("\n");
                });
        assertThat(kept()).isEmpty();
        new Importers().open(file, options.withInflateLimit(needed), Progress.NONE, CancelSignal.NEVER).close();
    }

    @Test
    void aBombEndsAtTheLimitWhateverItSaysOfItself() throws IOException {
        // The header of a dump and 300 MB of zeros, which the trailer says are few.
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(Arrays.copyOf(dump(), 31));
            final byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                gzip.write(zeros);
            }
        }
        final byte[] bytes = out.toByteArray();
        Arrays.fill(bytes, bytes.length - 4, bytes.length, (byte) 0);
        final Path file = Files.write(directory.resolve("bomb.hprof.gz"), bytes);
        assertThatThrownBy(() -> new Importers().open(file,
                new ImportOptions(directory.resolve("cache"), 1).withInflateLimit(50 << 20), Progress.NONE,
                CancelSignal.NEVER)).isInstanceOf(ImportException.AboveLimit.class);
        assertThat(kept()).isEmpty();
    }

    @Test
    void gzipOfGzipIsSaidToBeThat() throws IOException {
        assertThatThrownBy(() -> open(gzip(gzip(dump())))).isInstanceOf(ImportException.UnknownFormat.class)
                .hasMessageContaining("compressed twice");
    }
}

package deadwood.importers.pprof.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.pprof.Reading;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.Label;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each legacy format by a small file, its numbers worked out by hand. */
class LegacyImporterTest {

    @TempDir
    private Path directory;

    private Snapshot read(final String text) throws IOException {
        return Reading.of(text.getBytes(StandardCharsets.UTF_8), directory);
    }

    /** "root;…;leaf value value", in the order of the file. */
    private static List<String> samples(final StackProfile profile) {
        final List<String> lines = new ArrayList<>();
        final FrameTable frames = profile.frames();
        for (int sample = 0; sample < profile.size(); sample++) {
            final List<String> names = new ArrayList<>();
            for (final int frame : profile.stacks().framesOf(profile.stack(sample))) {
                final int mapping = frames.mappingId(frame);
                final String file = mapping < 0 ? "" : "@" + frames.mappings().get(mapping).file();
                names.add(frames.function(frame).name() + (frames.line(frame) > 0 ? ":" + frames.line(frame) : "")
                        + file);
            }
            final StringBuilder line = new StringBuilder(String.join(";", names));
            for (int type = 0; type < profile.sampleTypes().size(); type++) {
                line.append(' ').append(profile.value(type, sample));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static List<String> types(final StackProfile profile) {
        return profile.sampleTypes().stream().map(type -> type.name() + "/" + type.unit()).toList();
    }

    private static long scaled(final long amount, final long count, final long size, final long rate) {
        return (long) (amount * (1 / (1 - Math.exp(-((double) size / count) / rate))));
    }

    @Test
    void heap() throws IOException {
        final Snapshot snapshot = read(LegacyTexts.HEAP);
        final StackProfile profile = snapshot.profile();
        assertThat(types(profile)).containsExactly("alloc_objects/count", "alloc_space/bytes", "inuse_objects/count",
                "inuse_space/bytes");
        assertThat(samples(profile)).containsExactly(
                "0x7f0000000100@/lib/libc-2.36.so;0x400200@/opt/shop/bin/shop;0x400100@/opt/shop/bin/shop "
                        + scaled(3, 3, 3072, 524288) + " " + scaled(3072, 3, 3072, 524288) + " "
                        + scaled(1, 1, 1024, 524288) + " " + scaled(1024, 1, 1024, 524288),
                "0x400200@/opt/shop/bin/shop;0x400110@/opt/shop/bin/shop " + scaled(4, 4, 6144, 524288) + " "
                        + scaled(6144, 4, 6144, 524288) + " " + scaled(2, 2, 2048, 524288) + " "
                        + scaled(2048, 2, 2048, 524288),
                "0x400110@/opt/shop/bin/shop 0 0 0 0");
        assertThat(profile.labels(profile.labelSet(0))).containsExactly(new Label.Numeric("bytes", 1024, ""));
        assertThat(profile.frames().mappings().getFirst().limit()).isEqualTo(0x402000);
        assertThat(profile.info().period()).isEqualTo(524288);
        assertThat(profile.defaultType()).isEqualTo(3);
        assertThat(snapshot.warnings()).isEmpty();
    }

    @Test
    void heapWithoutSamplingAndGrowth() throws IOException {
        final StackProfile inUse = read(LegacyTexts.IN_USE).profile();
        assertThat(types(inUse)).containsExactly("objects/count", "space/bytes");
        assertThat(samples(inUse)).containsExactly(
                "0x400200@/opt/shop/bin/shop;0x400100@/opt/shop/bin/shop 1 1024", "0x4fffff 2 2048");
        assertThat(samples(read(LegacyTexts.GROWTH).profile()))
                .containsExactly("0x400200@/opt/shop/bin/shop;0x400100@/opt/shop/bin/shop 1 1048576");
    }

    @Test
    void theRateBehindHeapIsTwiceTheRate() throws IOException {
        final StackProfile profile = read("heap profile: 1: 512 [1: 512] @ heap/1048576\n1: 512 [1: 512] @ 0x1\n")
                .profile();
        assertThat(profile.info().period()).isEqualTo(524288);
        assertThat(samples(profile)).containsExactly(
                "[unknown] " + scaled(1, 1, 512, 524288) + " " + scaled(512, 1, 512, 524288));
    }

    @Test
    void contention() throws IOException {
        final Snapshot snapshot = read(LegacyTexts.CONTENTION);
        assertThat(types(snapshot.profile())).containsExactly("contentions/count", "delay/nanoseconds");
        assertThat(samples(snapshot.profile())).containsExactly(
                "0x400200@/opt/shop/bin/shop;0x400100@/opt/shop/bin/shop 200 50000",
                "0x400110@/opt/shop/bin/shop 100 150000");
        assertThat(snapshot.profile().info().duration()).hasSeconds(5);
        assertThat(snapshot.profile().frames().mappings().getFirst().buildId()).isEqualTo("abc123");
        assertThat(snapshot.warnings()).isEmpty();
    }

    @Test
    void counts() throws IOException {
        final StackProfile profile = read(LegacyTexts.COUNT).profile();
        assertThat(types(profile)).containsExactly("sockets/count");
        assertThat(samples(profile)).containsExactly(
                "0x400200@/opt/shop/bin/shop;0x400100@/opt/shop/bin/shop 3", "0x400110@/opt/shop/bin/shop 2");
    }

    @Test
    void threads() throws IOException {
        final StackProfile profile = read(LegacyTexts.THREADS).profile();
        assertThat(samples(profile)).containsExactly(
                "0x400200@/opt/shop/bin/shop;0x400101@/opt/shop/bin/shop;0x400101@/opt/shop/bin/shop 2",
                "0x400111@/opt/shop/bin/shop 1");
    }

    @Test
    void javaHeapAndContention() throws IOException {
        final StackProfile heap = read(LegacyTexts.JAVA_HEAP).profile();
        assertThat(types(heap)).containsExactly("inuse_objects/count", "inuse_space/bytes");
        assertThat(samples(heap)).containsExactly(
                "shop.Main.main:7;shop.Cart.add:12 " + scaled(2, 2, 2048, 524288) + " "
                        + scaled(2048, 2, 2048, 524288),
                "malloc " + scaled(1, 1, 100, 524288) + " " + scaled(100, 1, 100, 524288));
        final StackProfile contention = read(LegacyTexts.JAVA_CONTENTION).profile();
        assertThat(types(contention)).containsExactly("contentions/count", "delay/microseconds");
        assertThat(samples(contention)).containsExactly("GC;shop.Cart.lock:12 200 1400");
    }

    @Test
    void jemalloc() throws IOException {
        final StackProfile profile = read(LegacyTexts.JEMALLOC).profile();
        assertThat(types(profile)).containsExactly("objects/count", "space/bytes");
        final String one = scaled(1, 1, 1024, 524288) + " " + scaled(1024, 1, 1024, 524288);
        assertThat(samples(profile)).containsExactly(
                "0x400200@/opt/shop/bin/shop;0x400100@/opt/shop/bin/shop " + one,
                "0x400200@/opt/shop/bin/shop;0x400100@/opt/shop/bin/shop " + one,
                "0x400110@/opt/shop/bin/shop " + one);
        assertThat(profile.labels(profile.labelSet(1)))
                .containsExactly(new Label.Text("thread", "1"), new Label.Numeric("bytes", 1024, ""));
    }

    @ParameterizedTest
    @CsvSource({"4,true", "4,false", "8,true", "8,false"})
    void binaryCpu(final int wordBytes, final boolean isLittle) throws IOException {
        final ByteOrder order = isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        final StackProfile cpp = Reading.of(LegacyTexts.cpu(wordBytes, order, false), directory).profile();
        assertThat(types(cpp)).containsExactly("samples/count", "cpu/nanoseconds");
        assertThat(samples(cpp)).containsExactly(
                "0x400200@/opt/shop/bin/shop;0x400101@/opt/shop/bin/shop 5 50000000",
                "0x400200@/opt/shop/bin/shop;0x400111@/opt/shop/bin/shop;0x400111@/opt/shop/bin/shop 1 10000000");
        final StackProfile java = Reading.of(LegacyTexts.cpu(wordBytes, order, true), directory).profile();
        assertThat(samples(java)).containsExactly("shop.Main.main:7;shop.Cart.add:12 5 50000000",
                "malloc 1 10000000");
    }

    @Test
    void linesThatAreNoSamplesAreReportedByNumber() throws IOException {
        final Snapshot snapshot = read("""
                heap profile: 1: 512 [1: 512] @ heapprofile
                nonsense
                1: 512 [1: 512] @ 0x2
                1: 8 [1: 8] @ 0x12345678901234567
                0: 5 [0: 5] @ 0x3
                """);
        assertThat(samples(snapshot.profile())).containsExactly("0x1 1 512", "0x2 0 5");
        assertThat(snapshot.warnings()).extracting(ImportWarning::message).containsExactly(
                "line 2 " + TextSource.NO_SAMPLE + ": \"nonsense\"",
                "line 4 " + TextSource.LONG_ADDRESS + ": \"1: 8 [1: 8] @ 0x12345678901234567\"",
                "line 5 has bytes of no objects, which cannot be scaled; they count as they are: \"0: 5 [0: 5] @ 0x3\"");
    }

    @Test
    void scaledByTheRateOrNotAtAll() {
        final Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            final long count = 1L + random.nextInt(1000);
            final long size = count * (1L + random.nextInt(100_000));
            final long rate = random.nextInt(1 << 20);
            final double unsampled = rate <= 1 ? 1 : 1 / (1 - Math.exp(-((double) size / count) / rate));
            assertThat(HeapScale.count(count, size, rate)).isEqualTo((long) (count * unsampled));
            assertThat(HeapScale.size(count, size, rate)).isEqualTo((long) (size * unsampled));
        }
        assertThat(HeapScale.count(0, 5, 100)).isZero();
        assertThat(HeapScale.size(0, 5, 100)).isZero();
    }
}

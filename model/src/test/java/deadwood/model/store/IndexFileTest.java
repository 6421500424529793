package deadwood.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFileTest {

    private static final int INTS = 700_000;

    @TempDir
    private Path directory;
    private Path index;
    private IndexKey key;

    @BeforeEach
    void commitAnIndex() throws IOException {
        final Path dump = Files.writeString(directory.resolve("some.dump"), "anything");
        key = IndexKey.of(dump);
        index = directory.resolve("heap.index");
        try (MappedColumnStore store = MappedColumnStore.building(directory)) {
            final ColumnStore.GrowingIntColumn growing = store.growingInts("growing", 5_000_000);
            final int[] values = new Random(1).ints(INTS).toArray();
            growing.append(values, 0, 1000);
            growing.append(values, 1000, INTS - 1000);
            growing.seal();
            final LongColumn longs = store.longs("longs", 10);
            longs.set(9, Long.MIN_VALUE);
            store.ints("empty", 0);
            store.commit(index, key, 0, new byte[]{1, 2, 3});
        }
    }

    @Test
    void givesBackWhatWasCommitted() throws IOException {
        try (IndexFile file = IndexFile.open(index)) {
            assertThat(file.key()).isEqualTo(key);
            assertThat(file.metadata()).containsExactly(1, 2, 3);
            assertThat(file.longs("longs").get(9)).isEqualTo(Long.MIN_VALUE);
            assertThat(file.ints("empty").size()).isZero();
            final IntColumn growing = file.ints("growing");
            assertThat(growing.size()).isEqualTo(INTS);
            final int[] expected = new Random(1).ints(INTS).toArray();
            for (int i = 0; i < INTS; i++) {
                assertThat(growing.get(i)).isEqualTo(expected[i]);
            }
        }
    }

    @Test
    void isReadableByItsOwnerAloneAndLeavesNothingElseBehind() throws IOException {
        assertThat(Files.getPosixFilePermissions(index)).allMatch(permission -> permission.name().startsWith("OWNER"));
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("some.dump",
                    "heap.index");
        }
    }

    @Test
    void refusesAFileThatWasCutAnywhere() throws IOException {
        final byte[] whole = Files.readAllBytes(index);
        final Random random = new Random(2);
        for (int i = 0; i < 50; i++) {
            Files.write(index, java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertThatThrownBy(this::readAll).isInstanceOf(DamagedIndexException.class);
        }
    }

    @Test
    void refusesAFlippedByteWhereverItCounts() throws IOException {
        final byte[] whole = Files.readAllBytes(index);
        final long before = readAll();
        final Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            final byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(index, flipped);
            long after;
            try {
                after = readAll();
            } catch (final DamagedIndexException | DamagedColumnException e) {
                continue;
            }
            // The byte stood in the padding between sections.
            assertThat(after).isEqualTo(before);
        }
    }

    private long readAll() throws IOException {
        try (IndexFile file = IndexFile.open(index)) {
            long sum = file.key().hashCode();
            sum += file.metadata().length;
            for (final String name : new String[]{"growing", "empty"}) {
                final IntColumn column = file.ints(name);
                for (int i = 0; i < column.size(); i++) {
                    sum = sum * 31 + column.get(i);
                }
            }
            final LongColumn longs = file.longs("longs");
            for (int i = 0; i < longs.size(); i++) {
                sum = sum * 31 + longs.get(i);
            }
            return sum;
        }
    }
}

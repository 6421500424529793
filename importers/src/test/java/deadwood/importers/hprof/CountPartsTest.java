package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.FieldType;
import deadwood.model.heap.ObjectLayout;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of {@link CountPass}, each against the obvious. */
class CountPartsTest {

    @ParameterizedTest
    @EnumSource(FieldType.class)
    void arraysTakeWhatTheyTakeOneByOne(final FieldType type) {
        final Random random = new Random(type.descriptor());
        final ArrayTally one = new ArrayTally();
        final ArrayTally other = new ArrayTally();
        final int[] lengths = random.ints(1000, 0, 1 << random.nextInt(4, 24)).toArray();
        lengths[0] = Integer.MAX_VALUE;
        for (final int length : lengths) {
            (random.nextBoolean() ? one : other).add(length);
        }
        one.add(other);
        assertThat(one.count()).isEqualTo(lengths.length);
        for (int alignment = 8; alignment <= 256; alignment *= 2) {
            for (final int header : new int[]{12, 16, 20, 24}) {
                for (final int references : new int[]{4, 8}) {
                    final ObjectLayout layout = new ObjectLayout(references, 8, header, alignment, true);
                    long expected = 0;
                    for (final int length : lengths) {
                        expected += layout.arraySize(type, length);
                    }
                    assertThat(one.size(layout, type)).isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 1000})
    void runsAreSortedAndLookedUp(final int size) {
        final Random random = new Random(size);
        final TreeSet<Integer> bounds = new TreeSet<>();
        while (bounds.size() < 2 * size) {
            bounds.add(random.nextInt(100_000));
        }
        final Integer[] ascending = bounds.toArray(Integer[]::new);
        final AddressRuns one = new AddressRuns();
        final AddressRuns runs = new AddressRuns();
        for (final int i : random.ints(0, size).distinct().limit(size).toArray()) {
            (random.nextBoolean() ? one : runs).add(ascending[2 * i], ascending[2 * i + 1], i, 3L * i);
        }
        runs.addAll(one);
        final AddressRuns sorted = runs.sorted();
        assertThat(sorted.size()).isEqualTo(size);
        assertThat(sorted.overlap()).isFalse();
        for (int i = 0; i < size; i++) {
            assertThat(sorted.first(i)).isEqualTo((long) ascending[2 * i]);
            assertThat(sorted.last(i)).isEqualTo((long) ascending[2 * i + 1]);
            assertThat(sorted.slot(i)).isEqualTo(i);
            assertThat(sorted.elementBytes(i)).isEqualTo(3L * i);
        }
        final TreeSet<Long> blocks = new TreeSet<>();
        for (long address = 0; address < 100_000; address++) {
            boolean within = false;
            for (int i = 0; i < size; i++) {
                within |= sorted.first(i) <= address && address <= sorted.last(i);
            }
            assertThat(sorted.contain(address)).isEqualTo(within);
            if (within) {
                blocks.add(address >>> 8);
            }
        }
        assertThat(sorted.blocks(8)).isEqualTo(blocks.size());
    }

    @Test
    void runsThatMeetOverlap() {
        final AddressRuns runs = new AddressRuns();
        runs.add(16, 32, 0, 0);
        runs.add(40, 40, 0, 0);
        assertThat(runs.sorted().overlap()).isFalse();
        runs.add(32, 32, 0, 0);
        assertThat(runs.sorted().overlap()).isTrue();
    }
}

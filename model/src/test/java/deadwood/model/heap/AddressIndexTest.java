package deadwood.model.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.store.NativeColumnStore;
import java.io.IOException;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressIndexTest {

    private static final long HIGH = 1L << 63;

    /** Addresses close to each other, far apart, and in the upper half, against the sorted array. */
    @ParameterizedTest
    @CsvSource({"3, 1, 10", "3, 1000, 40", "3, 5000, 1000000", "0, 300, 3", "3, 200, 30000000000000"})
    void knowsNumbersAddressesAndNeighbours(final int shift, final int count, final long distance) throws IOException {
        final Random random = new Random(count);
        final TreeSet<Long> drawn = new TreeSet<>(Long::compareUnsigned);
        for (int i = 0; i < count; i++) {
            drawn.add((1 + random.nextLong(distance) << shift) + (random.nextBoolean() ? HIGH : 0));
        }
        final long[] all = drawn.stream().mapToLong(Long::longValue).toArray();
        try (NativeColumnStore store = new NativeColumnStore()) {
            final AddressIndex index = AddressIndex.of(all, shift, store);
            assertThat(index.objectCount()).isEqualTo(all.length);
            for (int id = 0; id < all.length; id++) {
                assertThat(index.idOf(all[id])).isEqualTo(id);
                assertThat(index.addressOf(id)).isEqualTo(all[id]);
                assertThat(index.addressAfter(all[id]))
                        .isEqualTo(id + 1 < all.length ? all[id + 1] : AddressIndex.NO_ADDRESS);
            }
            assertThat(index.idOf(all[all.length - 1] + (1L << shift))).isEqualTo(HeapGraph.NONE);
            assertThatThrownBy(() -> index.addressAfter(all[all.length - 1] ^ 1L << 60))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}

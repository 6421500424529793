package deadwood.model.retention;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.IntColumn;
import deadwood.model.store.NativeColumnStore;
import java.io.IOException;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SizeOrderTest {

    @Test
    void sortsRangesOfEveryLength() throws IOException {
        for (final int count : new int[]{2, 3, 31, 32, 33, 1000, SizeOrder.RUN, SizeOrder.RUN + 1,
            5 * SizeOrder.RUN + 17}) {
            for (final long sizes : new long[]{3, 1L << 30, 1L << 46}) {
                assertSorts(count, sizes);
            }
        }
    }

    private static void assertSorts(final int count, final long bound) throws IOException {
        final int from = 5;
        final Random random = new Random(count + bound);
        try (NativeColumnStore store = new NativeColumnStore()) {
            final SizeColumn sizes = SizeColumn.wide(store.longs("sizes", 2L * count));
            final IntColumn order = store.ints("order", count + from + 1L);
            order.set(from - 1L, -7);
            order.set(from + (long) count, -8);
            for (int i = 0; i < 2 * count; i++) {
                sizes.set(i, random.nextLong(bound));
            }
            for (int i = 0; i < count; i++) {
                order.set(from + i, 2 * i + i % 2);
            }
            final int[] expected = IntStream.range(0, count).map(i -> 2 * i + i % 2).boxed()
                    .sorted(Comparator.<Integer>comparingLong(object -> -sizes.get(object))
                            .thenComparing(Comparator.naturalOrder()))
                    .mapToInt(i -> i).toArray();
            new SizeOrder(order, sizes, store.ints("room", order.size()), CancelSignal.NEVER).sort(from,
                    from + (long) count);
            assertThat(IntStream.range(0, count).map(i -> order.get(from + i)).toArray()).isEqualTo(expected);
            assertThat(order.get(from - 1L)).isEqualTo(-7);
            assertThat(order.get(from + (long) count)).isEqualTo(-8);
        }
    }
}

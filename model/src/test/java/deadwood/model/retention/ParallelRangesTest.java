package deadwood.model.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ParallelRangesTest {

    @Test
    void coversEachNumberOnce() throws IOException {
        for (final long grain : new long[]{1, 3, 1000, 5000}) {
            final AtomicIntegerArray seen = new AtomicIntegerArray(1000);
            ParallelRanges.run(1000, grain, CancelSignal.NEVER, (from, to) -> {
                for (int i = (int) from; i < to; i++) {
                    seen.incrementAndGet(i);
                }
            });
            for (int i = 0; i < 1000; i++) {
                assertThat(seen.get(i)).isEqualTo(1);
            }
        }
        ParallelRanges.run(0, 10, CancelSignal.NEVER, (_, _) -> {
            throw new IllegalStateException("there is nothing to do");
        });
    }

    @Test
    void saysWhatWentWrongAndLeavesNobodyAtWork() {
        final AtomicLong atWork = new AtomicLong();
        for (final Exception failure : new Exception[]{new IOException("disk"), new IllegalStateException("state")}) {
            assertThatThrownBy(() -> ParallelRanges.run(1000, 1, CancelSignal.NEVER, (from, _) -> {
                atWork.incrementAndGet();
                try {
                    if (from == 500) {
                        switch (failure) {
                            case final IOException e -> throw e;
                            case final RuntimeException e -> throw e;
                            default -> throw new AssertionError(failure);
                        }
                    }
                } finally {
                    atWork.decrementAndGet();
                }
            })).isSameAs(failure);
            assertThat(atWork.get()).isZero();
        }
    }

    @Test
    void stopsBetweenChunksWhenCancelled() {
        final AtomicLong done = new AtomicLong();
        assertThatThrownBy(() -> ParallelRanges.run(1000, 1, () -> done.get() >= 10,
                (_, _) -> done.incrementAndGet())).isInstanceOf(CancellationException.class);
        assertThat(done.get()).isBetween(10L, 10L + Runtime.getRuntime().availableProcessors());
    }
}

package deadwood.model.retention;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.store.NativeColumnStore;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongStackTest {

    @Test
    void givesBackWhatWasPushedLastHoweverDeepItIs() throws IOException {
        final Random random = new Random(1);
        final ArrayDeque<Long> expected = new ArrayDeque<>();
        try (NativeColumnStore store = new NativeColumnStore()) {
            final LongStack stack = new LongStack(store);
            for (int wave = 0; wave < 40; wave++) {
                for (int pushes = random.nextInt(150_000); pushes > 0; pushes--) {
                    final long value = random.nextLong();
                    stack.push(value);
                    expected.push(value);
                }
                for (int pops = random.nextInt(expected.size() + 1); pops > 0; pops--) {
                    assertThat(stack.pop() == expected.pop()).isTrue();
                }
            }
            while (!expected.isEmpty()) {
                assertThat(stack.isEmpty()).isFalse();
                assertThat(stack.pop() == expected.pop()).isTrue();
            }
            assertThat(stack.isEmpty()).isTrue();
        }
    }
}

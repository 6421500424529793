package deadwood.model.retention;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.IntColumn;
import deadwood.model.store.NativeColumnStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EdgePartitionTest {

    @Test
    void sortsByTargetAndKeepsTheOrderOfTheLog() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            final Random random = new Random(seed);
            final int largest = 1 << random.nextInt(31);
            final int count = random.nextInt(20) == 0 ? 0 : random.nextInt(50_000);
            final int[] few = random.ints(5, 0, largest).toArray();
            final List<int[]> expected = new ArrayList<>();
            try (EdgeLog log = new EdgeLog(new NativeColumnStore(), count)) {
                for (int i = 0; i < count; i++) {
                    final int target = i == 0 ? largest : seed % 3 == 0 ? few[i % 5] : random.nextInt(largest);
                    log.append(target, i);
                    expected.add(new int[]{target, i});
                }
                expected.sort(Comparator.comparingInt(pair -> pair[0]));
                final IntColumn sorted = EdgePartition.sort(log, largest, CancelSignal.NEVER);
                assertThat(sorted.size()).isEqualTo(2L * count);
                for (int i = 0; i < count; i++) {
                    assertThat(sorted.get(2L * i)).isEqualTo(expected.get(i)[0]);
                    assertThat(sorted.get(2L * i + 1)).isEqualTo(expected.get(i)[1]);
                }
            }
        }
    }
}

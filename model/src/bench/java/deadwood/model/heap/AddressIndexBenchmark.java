package deadwood.model.heap;

import deadwood.model.store.NativeColumnStore;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From address to id: one look-up, in the order of the heap and in any order. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AddressIndexBenchmark {

    private static final int SHIFT = 3;
    private static final long FIRST_ADDRESS = 0x7_0000_0000L;
    private static final int MOST_WORDS = 12;

    @Param("4000000")
    private int objects;

    private final NativeColumnStore store = new NativeColumnStore();
    private AddressIndex index;
    private long[] inOrder;
    private long[] shuffled;
    private int next;

    /** Objects of 16 to about 100 bytes, one behind the other. */
    @Setup
    public void fill() throws IOException {
        final Random random = new Random(1);
        inOrder = new long[objects];
        long address = FIRST_ADDRESS;
        for (int object = 0; object < objects; object++) {
            inOrder[object] = address;
            address += (2L + random.nextInt(MOST_WORDS)) << SHIFT;
        }
        index = AddressIndex.of(inOrder, SHIFT, store);
        shuffled = inOrder.clone();
        for (int i = objects - 1; i > 0; i--) {
            final int other = random.nextInt(i + 1);
            final long moved = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = moved;
        }
    }

    @TearDown
    public void close() {
        store.close();
    }

    @Benchmark
    public int idInFileOrder() {
        return index.idOf(inOrder[next()]);
    }

    @Benchmark
    public int idShuffled() {
        return index.idOf(shuffled[next()]);
    }

    @Benchmark
    public long addressInFileOrder() {
        return index.addressOf(next());
    }

    private int next() {
        next = next + 1 == objects ? 0 : next + 1;
        return next;
    }
}

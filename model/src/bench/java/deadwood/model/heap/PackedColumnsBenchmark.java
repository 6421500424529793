package deadwood.model.heap;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.IntColumn;
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

/** What the columns that are packed cost to be asked: one look-up, beside the plain column of four bytes an object. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PackedColumnsBenchmark {

    private static final int ARRAY_SHARE = 4;
    private static final int FAR_SHARE = 500;
    private static final int FAR = 1000;

    @Param("4000000")
    private int objects;

    private final NativeColumnStore store = new NativeColumnStore();
    private IntColumn plainStarts;
    private IntColumn plainLengths;
    private RowStarts starts;
    private ArrayLengths lengths;
    private int[] shuffled;
    private int next;

    /** Rows of up to three references, now and then a long one; every fourth object is an array. */
    @Setup
    public void fill() throws IOException {
        final Random random = new Random(1);
        plainStarts = store.ints("plain starts", objects);
        plainLengths = store.ints("plain lengths", objects);
        final IntColumn pairs = store.ints("pairs", 2L * ((objects + ARRAY_SHARE - 1) / ARRAY_SHARE));
        int position = 0;
        for (int object = 0; object < objects; object++) {
            final int count = random.nextInt(FAR_SHARE) == 0 ? FAR : random.nextInt(4);
            plainStarts.set(object, count == 0 ? HeapGraph.NONE : position);
            position += count;
            if (object % ARRAY_SHARE == 0) {
                final int length = 1 + random.nextInt(100);
                plainLengths.set(object, length);
                pairs.set(object / ARRAY_SHARE * 2L, object);
                pairs.set(object / ARRAY_SHARE * 2L + 1, length);
            }
        }
        final RowStartsPacker packer = new RowStartsPacker(plainStarts, store, store, _ -> {});
        for (int part = 0; part < packer.parts(); part++) {
            packer.pack(part, CancelSignal.NEVER);
        }
        starts = packer.finish();
        lengths = ArrayLengths.of(pairs, objects, store, CancelSignal.NEVER);
        shuffled = random.ints(objects, 0, objects).toArray();
    }

    @TearDown
    public void close() {
        store.close();
    }

    @Benchmark
    public long rowStartInOrder() {
        return starts.get(next());
    }

    @Benchmark
    public long rowStartShuffled() {
        return starts.get(shuffled[next()]);
    }

    @Benchmark
    public int plainRowStartShuffled() {
        return plainStarts.get(shuffled[next()]);
    }

    @Benchmark
    public int arrayLengthInOrder() {
        return lengths.get(next());
    }

    @Benchmark
    public int arrayLengthShuffled() {
        return lengths.get(shuffled[next()]);
    }

    @Benchmark
    public int plainArrayLengthShuffled() {
        return plainLengths.get(shuffled[next()]);
    }

    private int next() {
        next = next + 1 == objects ? 0 : next + 1;
        return next;
    }
}

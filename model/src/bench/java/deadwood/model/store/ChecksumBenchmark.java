package deadwood.model.store;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
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

/** The checksums of an index: of all its blocks, on all processors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ChecksumBenchmark {

    /** Size of the index in MiB. */
    @Param("256")
    private int mebibytes;

    private final Arena arena = Arena.ofShared();
    private MemorySegment segment;

    @Setup
    public void fill() {
        segment = arena.allocate((long) mebibytes << 20, Long.BYTES);
        final SplittableRandom random = new SplittableRandom(1);
        for (long i = 0; i < segment.byteSize(); i += Long.BYTES) {
            segment.set(ValueLayout.JAVA_LONG, i, random.nextLong());
        }
    }

    @TearDown
    public void close() {
        arena.close();
    }

    @Benchmark
    public int[] checksums() {
        return IndexFormat.checksums(segment, segment.byteSize());
    }
}

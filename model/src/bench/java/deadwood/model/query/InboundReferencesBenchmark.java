package deadwood.model.query;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ServerHeap;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.NativeColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Turning the references of a heap round, and looking one object's up. */
@State(Scope.Benchmark)
@Warmup(iterations = 4)
@Measurement(iterations = 6)
public class InboundReferencesBenchmark {

    @Param("4000000")
    private int objects;

    private final NativeColumnStore store = new NativeColumnStore();
    private HeapGraph heap;
    private InboundReferences inbound;
    private int next;

    @Setup
    public void make() throws IOException {
        heap = ServerHeap.mixed(objects, store);
        inbound = InboundReferences.of(heap, store, Progress.NONE, CancelSignal.NEVER);
    }

    @TearDown
    public void close() throws IOException {
        heap.close();
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public long build() throws IOException {
        try (ColumnStore scratch = store.scratch()) {
            return InboundReferences.of(heap, scratch, Progress.NONE, CancelSignal.NEVER).to(0).count();
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public long lookUp() {
        // A large prime: any object, but each call another.
        next = (next + 1_299_709) % objects;
        final InboundReferences.Sources sources = inbound.to(next);
        return sources.count() == 0 ? 0 : sources.get(0);
    }
}

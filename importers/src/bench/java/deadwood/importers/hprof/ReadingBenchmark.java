package deadwood.importers.hprof;

import deadwood.importers.ImportOptions;
import deadwood.importers.hprof.content.OpenedContent;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.NativeColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The passes over a dump, each alone, the file in the page cache. */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 4)
@Measurement(iterations = 6)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadingBenchmark {

    private static final CancelSignal NEVER = CancelSignal.NEVER;

    /** A dump with its outline, written once. */
    @State(Scope.Benchmark)
    public static class Dump {

        @Param("4000000")
        private int objects;

        @Param({"1", "2"})
        private int threads;

        private final Warnings warnings = new Warnings();
        private Path path;
        private DumpFile file;
        private Outline outline;

        @Setup
        public void write() throws IOException {
            path = Files.createTempFile("deadwood-benchmark", ".hprof");
            WrittenDump.write(path, objects);
            final ImportOptions options = new ImportOptions(path.getParent(), threads);
            file = new DumpFile(path, OpenedContent.of(path, false, false, options, Progress.NONE, NEVER).content());
            outline = RecordScan.scan(file, warnings, Progress.NONE, NEVER);
        }

        private MarkingPass.Marked mark() throws IOException {
            return new MarkingPass(file, outline, new long[0], threads, warnings).run(Progress.NONE, NEVER);
        }

        @TearDown
        public void remove() throws IOException {
            outline.close();
            file.close();
            Files.delete(path);
        }
    }

    /** The bits of the first pass, and where their ids go. */
    @State(Scope.Thread)
    public static class Bits {

        private NativeColumnStore store;
        private MarkingPass.Marked marked;

        @Setup(Level.Invocation)
        public void mark(final Dump dump) throws IOException {
            store = new NativeColumnStore();
            marked = dump.mark();
        }

        @TearDown(Level.Invocation)
        public void close() {
            marked.close();
            store.close();
        }
    }

    /** What the first pass left, and empty columns for the second. */
    @State(Scope.Thread)
    public static class Marked {

        private NativeColumnStore store;
        private Names names;
        private MarkingPass.Marked marked;
        private DumpClasses classes;
        private GraphRoots roots;
        private GraphColumns columns;

        @Setup(Level.Invocation)
        public void mark(final Dump dump) throws IOException {
            store = new NativeColumnStore();
            names = new Names(dump.file, dump.outline.strings());
            marked = dump.mark();
            final AddressBits.Frozen addresses = marked.bits().freeze(store, dump.path, NEVER);
            classes = DumpClasses.of(dump.file, dump.outline, names, marked.classes(), addresses.index()::idOf,
                    dump.warnings);
            roots = new GraphRoots(marked.roots(), addresses.index(), classes, Set.of(), dump.warnings);
            final long references = dump.file.size() / dump.file.idSize() + addresses.index().objectCount();
            columns = GraphColumns.in(store, store, addresses.index(), classes.most(), references);
        }

        @TearDown(Level.Invocation)
        public void close() {
            marked.close();
            names.close();
            store.close();
        }
    }

    /** Top-level records: strings, classes, where segments lie. */
    @Benchmark
    public int recordScan(final Dump dump) throws IOException {
        try (Outline outline = RecordScan.scan(dump.file, new Warnings(), Progress.NONE, NEVER)) {
            return outline.heap().size();
        }
    }

    /** One bit an object. */
    @Benchmark
    public int markingPass(final Dump dump) throws IOException {
        try (MarkingPass.Marked marked = dump.mark()) {
            return marked.pieces().size();
        }
    }

    /** Bits to ids. */
    @Benchmark
    public int freezeAddresses(final Dump dump, final Bits bits) throws IOException {
        return bits.marked.bits().freeze(bits.store, dump.path, NEVER).index().objectCount();
    }

    /** Instances and bytes by class, without opening the heap. */
    @Benchmark
    public @Nullable Object count(final Dump dump) throws IOException {
        return new HeapCounting(dump.file, dump.threads, Progress.NONE, NEVER).count();
    }

    /** Classes, lengths and references of all objects. */
    @Benchmark
    public Object referencePass(final Dump dump, final Marked marked) throws IOException {
        return new ReferencePass(dump.file, marked.classes, marked.roots, marked.columns, null, dump.warnings)
                .run(marked.marked.pieces(), dump.threads, Progress.NONE, NEVER);
    }
}

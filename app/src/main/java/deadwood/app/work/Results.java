package deadwood.app.work;

import deadwood.model.heap.HeapGraph;
import deadwood.model.query.InboundReferences;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.retention.PackageHistogram;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.retention.RetentionIndex;
import deadwood.model.retention.RootPaths;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IndexFile;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureIndex;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.StructureScan;
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.tree.WeightedTree;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** How the results that are worth keeping are computed, written and read. */
final class Results {

    /** Part of an index: instances and sizes by class, retained sizes too. */
    static final String CLASSES = "classes";
    /** Part of an index: instances and sizes by class. */
    static final String COUNTS = "counts";
    /** Part of an index: instances and sizes by package. */
    static final String PACKAGES = "packages";

    private Results() {}

    /** Computes a result. */
    @FunctionalInterface
    interface Computation<T> {

        T compute() throws IOException;
    }

    static KeptResults.Columns<Retention> retention(final HeapGraph heap, final Progress progress,
            final CancelSignal cancel) {
        return new KeptResults.Columns<>() {

            @Override
            public Retention read(final IndexFile index) throws IOException {
                return RetentionIndex.read(index, heap);
            }

            @Override
            public Retention compute(final ColumnStore store) throws IOException {
                return RetentionAnalysis.of(heap, true, store, progress, cancel);
            }

            @Override
            public byte[] metadata(final Retention result) throws IOException {
                return RetentionIndex.metadata(result);
            }
        };
    }

    static KeptResults.Columns<InboundReferences> inbound(final HeapGraph heap, final Progress progress,
            final CancelSignal cancel) {
        return new KeptResults.Columns<>() {

            @Override
            public InboundReferences read(final IndexFile index) throws IOException {
                return InboundReferences.read(index, heap);
            }

            @Override
            public InboundReferences compute(final ColumnStore store) throws IOException {
                return InboundReferences.of(heap, store, progress, cancel);
            }

            @Override
            public byte[] metadata(final InboundReferences result) {
                return new byte[0];
            }
        };
    }

    static KeptResults.Columns<StructureReport> structures(final HeapGraph heap, final Catalog catalog,
            final Computation<Retention> retention, final Progress progress, final CancelSignal cancel) {
        return new KeptResults.Columns<>() {

            @Override
            public StructureReport read(final IndexFile index) throws IOException {
                return StructureIndex.read(index, heap, catalog);
            }

            @Override
            public StructureReport compute(final ColumnStore store) throws IOException {
                return StructureScan.of(heap, retention.compute(), catalog, store, progress, cancel);
            }

            @Override
            public byte[] metadata(final StructureReport result) throws IOException {
                return StructureIndex.metadata(result, catalog);
            }
        };
    }

    static KeptResults.Columns<RootPaths> paths(final HeapGraph heap, final boolean followSoft,
            final Progress progress, final CancelSignal cancel) {
        return new KeptResults.Columns<>() {

            @Override
            public RootPaths read(final IndexFile index) throws IOException {
                return RootPaths.read(index, heap);
            }

            @Override
            public RootPaths compute(final ColumnStore store) throws IOException {
                return RootPaths.of(heap, followSoft, store, progress, cancel);
            }

            @Override
            public byte[] metadata(final RootPaths result) {
                return new byte[0];
            }
        };
    }

    static KeptResults.Records<ClassHistogram> histogram(final Computation<ClassHistogram> computation) {
        return new KeptResults.Records<>() {

            @Override
            public ClassHistogram read(final DataInput in) throws IOException {
                return ClassHistogram.read(in);
            }

            @Override
            public ClassHistogram compute() throws IOException {
                return computation.compute();
            }

            @Override
            public void write(final ClassHistogram result, final DataOutput out) throws IOException {
                result.write(out);
            }
        };
    }

    static KeptResults.Records<List<PackageHistogram.Row>> packages(
            final Computation<List<PackageHistogram.Row>> computation) {
        return new KeptResults.Records<>() {

            @Override
            public List<PackageHistogram.Row> read(final DataInput in) throws IOException {
                return PackageHistogram.read(in);
            }

            @Override
            public List<PackageHistogram.Row> compute() throws IOException {
                return computation.compute();
            }

            @Override
            public void write(final List<PackageHistogram.Row> result, final DataOutput out) throws IOException {
                PackageHistogram.write(result, out);
            }
        };
    }

    static KeptResults.Records<WeightedTree> tree(final Computation<WeightedTree> computation) {
        return new KeptResults.Records<>() {

            @Override
            public WeightedTree read(final DataInput in) throws IOException {
                return WeightedTree.read(in);
            }

            @Override
            public WeightedTree compute() throws IOException {
                return computation.compute();
            }

            @Override
            public void write(final WeightedTree result, final DataOutput out) throws IOException {
                result.write(out);
            }
        };
    }
}

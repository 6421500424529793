package deadwood.model.query;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapSketch;
import deadwood.model.heap.RootKind;
import deadwood.model.query.ClassLoaders.DuplicateClass;
import deadwood.model.query.ClassLoaders.Loader;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassLoadersTest {

    @Test
    void tellsWhatLoadersDefinedAndRetain() throws IOException {
        final HeapSketch sketch = new HeapSketch();
        final int base = sketch.type("java.lang.ClassLoader", 96, "parent", "name", "classes");
        final int web = sketch.type("acme.WebLoader", 104, "parent", "name", "classes");
        sketch.superclass(web, base);
        final int app = sketch.object(base);
        final int first = sketch.object(web);
        final int second = sketch.object(web);
        final int idle = sketch.object(web);
        sketch.set(app, "name", sketch.text("app")).set(first, "parent", app).set(second, "parent", app);
        final int page = sketch.type("acme.Page", 16);
        final int again = sketch.type("acme.Page", 16);
        final int only = sketch.type("acme.Only", 24);
        sketch.loader(web, app).loader(page, first).loader(again, second).loader(only, second);
        sketch.object(page);
        sketch.object(again);
        sketch.object(again);
        sketch.object(only);
        for (final int type : new int[]{0, 1, base, web}) {
            sketch.root(RootKind.SYSTEM_CLASS, sketch.mirror(type));
        }
        sketch.root(RootKind.JNI_GLOBAL, app).root(RootKind.JNI_GLOBAL, second).root(RootKind.JNI_GLOBAL, first);
        final int bytes = sketch.array("acme.Page[]");
        sketch.set(second, "classes", bytes);
        try (HeapGraph heap = sketch.build()) {
            final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
            final ClassTotals totals = ClassTotals.of(heap, ClassTotals.Objects.that(_ -> true), _ -> {},
                    CancelSignal.NEVER);
            final ClassLoaders loaders = ClassLoaders.of(totals, retention, Progress.NONE, CancelSignal.NEVER);
            final List<ClassInfo> classes = heap.classes().all();
            assertThat(loaders.loaders()).containsExactlyInAnyOrder(
                    new Loader(HeapGraph.NONE, null, "", HeapGraph.NONE, 3, totals.instances() - 3 - 1 - 3,
                            totals.shallowSize() - 312 - 16 - 56, -1, true),
                    new Loader(app, classes.get(base), "app", HeapGraph.NONE, 1, 3, 312, retention.retainedSize(app),
                            true),
                    new Loader(first, classes.get(web), "", app, 1, 1, 16, 104, true),
                    new Loader(second, classes.get(web), "", app, 2, 3, 56, retention.retainedSize(second), true),
                    new Loader(idle, classes.get(web), "", HeapGraph.NONE, 0, 0, 0, 104, false));
            assertThat(loaders.loaders().getFirst().object()).isEqualTo(HeapGraph.NONE);
            assertThat(loaders.duplicates()).containsExactly(
                    new DuplicateClass("acme.Page", List.of(classes.get(page), classes.get(again))));
            assertThat(ClassLoaders.of(totals, null, Progress.NONE, CancelSignal.NEVER).loaders())
                    .extracting(Loader::retainedSize).containsOnly(-1L);
        }
    }
}

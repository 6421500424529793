package deadwood.app.ui.compare;

import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.work.HeapComparison;
import deadwood.app.work.OpenSnapshot;
import deadwood.app.work.RetentionView;
import deadwood.model.diff.HeapDelta;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.tree.TreeDelta;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What is asked of two files together. */
final class Comparison {

    private final HeapSession before;
    private final HeapSession after;

    Comparison(final HeapSession before, final HeapSession after) {
        this.before = before;
        this.after = after;
    }

    HeapSession before() {
        return before;
    }

    HeapSession after() {
        return after;
    }

    /** Findings, classes, structures and the trees merged by class. */
    Loadable<HeapDelta> delta() {
        return after.loadable(() -> HeapComparison.of(before.worker(), after.worker()));
    }

    /** The trees merged by package. */
    Loadable<DeltaTree> packages() {
        return after.loadable(() -> {
            final CompletableFuture<WeightedTree> left = packages(before);
            final CompletableFuture<WeightedTree> right = packages(after);
            return left.thenCombine(right, (then, now) -> new DeltaTree(TreeDelta.of(then, now)));
        });
    }

    private static CompletableFuture<WeightedTree> packages(final HeapSession session) {
        return session.worker().submit(Messages.get("job.tree"), (snapshot, progress, cancel) -> snapshot.retentionTree(
                RetentionView.PACKAGE, progress, cancel));
    }

    /**
     * Hands over the names of the classes that dominate an object, as the tree merged by class calls its nodes, outermost
     * first.
     */
    void classPath(final HeapSession session, final int object, final Consumer<List<String>> receiver) {
        session.ask(Messages.get("job.inspect"), (snapshot, progress, cancel) -> classPath(snapshot, object, progress,
                cancel), receiver);
    }

    private static List<String> classPath(final OpenSnapshot snapshot, final int object, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final HeapGraph heap = snapshot.heap();
        final Retention retention = snapshot.retention(progress, cancel);
        final List<String> names = new ArrayList<>();
        for (int at = object; at >= 0; at = retention.idom(at)) {
            final ClassInfo mirrored = heap.classes().ofMirror(at);
            final String name = mirrored == null ? heap.classOf(at).name() : "class " + mirrored.name();
            // objects of one class below each other are one node
            if (names.isEmpty() || !names.getLast().equals(name)) {
                names.add(name);
            }
        }
        Collections.reverse(names);
        return names;
    }
}

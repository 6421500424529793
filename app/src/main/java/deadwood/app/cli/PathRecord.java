package deadwood.app.cli;

import deadwood.app.cli.json.JsonOutput;
import deadwood.app.cli.json.PathJson;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import deadwood.model.heap.Root;
import deadwood.model.heap.ThreadTable.HeapThread;
import deadwood.model.retention.ReferenceNames;
import deadwood.model.retention.RootPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a path of object ids into what is printed of it. */
final class PathRecord {

    private final HeapGraph heap;
    private final FieldReader fields;

    PathRecord(final HeapGraph heap, final FieldReader fields) {
        this.heap = heap;
        this.fields = fields;
    }

    PathJson of(final RootPath path) {
        final List<PathJson.Step> steps = new ArrayList<>();
        for (int i = 0; i < path.steps().size(); i++) {
            steps.add(step(path, i));
        }
        return new PathJson(steps, path.length(), root(path.root()));
    }

    private PathJson.Step step(final RootPath path, final int index) {
        final RootPath.Step step = path.steps().get(index);
        final ClassInfo mirrored = heap.classes().ofMirror(step.object());
        final boolean isLocal = step.heldBy().equals(ReferenceNames.LOCAL);
        return new PathJson.Step(JsonOutput.address(heap.addressOf(step.object())),
                heap.classOf(step.object()).name(), mirrored == null ? null : mirrored.name(),
                step.heldBy().isEmpty() ? null : step.heldBy(),
                isLocal ? frame(step.object(), path.steps().get(index + 1).object()) : null);
    }

    /** The first frame of a thread's stack that refers to the object. */
    private @Nullable String frame(final int object, final int threadObject) {
        for (final Root root : heap.roots().of(object)) {
            final HeapThread thread = root.kind().isOnStack() ? heap.threads().bySerial(root.threadSerial()) : null;
            if (thread != null && thread.object() == threadObject) {
                return frame(root, thread);
            }
        }
        return null;
    }

    private PathJson.Root root(final Root root) {
        final HeapThread thread = heap.threads().bySerial(root.threadSerial());
        return new PathJson.Root(root.kind().label(), JsonOutput.address(heap.addressOf(root.object())),
                thread == null || thread.object() == HeapGraph.NONE ? null : threadName(thread.object()),
                frame(root, thread));
    }

    private static @Nullable String frame(final Root root, final @Nullable HeapThread thread) {
        return thread == null || root.frame() < 0 || root.frame() >= thread.frames().size()
                ? null
                : thread.frames().get(root.frame()).toString();
    }

    private @Nullable String threadName(final int thread) {
        final HeapObject name = heap.object(thread, fields).reference("name");
        return name == null ? null : name.text();
    }
}

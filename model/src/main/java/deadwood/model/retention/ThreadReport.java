package deadwood.model.retention;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSourceException;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.Root;
import deadwood.model.heap.RootKind;
import deadwood.model.heap.ThreadTable.HeapThread;
import deadwood.model.heap.ThreadTable.StackFrame;
import deadwood.model.store.CancelSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The threads of a heap with their stacks and what the frames refer to. */
public final class ThreadReport {

    /** What a frame keeps alive. */
    public record Local(int object, RootKind kind) {}

    /**
     * One call of a stack.
     *
     * @param frame the call
     * @param locals what it refers to, in the order of the dump
     */
    public record FrameRow(StackFrame frame, List<Local> locals) {

        public FrameRow {
            locals = List.copyOf(locals);
        }
    }

    /**
     * One thread.
     *
     * @param name the thread's name, "" if it has none or it cannot be read
     * @param object id of the thread object, or {@link HeapGraph#NONE}
     * @param className class of the thread object, "" without one
     * @param retainedSize bytes that the thread object retains, what its stack refers to included; −1 if not known
     * @param frames the stack, the innermost call first
     * @param others what the thread keeps alive outside the frames that are known: JNI locals of native code, say
     */
    public record ThreadRow(String name, int object, String className, long retainedSize, List<FrameRow> frames,
            List<Local> others) {

        public ThreadRow {
            frames = List.copyOf(frames);
            others = List.copyOf(others);
        }
    }

    private static final Comparator<ThreadRow> ORDER = Comparator.comparingLong(ThreadRow::retainedSize).reversed()
            .thenComparing(ThreadRow::name).thenComparingInt(ThreadRow::object);

    private ThreadReport() {}

    /** One row a thread, those that retain most first, then by name. */
    public static List<ThreadRow> of(final HeapGraph heap, final @Nullable Retention retention,
            final CancelSignal cancel) {
        final Map<Integer, List<Root>> stackRoots = heap.roots().all().stream().filter(root -> root.kind().isOnStack())
                .collect(Collectors.groupingBy(Root::threadSerial));
        try (FieldReader reader = heap.fields().reader()) {
            return rows(heap, retention, stackRoots, reader, cancel);
        } catch (final FieldSourceException _) {
            return rows(heap, retention, stackRoots, null, cancel);
        }
    }

    private static List<ThreadRow> rows(final HeapGraph heap, final @Nullable Retention retention,
            final Map<Integer, List<Root>> stackRoots, final @Nullable FieldReader reader,
            final CancelSignal cancel) {
        return heap.threads().all().stream().map(thread -> {
            cancel.check();
            return row(heap, retention, thread, stackRoots.getOrDefault(thread.serial(), List.of()), reader);
        }).sorted(ORDER).toList();
    }

    private static ThreadRow row(final HeapGraph heap, final @Nullable Retention retention, final HeapThread thread,
            final List<Root> stackRoots, final @Nullable FieldReader reader) {
        final int object = thread.object();
        final boolean known = object != HeapGraph.NONE;
        final Map<Integer, Set<Local>> locals = new HashMap<>();
        for (final Root root : stackRoots) {
            final boolean ofFrame = root.frame() >= 0 && root.frame() < thread.frames().size();
            locals.computeIfAbsent(ofFrame ? root.frame() : HeapGraph.NONE, _ -> new LinkedHashSet<>())
                    .add(new Local(root.object(), root.kind()));
        }
        final List<FrameRow> frames = new ArrayList<>();
        for (int i = 0; i < thread.frames().size(); i++) {
            frames.add(new FrameRow(thread.frames().get(i), List.copyOf(locals.getOrDefault(i, Set.of()))));
        }
        return new ThreadRow(known && reader != null ? ThreadNames.of(heap, object, reader) : "", object,
                known ? heap.classOf(object).name() : "",
                known && retention != null ? retention.retainedSize(object) : -1, frames,
                List.copyOf(locals.getOrDefault(HeapGraph.NONE, Set.of())));
    }
}

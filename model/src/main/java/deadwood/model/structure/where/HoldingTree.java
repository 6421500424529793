package deadwood.model.structure.where;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.Root;
import deadwood.model.heap.RootKind;
import deadwood.model.heap.StaticField;
import deadwood.model.heap.ThreadTable.HeapThread;
import deadwood.model.retention.Retention;
import deadwood.model.retention.ThreadNames;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import deadwood.model.structure.catalog.HeapCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For each object the one that holds it, as a person would say it: a breadth-first tree whose order of roots is chosen to be the same in
 * two dumps of one program, rather than to be the shortest.
 * <p>
 * What leads to no structure (numbers, texts, records of these) has no place in it: it is most of a heap.
 * <p>
 * First come the statics of the application, with a start of some steps over threads and the statics of libraries, then other lasting
 * roots (JNI globals …); what is on a stack or locked at the moment comes last: it says where the program was, not where the object hangs. The inside of a
 * collection takes no step, so the place of an entry in its chain makes no difference. Locals, and a class object's loader, are
 * followed only when everything else is done.
 */
final class HoldingTree {

    /** In place of a holder: the object is a root, or a class object. */
    static final int ROOT = -1;
    private static final int UNSEEN = -2;
    /** What is added to holders in their column: it begins as zeros, and most of it is never touched. */
    private static final int SHIFT = 2;
    private static final int CHECK_EVERY = 1 << 14;
    /** Steps that statics of the application are ahead of those of libraries. */
    private static final int START = 3;

    private final HeapGraph heap;
    private final Retention retention;
    private final Inside inside;
    private final IntColumn holders;
    private final IntColumn queue;
    private final boolean[] deadEnds;
    private final BitSet onStack = new BitSet();
    private final BitSet threads = new BitSet();
    private final Map<Integer, String> threadNames = new HashMap<>();
    private final Progress.Step step;
    private final CancelSignal cancel;
    private int[] deeper = new int[1024];
    private int deeperCount;
    private long head;
    private long tail;
    private boolean everything;

    private HoldingTree(final HeapGraph heap, final Retention retention, final Inside inside,
            final BitSet deadEndClasses, final ColumnStore store,
            final Progress progress, final CancelSignal cancel) throws IOException {
        this.heap = heap;
        this.retention = retention;
        this.inside = inside;
        this.deadEnds = new boolean[heap.classes().size()];
        deadEndClasses.stream().forEach(id -> deadEnds[id] = true);
        this.holders = store.ints("holders", heap.objectCount());
        this.queue = store.ints("holding queue", heap.objectCount());
        this.step = progress.begin("finding where objects hang", heap.objectCount(), Progress.Unit.OBJECTS);
        this.cancel = cancel;
    }

    static HoldingTree of(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final Inside inside, final BitSet deadEnds, final FieldReader reader, final ColumnStore store,
            final Progress progress,
            final CancelSignal cancel) throws IOException {
        final HoldingTree tree = new HoldingTree(heap, retention, inside, deadEnds, store, progress, cancel);
        tree.fill(catalog, reader);
        return tree;
    }

    /** The object that holds another, or {@link #ROOT}. Only for reachable objects. */
    int holder(final int object) {
        return Math.max(ROOT, seen(object));
    }

    /** The holder of an object, {@link #ROOT} or {@link #UNSEEN}. */
    private int seen(final int object) {
        return holders.get(object) - SHIFT;
    }

    private void hold(final int object, final int holder) {
        holders.set(object, holder + SHIFT);
    }

    /** The name of a thread that is a root, or null. */
    @org.jspecify.annotations.Nullable
    String threadName(final int object) {
        return threadNames.get(object);
    }

    private void fill(final HeapCatalog catalog, final FieldReader reader) {
        final List<ClassInfo> mirrors = new ArrayList<>();
        for (final ClassInfo info : heap.classes().all()) {
            if (info.mirror() != HeapGraph.NONE && retention.isReachable(info.mirror())
                    && seen(info.mirror()) == UNSEEN) {
                hold(info.mirror(), ROOT);
                mirrors.add(info);
            }
        }
        mirrors.sort(Comparator.comparing(ClassInfo::name).thenComparingInt(ClassInfo::id));
        final List<Integer> threadList = threads(reader);
        followStatics(mirrors, info -> !catalog.isLibrary(info.id()));
        for (int level = 0; level < START; level++) {
            search(tail);
        }
        threadList.forEach(this::enqueue);
        followStatics(mirrors, info -> catalog.isLibrary(info.id()));
        search();
        followRoots(false);
        search();
        everything = true;
        threadList.forEach(this::follow);
        followRoots(true);
        search();
        mirrors.forEach(info -> follow(info.mirror()));
        search();
        followEntryPoints();
        search();
    }

    /** The threads by name; they are roots whatever else refers to them. */
    private List<Integer> threads(final FieldReader reader) {
        final List<Integer> list = new ArrayList<>();
        for (final HeapThread thread : heap.threads().all()) {
            addThread(thread.object(), reader, list);
        }
        for (final Root root : heap.roots().all()) {
            if (root.kind() == RootKind.THREAD) {
                addThread(root.object(), reader, list);
            } else if (isMomentary(root.kind())) {
                onStack.set(root.object());
            }
        }
        list.sort(Comparator.comparing((Integer thread) -> threadNames.getOrDefault(thread, ""))
                .thenComparing(Comparator.naturalOrder()));
        return list;
    }

    private void addThread(final int object, final FieldReader reader, final List<Integer> list) {
        if (object != HeapGraph.NONE && retention.isReachable(object) && !threads.get(object)
                && seen(object) == UNSEEN) {
            threads.set(object);
            hold(object, ROOT);
            threadNames.put(object, ThreadNames.of(heap, object, reader));
            list.add(object);
        }
    }

    /** Whether a root of this kind tells what a thread was doing rather than what the program keeps. */
    private static boolean isMomentary(final RootKind kind) {
        return kind.isOnStack() || kind == RootKind.MONITOR || kind == RootKind.JNI_MONITOR;
    }

    private void followStatics(final List<ClassInfo> mirrors, final java.util.function.Predicate<ClassInfo> which) {
        for (final ClassInfo info : mirrors) {
            if (which.test(info)) {
                for (final StaticField field : info.statics()) {
                    // HotSpot writes a class's constants as statics named <resolved_references> and the like.
                    if (field.target() != HeapGraph.NONE && !field.name().startsWith("<")) {
                        reach(info.mirror(), field.target());
                    }
                }
            }
        }
    }

    private void followRoots(final boolean momentary) {
        heap.roots().all().stream().filter(root -> isMomentary(root.kind()) == momentary)
                .sorted(Comparator.comparing(Root::kind)
                        .thenComparing(root -> heap.classOf(root.object()).name()).thenComparingInt(Root::object))
                .forEach(root -> reachRoot(root.object()));
    }

    private void followEntryPoints() {
        for (int i = 0; i < heap.entryPointCount(); i++) {
            reachRoot(heap.entryPoint(i));
        }
    }

    private void reachRoot(final int object) {
        if (seen(object) == UNSEEN && retention.isReachable(object)) {
            hold(object, ROOT);
            enqueue(object);
        }
    }

    private void enqueue(final int object) {
        queue.set(tail++, object);
    }

    private void search() {
        while (head < tail) {
            search(tail);
        }
    }

    private void search(final long end) {
        while (head < end) {
            if (head % CHECK_EVERY == 0) {
                cancel.check();
                step.advance(CHECK_EVERY);
            }
            follow(queue.get(head++));
        }
    }

    /** Takes all references of an object, and those of the inside of a collection or trie along with it. */
    private void follow(final int object) {
        final boolean isThread = !everything && threads.get(object);
        followRow(object, false, isThread);
        for (int inner = 1; deeperCount > 0; inner++) {
            if (inner % CHECK_EVERY == 0) {
                cancel.check();
            }
            final int at = deeper[--deeperCount];
            followRow(at, inside.isArray(at), false);
        }
    }

    private void followRow(final int object, final boolean fromArray, final boolean isThread) {
        long position = heap.firstReference(object);
        boolean last = position == HeapGraph.NONE;
        while (!last) {
            last = heap.isLastAt(position);
            final int target = heap.targetAt(position++);
            if (deadEnds[heap.classIdOf(target)]) {
                continue;
            }
            if (seen(target) != UNSEEN || isThread && onStack.get(target)) {
                continue;
            }
            if (inside.leadsDeeper(object, target, fromArray)) {
                hold(target, object);
                if (deeperCount == deeper.length) {
                    deeper = Arrays.copyOf(deeper, deeperCount * 2);
                }
                deeper[deeperCount++] = target;
            } else {
                reach(object, target);
            }
        }
    }

    private void reach(final int holder, final int object) {
        if (seen(object) == UNSEEN) {
            hold(object, holder);
            enqueue(object);
        }
    }
}

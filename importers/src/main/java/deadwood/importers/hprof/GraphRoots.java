package deadwood.importers.hprof;

import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.Root;
import deadwood.model.heap.RootKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the traversal of the heap starts, and which roots are locals of a thread instead: those on the stack of a known thread become
 * references of the thread's object.
 */
final class GraphRoots {

    private static final int[] NOTHING = {};

    private final List<Root> roots = new ArrayList<>();
    private final Map<Integer, Integer> threadObjects = new HashMap<>();
    private final Map<Integer, ObjectIds> locals = new HashMap<>();
    private final ObjectIds entryPoints = new ObjectIds();
    private final int[] jniGlobals;
    private final Set<Integer> servedThreads = new HashSet<>();

    /** @param builtInLoaders addresses of the platform and the application loader, whose classes are never unloaded */
    GraphRoots(final DumpRoots dumped, final AddressIndex index, final DumpClasses classes,
            final Set<Long> builtInLoaders, final Warnings warnings) {
        for (int i = 0; i < dumped.size(); i++) {
            if (dumped.tag(i) == Tags.ROOT_THREAD_OBJECT) {
                final int object = index.idOf(dumped.address(i));
                if (object != HeapGraph.NONE) {
                    threadObjects.putIfAbsent(dumped.thread(i), object);
                }
            }
        }
        final Warnings.Counter dangling = new Warnings.Counter(Warnings.Kind.DANGLING_ROOT);
        for (int i = 0; i < dumped.size(); i++) {
            take(dumped, i, index, dangling);
        }
        dangling.report(warnings);
        jniGlobals = roots.stream().filter(root -> root.kind() == RootKind.JNI_GLOBAL).mapToInt(Root::object).sorted()
                .toArray();
        final int[] named = entryPoints.distinct();
        for (final DumpClass type : classes.all()) {
            if (type.mirror == HeapGraph.NONE || Arrays.binarySearch(named, type.mirror) >= 0) {
                continue;
            }
            if (neverUnloaded(type, builtInLoaders)) {
                entryPoints.add(type.mirror);
                roots.add(new Root(RootKind.BUILT_IN_LOADER_CLASS, type.mirror, HeapGraph.NONE, HeapGraph.NONE));
            } else {
                type.keptMirror = type.mirror;
            }
        }
    }

    private static boolean neverUnloaded(final DumpClass type, final Set<Long> builtInLoaders) {
        final long loader = type.record == null ? 0 : type.record.loader();
        // HotSpot lists the classes of the boot loader as roots, but not its arrays.
        return loader == 0 ? type.isArray() : builtInLoaders.contains(loader);
    }

    private void take(final DumpRoots dumped, final int i, final AddressIndex index,
            final Warnings.Counter dangling) {
        final RootKind kind = DumpRoots.kind(dumped.tag(i));
        if (kind == null) {
            return;
        }
        final int object = index.idOf(dumped.address(i));
        if (object == HeapGraph.NONE) {
            dangling.add(dumped.position(i));
            return;
        }
        final int thread = dumped.thread(i);
        roots.add(new Root(kind, object, thread, kind == RootKind.THREAD ? HeapGraph.NONE : dumped.frame(i)));
        final Integer threadObject = kind.isOnStack() ? threadObjects.get(thread) : null;
        if (threadObject == null) {
            entryPoints.add(object);
        } else {
            locals.computeIfAbsent(threadObject, _ -> new ObjectIds()).add(object);
        }
    }

    /** All roots, those of classes that are never unloaded included. */
    List<Root> roots() {
        return roots;
    }

    /** Id of the object of a thread by its serial number, or null. */
    @Nullable
    Integer threadObject(final int serial) {
        return threadObjects.get(serial);
    }

    /** Whether native code holds an object. */
    boolean isJniGlobal(final int object) {
        return Arrays.binarySearch(jniGlobals, object) >= 0;
    }

    /** What the stack of a thread refers to; empty for other objects. Safe for several threads. */
    int[] takeLocals(final int object) {
        final ObjectIds targets = locals.get(object);
        if (targets == null) {
            return NOTHING;
        }
        synchronized (servedThreads) {
            servedThreads.add(object);
        }
        return targets.inOrder();
    }

    /** Distinct ids, ascending. The locals of threads that {@link #takeLocals} was not asked for are among them: they were no threads. */
    int[] entryPoints() {
        locals.forEach((thread, targets) -> {
            if (!servedThreads.contains(thread)) {
                entryPoints.addAll(targets.inOrder());
            }
        });
        return entryPoints.distinct();
    }
}

package bench;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;

/** H: reads a dump with {@code org.gridkit.jvmtool:hprof-heap} and counts its objects by class. */
public final class PeerHistogram {

    private PeerHistogram() {}

    public static void main(final String[] args) throws Exception {
        final Heap heap = HeapFactory.createFastHeap(new File(args[0]));
        final Map<String, long[]> classes = new HashMap<>();
        for (final Instance instance : heap.getAllInstances()) {
            final long[] count = classes.computeIfAbsent(instance.getJavaClass().getName(), _ -> new long[2]);
            count[0]++;
            count[1] += instance.getSize();
        }
        System.out.println(classes.size() + " classes, " + classes.values().stream().mapToLong(count -> count[0]).sum()
                + " objects");
    }
}

package bench;

import java.io.File;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;

/**
 * Reads a dump with the NetBeans profiler library: {@code histogram FILE} counts objects by class, {@code retained FILE} finds the
 * biggest objects by retained size.
 */
public final class NetBeansSizes {

    private static final int BIGGEST = 20;

    private NetBeansSizes() {}

    public static void main(final String[] args) throws Exception {
        final Heap heap = HeapFactory.createHeap(new File(args[1]));
        if (args[0].equals("histogram")) {
            for (final Object type : heap.getAllClasses()) {
                final JavaClass javaClass = (JavaClass) type;
                System.out.println(javaClass.getInstancesCount() + " " + javaClass.getAllInstancesSize() + " "
                        + javaClass.getName());
            }
        } else {
            for (final Object object : heap.getBiggestObjectsByRetainedSize(BIGGEST)) {
                final Instance instance = (Instance) object;
                System.out.println(instance.getRetainedSize() + " " + instance.getJavaClass().getName());
            }
        }
    }
}

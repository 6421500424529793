import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.VolatileCallSite;
import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Makes objects of all sorts, writes down its own class histogram, dumps its heap, and writes down its histogram again. Runs in a JVM
 * of its own, of JDK 17 or later; {@code Generated} is made for each run.
 *
 * <p>Arguments: file of the first histogram, dump to be written, file of the second histogram.
 */
public final class DumpedProgram {

    private static final List<Object> KEPT = new ArrayList<>();
    private static final LongAdder ADDER = new LongAdder();
    private static final Object[] NO_ARGUMENTS = {new String[0]};
    private static final String[] SIGNATURE = {"[Ljava.lang.String;"};

    record Point(int x, byte y, long z) {}

    enum Colour {
        RED, GREEN {
            int shade;
        }
    }

    /** Statics of all types behind one class object. */
    static final class Statics {
        static boolean flag;
        static byte small;
        static short medium;
        static char letter;
        static int number;
        static float real;
        static long large;
        static double precise;
        static Object object = KEPT;
        static String text = "text";
    }

    private int field;

    public static void main(final String[] arguments) throws Exception {
        KEPT.add(Generated.make());
        keepArrays();
        keepLambdas();
        keepMethodHandles();
        keepReferences();
        keepContended();
        keepThreads();
        KEPT.add(new Point(1, (byte) 2, 3));
        KEPT.add(Colour.values());
        KEPT.add(Statics.text);
        KEPT.add(new InternalError());
        KEPT.add(new Exception().getStackTrace());
        final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        final ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
        final HotSpotDiagnosticMXBean dumper = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try (OutputStream before = new FileOutputStream(arguments[0]);
                OutputStream after = new FileOutputStream(arguments[2])) {
            // Once for nothing: whatever is loaded and cached on the way is there when it counts.
            final OutputStream nowhere = OutputStream.nullOutputStream();
            for (int i = 0; i < 2; i++) {
                write(server.invoke(commands, "gcClassHistogram", NO_ARGUMENTS, SIGNATURE), nowhere);
                dumper.dumpHeap(arguments[1], true);
                new File(arguments[1]).delete();
                Thread.sleep(50);
            }
            write(server.invoke(commands, "gcClassHistogram", NO_ARGUMENTS, SIGNATURE), before);
            dumper.dumpHeap(arguments[1], true);
            write(server.invoke(commands, "gcClassHistogram", NO_ARGUMENTS, SIGNATURE), after);
        }
        System.exit(0);
    }

    private static void write(final Object text, final OutputStream out) throws Exception {
        out.write(((String) text).getBytes(StandardCharsets.US_ASCII));
    }

    private static void keepArrays() {
        for (final int length : new int[]{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 17, 100, 5000}) {
            KEPT.add(new boolean[length]);
            KEPT.add(new byte[length]);
            KEPT.add(new char[length]);
            KEPT.add(new short[length]);
            KEPT.add(new int[length]);
            KEPT.add(new float[length]);
            KEPT.add(new long[length]);
            KEPT.add(new double[length]);
            KEPT.add(new Object[length]);
            KEPT.add(new String[length][]);
            KEPT.add(new Point[length]);
        }
    }

    private static void keepLambdas() {
        for (int i = 0; i < 5; i++) {
            final int captured = i;
            final String text = "captured " + i;
            final IntUnaryOperator adds = x -> x + captured;
            final Supplier<String> gives = () -> text + captured;
            final IntUnaryOperator doubles = x -> x * 2;
            KEPT.add(adds);
            KEPT.add(gives);
            KEPT.add(doubles);
        }
        KEPT.add(Proxy.newProxyInstance(DumpedProgram.class.getClassLoader(), new Class<?>[]{Runnable.class},
                (proxy, method, values) -> null));
    }

    private static void keepMethodHandles() throws ReflectiveOperationException {
        final MethodHandles.Lookup lookup = MethodHandles.lookup();
        final MethodType type = MethodType.methodType(void.class, int.class);
        final MethodHandle handle = lookup.findStatic(DumpedProgram.class, "park", type);
        KEPT.add(handle);
        KEPT.add(new ConstantCallSite(handle));
        KEPT.add(new MutableCallSite(type));
        KEPT.add(new VolatileCallSite(type));
        KEPT.add(lookup.findVarHandle(DumpedProgram.class, "field", int.class));
        KEPT.add(StackWalker.getInstance().walk(frames -> frames.toList()));
        KEPT.add(DumpedProgram.class.getDeclaredMethods());
        KEPT.add(DumpedProgram.class.getDeclaredFields());
        KEPT.add(DumpedProgram.class.getDeclaredConstructors());
    }

    private static void keepReferences() {
        KEPT.add(new SoftReference<>(new Object()));
        KEPT.add(new WeakReference<>(KEPT));
        KEPT.add(new PhantomReference<>(KEPT, new ReferenceQueue<>()));
        KEPT.add(ByteBuffer.allocateDirect(100));
        KEPT.add(Cleaner.create());
    }

    /** Classes that the JDK pads against false sharing. */
    private static void keepContended() throws Exception {
        final ConcurrentHashMap<Integer, Integer> counted = new ConcurrentHashMap<>();
        final List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                for (int round = 0; round < 50_000; round++) {
                    counted.merge(round % 100, 1, Integer::sum);
                    ADDER.increment();
                }
            }));
        }
        threads.forEach(Thread::start);
        for (final Thread thread : threads) {
            thread.join();
        }
        KEPT.add(counted);
        final ForkJoinPool pool = new ForkJoinPool(1);
        pool.submit(() -> 1).get();
        KEPT.add(pool);
        KEPT.add(new Exchanger<>());
        final SubmissionPublisher<String> publisher = new SubmissionPublisher<>();
        publisher.consume(item -> KEPT.size());
        KEPT.add(publisher);
    }

    /** Platform threads and, where there are any, virtual ones, parked some frames deep. */
    private static void keepThreads() throws Exception {
        for (int depth = 0; depth < 3; depth++) {
            final int frames = depth;
            final Thread thread = new Thread(() -> park(frames));
            thread.setDaemon(true);
            thread.start();
            keepParked(thread);
        }
        final Object builder;
        try {
            builder = Thread.class.getMethod("ofVirtual").invoke(null);
        } catch (final NoSuchMethodException e) {
            return;
        }
        final Method start = Class.forName("java.lang.Thread$Builder").getMethod("start", Runnable.class);
        for (int depth = 0; depth < 36; depth += 3) {
            final int frames = depth;
            keepParked((Thread) start.invoke(builder, (Runnable) () -> park(frames)));
        }
    }

    private static void keepParked(final Thread thread) throws InterruptedException {
        KEPT.add(thread);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
    }

    private static void park(final int depth) {
        if (depth > 0) {
            park(depth - 1);
        } else {
            LockSupport.park();
        }
    }
}

package deadwood.importers.hprof;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A program that holds something of everything and dumps its own heap; started as a JVM of its own. */
public final class LiveProgram {

    static class Node {
        Node next;
        long weight;
        byte flag;

        Node(final Node next, final long weight) {
            this.next = next;
            this.weight = weight;
        }
    }

    static final class Leaf extends Node {
        final char letter = 'x';
        final Object payload = new Object();

        Leaf(final Node next, final long weight) {
            super(next, weight);
        }
    }

    static final List<Object> KEPT = new ArrayList<>();
    static final double RATIO = Math.PI;
    static final byte SMALL = -3;

    private LiveProgram() {}

    /** @param arguments the file to dump to, compressed in blocks if its name ends with gz */
    public static void main(final String[] arguments) throws Exception {
        final Map<String, Integer> map = new HashMap<>();
        Node node = null;
        final int nodes = Integer.getInteger("nodes", 3000);
        for (int i = 0; i < nodes; i++) {
            map.put("key " + i, i);
            node = i % 3 == 0 ? new Leaf(node, i) : new Node(node, i);
            KEPT.add(i % 2 == 0 ? new int[i % 7] : new long[i % 5]);
            KEPT.add(new WeakReference<>(node));
            KEPT.add(new SoftReference<>(new Object()));
            KEPT.add(new PhantomReference<>(new byte[i % 9], new ReferenceQueue<>()));
        }
        KEPT.add(map);
        KEPT.add(new Object[100_000]);
        KEPT.add(loadedTwice());
        dumpInThread(node, arguments[0]);
    }

    /** The class of an instance whose loader nobody else refers to. */
    private static Object loadedTwice() throws Exception {
        final URL here = LiveProgram.class.getProtectionDomain().getCodeSource().getLocation();
        final URLClassLoader loader = new URLClassLoader(new URL[]{here}, null);
        return loader.loadClass(Held.class.getName()).getDeclaredConstructor().newInstance();
    }

    /** Loaded by a loader of its own. */
    public static final class Held {
        static final String TEXT = new String("held by its instance alone");
    }

    private static void dumpInThread(final Object local, final String file) throws InterruptedException {
        final CountDownLatch done = new CountDownLatch(1);
        final Object inFrame = new java.util.concurrent.atomic.AtomicLong(42);
        final Thread thread = new Thread(() -> {
            try {
                dump(file);
            } catch (final IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (final InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                done.countDown();
            }
        }, "dumper");
        thread.start();
        done.await();
        KEPT.add(local);
        KEPT.add(inFrame);
    }

    private static void dump(final String file) throws IOException, InterruptedException {
        if (file.endsWith(".gz")) {
            // Only jcmd can ask for blocks: the command is not to be had through JMX.
            final Process jcmd = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    Long.toString(ProcessHandle.current().pid()), "GC.heap_dump", "-gz=1", file).inheritIO()
                    .start();
            if (jcmd.waitFor() != 0) {
                throw new IOException("jcmd failed");
            }
        } else {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file, false);
        }
    }
}

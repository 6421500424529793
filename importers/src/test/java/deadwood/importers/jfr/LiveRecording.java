package deadwood.importers.jfr;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Recording;

/** A program that does something of everything while it is recorded; started as a JVM of its own. */
public final class LiveRecording {

    /** An event of a program. */
    @Name("acme.Order")
    @Label("Order")
    static final class Order extends Event {
        @Label("Article")
        String article = "";
        @Label("Weight")
        @DataAmount
        long weight;
        @Label("Letter")
        char letter = 'x';
        byte flags = -3;
        short shelf = -300;
        float price = 1.5f;
        double tax = 0.19;
        boolean express = true;
        Thread clerk = Thread.currentThread();
        Class<?> kind = String.class;
    }

    private static final List<Object> KEPT = new ArrayList<>();
    private static final Object MONITOR = new Object();

    private LiveRecording() {}

    /**
     * @param arguments the file to record to, and how many chunks to make
     */
    public static void main(final String[] arguments) throws Exception {
        final Path file = Path.of(arguments[0]);
        final int chunks = Integer.parseInt(arguments[1]);
        try (Recording recording = new Recording()) {
            for (final String event : List.of("jdk.ExecutionSample", "jdk.NativeMethodSample")) {
                recording.enable(event).withPeriod(Duration.ofMillis(10));
            }
            for (final String event : List.of("jdk.ThreadPark", "jdk.ThreadSleep", "jdk.JavaMonitorEnter",
                    "jdk.JavaMonitorWait", "jdk.SocketRead", "jdk.SocketWrite", "jdk.FileWrite", "jdk.FileRead",
                    "jdk.VirtualThreadPinned")) {
                recording.enable(event).withoutThreshold().withStackTrace();
            }
            for (final String event : List.of("jdk.ObjectAllocationInNewTLAB", "jdk.ObjectAllocationOutsideTLAB",
                    "jdk.ObjectAllocationSample", "jdk.GCHeapSummary", "jdk.GarbageCollection", "jdk.CPULoad",
                    "jdk.ThreadAllocationStatistics", "jdk.ActiveSetting", "jdk.ClassLoadingStatistics",
                    "jdk.JavaThreadStatistics", "jdk.ObjectCount", "jdk.GCPhasePause", "jdk.ThreadStart",
                    "jdk.JavaExceptionThrow", "jdk.VirtualThreadStart", "jdk.VirtualThreadEnd",
                    "jdk.InitialSystemProperty")) {
                recording.enable(event);
            }
            recording.enable("jdk.OldObjectSample").with("cutoff", "infinity").withStackTrace();
            recording.start();
            for (int chunk = 0; chunk < chunks; chunk++) {
                work(chunk);
                if (chunk + 1 < chunks) {
                    // A recording of its own, begun and ended, makes the virtual machine begin another chunk.
                    try (Recording rotate = new Recording()) {
                        rotate.start();
                        rotate.stop();
                    }
                }
            }
            recording.stop();
            recording.dump(file);
        }
    }

    private static void work(final int round) throws Exception {
        final Map<String, Object> held = new HashMap<>();
        final Thread waiter = new Thread(LiveRecording::waitForMonitor, "waiter " + round + " \u00e9\u4e2d");
        synchronized (MONITOR) {
            waiter.start();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        for (int i = 0; i < 3000; i++) {
            held.put("key " + i, new byte[i % 1000 == 0 ? 200_000 : 2000]);
        }
        KEPT.add(held);
        KEPT.add(new Object[][]{{new long[100_000]}});
        LockSupport.parkNanos(1_000_000);
        transfer();
        for (int i = 0; i < 40; i++) {
            order(i, 20 + i % 7);
        }
        final List<Thread> virtual = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            virtual.add(i % 2 == 0
                    ? Thread.startVirtualThread(() -> LockSupport.parkNanos(100_000))
                    : Thread.ofVirtual().name("virtual " + i).start(() -> order(1, 5)));
        }
        for (final Thread thread : virtual) {
            thread.join();
        }
        burn(System.nanoTime() + 300_000_000L);
        System.gc();
        waiter.join();
    }

    private static void waitForMonitor() {
        synchronized (MONITOR) {
            try {
                final long end = System.nanoTime() + 5_000_000;
                while (System.nanoTime() < end) {
                    MONITOR.wait(5);
                }
            } catch (final InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void order(final int number, final int depth) {
        if (depth > 0) {
            order(number, depth - 1);
            return;
        }
        final Order order = new Order();
        order.begin();
        order.article = number % 3 == 0 ? "" : number % 3 == 1 ? "article " + number : "\u4e2d\u6587 " + number;
        order.weight = number * 1_000_000_007L;
        order.commit();
    }

    private static void transfer() throws IOException {
        final Path file = Files.createTempFile("live", ".txt");
        Files.write(file, new byte[1000]);
        try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
            random.write(new byte[500]);
            random.seek(0);
            random.readFully(new byte[100]);
        }
        Files.delete(file);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket other = server.accept()) {
            client.getOutputStream().write(new byte[300]);
            other.getInputStream().readNBytes(300);
        }
    }

    private static void burn(final long until) {
        long sum = 0;
        while (System.nanoTime() < until) {
            for (int i = 0; i < 1000; i++) {
                sum += Integer.toString(i).hashCode();
            }
            try {
                throw new IllegalStateException(Long.toString(sum % 10));
            } catch (final IllegalStateException e) {
                sum += e.getMessage().length();
            }
        }
        KEPT.add(sum);
    }

    /**
     * Starts the program in a JVM like that of the tests.
     *
     * @return the recording
     */
    static Path record(final Path directory, final int chunks, final String... options) throws Exception {
        final Path file = directory.resolve("live.jfr");
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:-UsePerfData", "-Xlog:disable"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp",
                Path.of(LiveRecording.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString(),
                LiveRecording.class.getName(), file.toString(), Integer.toString(chunks)));
        final File output = directory.resolve("output.txt").toFile();
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("the program failed: " + Files.readString(output.toPath()));
        }
        return file;
    }
}

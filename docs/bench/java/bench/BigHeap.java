package bench;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Fills its heap with about as many objects as it is told and dumps it. A second dump is written after it has leaked a tenth more in a
 * trie and in a map.
 *
 * <pre>java -Xmx5g bench.BigHeap OBJECTS FILE [FILE_AFTER_LEAK]</pre>
 *
 * A file whose name ends in {@code .gz} is written in the JDK's gzip blocks. The same heap each time but for what the JVM itself has.
 */
public final class BigHeap {

    /** Objects that come with one customer, as counted in a dump. */
    private static final double OBJECTS_A_CUSTOMER = 295.0;
    /** Objects that come with one node of the chain: the node and its value. */
    private static final int OBJECTS_A_NODE = 2;
    private static final int LONGEST_CHAIN = 1_000_000;
    /** The chain is no more than this share of the heap. */
    private static final int CHAIN_SHARE = 6;

    static final Map<Integer, String> SESSIONS = new HashMap<>();

    private BigHeap() {}

    public static void main(final String[] args) throws Exception {
        final long objects = Long.parseLong(args[0]);
        final int chain = (int) Math.min(LONGEST_CHAIN, objects / CHAIN_SHARE / OBJECTS_A_NODE);
        final long customers = Math.round((objects - (double) OBJECTS_A_NODE * chain) / OBJECTS_A_CUSTOMER);
        Shop.INSTANCE.chain(chain);
        for (long id = 0; id < customers; id++) {
            Shop.INSTANCE.add(id);
        }
        dump(Path.of(args[1]));
        if (args.length > 2) {
            leak(customers, objects / 10);
            dump(Path.of(args[2]));
        }
    }

    /** A map that stays wide when it is emptied, and keys of a trie that nothing stands at. */
    private static void leak(final long customers, final long objects) {
        for (int session = 0; session < objects / 4; session++) {
            SESSIONS.put(session, "session-" + session);
        }
        SESSIONS.clear();
        for (long id = 0; id < objects / Trie.MOST_OBJECTS_A_KEY; id++) {
            Shop.INSTANCE.trie.node(customers + id);
        }
    }

    private static void dump(final Path file) throws Exception {
        Files.deleteIfExists(file);
        if (file.toString().endsWith(".gz")) {
            // Only jcmd can ask for compressed dumps.
            final Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    Long.toString(ProcessHandle.current().pid()), "GC.heap_dump", "-gz=1",
                    file.toAbsolutePath().toString()).inheritIO().start();
            if (jcmd.waitFor() != 0 || !Files.exists(file)) {
                throw new IllegalStateException(file + " was not written");
            }
        } else {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
        }
    }
}

package deadwood.importers.pprof.legacy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small profiles of each legacy format, made up for tests. */
public final class LegacyTexts {

    static final String MAP = """
            MAPPED_LIBRARIES:
            build=/opt/shop
            00400000-00401000 r-xp 00000000 08:01 17    $build/bin/shop
            00401000-00402000 r-xp 00001000 08:01 17    $build/bin/shop
            00402000-00403000 rw-p 00002000 08:01 17    $build/bin/shop
            7f0000000000-7f0000001000 r-xp 00000000 08:01 18 /lib/libc-2.36.so
            """;
    static final String HEAP = """
            heap profile: 3: 3072 [7: 9216] @ heap_v2/524288
            1: 1024 [3: 3072] @ 0x400101 0x400201 0x7f0000000101
            2: 2048 [4: 6144] @ 0x400111 0x400201
            0: 0 [0: 0] @ 0x400111
            """ + MAP;
    static final String IN_USE = """
            heap profile: 3: 3072 [3: 3072] @ heapprofile
            1: 1024 [1: 1024] @ 0x400101 0x400201
            2: 2048 [2: 2048] @ 0x500000
            """ + MAP;
    static final String GROWTH = """
            heap profile: 1: 1048576 [1: 1048576] @ growthz
            1: 1048576 [1: 1048576] @ 0x400101 0x400201
            """ + MAP;
    static final String CONTENTION = """
            --- contentionz 1 ---
            cycles/second = 2000000000
            sampling period = 100
            ms since reset = 5000
            discarded samples = 0
            1000 2 @ 0x400101 0x400201
            3000 1 @ 0x400111
            --- Memory map: ---
              00400000-00402000: /opt/shop/bin/shop (@0) abc123
            """;
    static final String COUNT = """
            # a comment

            sockets profile: total 5
            3 @ 0x400101 0x400201
            2 @ 0x400111

            --- Memory map: ---
            00400000-00402000: /opt/shop/bin/shop
            """;
    static final String THREADS = """
            --- threadz 1 ---

            --- Thread 7f0000 (name: main/1) stack: ---
              PC:  0x00400101: work()
              0x00400102: again
              0x00400201: main
            --- Thread 7f0001 (name: pool/2) stack: ---
              [same as previous thread]
            --- Thread 7f0002 (name: pool/3) stack: ---
              0x00400111: sleep
            --- Memory map: ---
              00400000-00402000: /opt/shop/bin/shop
            """;
    static final String JAVA_HEAP = """
            --- heapz 1 ---
            format = java
            resolution = bytes
                 2048     2 @ 0x00000001 0x00000002
                  100     1 @ 0x00000003


             0x00000001 shop.Cart.add (Cart.java:12)
             0x00000002 shop.Main.main (Main.java:7)
             0x00000003 malloc (/lib/libc-2.36.so)
            """;
    static final String JAVA_CONTENTION = """
            --- contentionz 1 ---
            format = java
            resolution = microseconds
            sampling period = 100
            ms since reset = 1000
                14     2 @ 0x00000001 0x00000002

             0x00000001 shop.Cart.lock (Cart.java:12)
             0x00000002 GC
            """;
    static final String JEMALLOC = """
            heap_v2/524288
              t*: 3: 3072 [0: 0]
              t0: 2: 2048 [0: 0]
              t1: 1: 1024 [0: 0]
            @ 0x400101 0x400201
              t*: 2: 2048 [0: 0]
              t0: 1: 1024 [0: 0]
              t1: 1: 1024 [0: 0]
            @ 0x400111
              t*: 1: 1024 [0: 0]

            """ + MAP;

    private LegacyTexts() {}

    /** All texts. */
    public static List<String> all() {
        return List.of(HEAP, IN_USE, GROWTH, CONTENTION, COUNT, THREADS, JAVA_HEAP, JAVA_CONTENTION, JEMALLOC);
    }

    /** A binary CPU profile: two stacks, both with the frame of a signal handler, in words of 4 or 8 bytes. */
    public static byte[] cpu(final int wordBytes, final ByteOrder order, final boolean isJava) {
        final long[] words = isJava
                ? new long[]{0, 3, 1, 10_000, 0, 5, 2, 1, 2, 1, 1, 3, 0, 1, 0}
                : new long[]{0, 3, 0, 10_000, 0, 5, 3, 0x400101, 0x999, 0x400201, 1, 4, 0x400111, 0x999, 0x400112,
                    0x400201, 0, 1, 0};
        final byte[] text = (isJava
                ? JAVA_HEAP.substring(JAVA_HEAP.indexOf(" 0x00000001 s"))
                : MAP.substring(MAP.indexOf("build"))).getBytes(StandardCharsets.UTF_8);
        final ByteBuffer bytes = ByteBuffer.allocate(words.length * wordBytes + text.length).order(order);
        for (final long word : words) {
            if (wordBytes == Integer.BYTES) {
                bytes.putInt((int) word);
            } else {
                bytes.putLong(word);
            }
        }
        return bytes.put(text).array();
    }
}

package deadwood.importers.campaign;

import deadwood.importers.pprof.Proto;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Files that are odd by being large, or by inflating to much. Made one at a time. */
final class LargeFiles {

    private static final int DEEP = 100_000;
    private static final int MILLION = 1_000_000;
    private static final int PIECE = 1 << 20;
    private static final int SAMPLE_FIELD = 2;

    /** Writes a file. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    private LargeFiles() {}

    /**
     * All, by name.
     *
     * @param megabytes how much the bombs inflate to
     */
    static Map<String, Content> all(final int megabytes) {
        final Map<String, Content> all = new LinkedHashMap<>();
        all.put("zeros", repeated(new byte[PIECE], Math.min(megabytes, 64)));
        all.put("zeros gz", gzipped(repeated(new byte[PIECE], megabytes)));
        all.put("pprof, then zeros gz", gzipped(both(Proto.small().toArray(), repeated(new byte[PIECE], megabytes))));
        all.put("CPU profile, then zeros gz", gzipped(both(cpuHeader(), repeated(new byte[PIECE], megabytes))));
        bombs(all, megabytes);
        deep(all);
        wide(all);
        return all;
    }

    private static void bombs(final Map<String, Content> all, final int megabytes) {
        final Map<String, String> lines = new LinkedHashMap<>();
        lines.put("folded", "main;a;b 1\n");
        lines.put("Go heap", "1: 8 [1: 8] @ 0x401001\n#\t0x401000\tmain.f+0x1\ta.go:1\n\n");
        lines.put("legacy heap", "1: 8 [1: 8] @ 0x401001 0x401002\n");
        lines.put("gctrace", "gc 1 @0.500s 0%: 0.044+0.34+0.003 ms clock, 0.088+0/0.16/0.093+0.006 ms cpu, 4->4->2 MB, "
                + "5 MB goal, 2 P\n");
        lines.put("goroutines", "goroutine 1 [running]:\nmain.main()\n\ta.go:1 +0x1\n\n");
        lines.forEach((name, line) -> {
            final byte[] text = line.repeat(PIECE / line.length()).getBytes(StandardCharsets.UTF_8);
            final byte[] head = switch (name) {
                case "Go heap", "legacy heap" -> bytes("heap profile: 1: 8 [1: 8] @ heap_v2/1\n");
                default -> new byte[0];
            };
            all.put(name + ", one line over and over gz", gzipped(both(head, repeated(text, megabytes))));
        });
        all.put("folded, one line without an end gz", gzipped(both(bytes("a;b 1\n"), repeated(bytes("x".repeat(PIECE)),
                megabytes))));
        all.put("legacy heap, one line without an end gz", gzipped(both(
                bytes("heap profile: 1: 8 [1: 8] @ heap_v2/1\n1: 8 [1: 8] @ "),
                repeated(bytes("0x1 ".repeat(PIECE / 4)),
                        megabytes))));
        all.put("MemStats, one text without an end gz",
                gzipped(both(bytes("{\"TotalAlloc\":1,\"HeapAlloc\":1,\"x\":\""),
                        repeated(bytes("x".repeat(PIECE)), megabytes))));
        all.put("pprof, distinct samples gz", gzipped(out -> {
            out.write(Proto.small().toArray());
            for (int i = 0; i < megabytes * 50_000; i++) {
                out.write(Proto.of().message(SAMPLE_FIELD, Proto.sample(new long[]{1L + i, 2, i}, i)).toArray());
            }
        }));
        all.put("folded, distinct stacks gz", gzipped(out -> {
            for (int i = 0; i < megabytes * 40_000; i++) {
                out.write(bytes("main;f" + i + ";g" + Integer.toHexString(i) + " 1\n"));
            }
        }));
    }

    private static void deep(final Map<String, Content> all) {
        all.put("folded, 100,000 deep", out -> out.write(bytes("frame;".repeat(DEEP) + "leaf 1\nmain;a 1\n")));
        all.put("goroutine, 100,000 deep", out -> out.write(
                bytes("goroutine 1 [running]:\n" + "main.deep()\n\tapp/deep.go:1 +0x1\n".repeat(DEEP))));
        all.put("legacy heap, 100,000 deep", out -> out.write(bytes(
                "heap profile: 1: 8 [1: 8] @ heapprofile\n1: 8 [1: 8] @" + " 0x401001 0x401002".repeat(DEEP / 2)
                        + "\n")));
        all.put("Go heap, 100,000 deep",
                out -> out.write(bytes("heap profile: 1: 8 [1: 8] @ heap/2\n1: 8 [1: 8] @ 0x1\n"
                        + "#\t0x401000\tmain.f+0x1\ta.go:1\n".repeat(DEEP))));
        all.put("pprof, 100,000 deep", out -> {
            final long[] stack = new long[DEEP];
            Arrays.setAll(stack, i -> 1 + i % 2);
            out.write(Proto.small().message(SAMPLE_FIELD, Proto.sample(stack, 5)).toArray());
        });
        all.put("CPU profile, 100,000 deep", out -> {
            out.write(cpuHeader());
            final long[] words = new long[DEEP + 5];
            Arrays.setAll(words, i -> 0x40_0000 + i % 7);
            words[0] = 1;
            words[1] = DEEP;
            words[DEEP + 2] = 0;
            words[DEEP + 3] = 1;
            words[DEEP + 4] = 0;
            out.write(words(words));
        });
        all.put("MemStats, 100,000 deep", out -> out.write(
                bytes("{\"TotalAlloc\":1,\"HeapAlloc\":1,\"x\":" + "[".repeat(DEEP))));
    }

    private static void wide(final Map<String, Content> all) {
        all.put("pprof, a million labels", out -> {
            final Proto sample = Proto.sample(new long[]{1}, 1);
            for (int i = 1; i <= MILLION; i++) {
                sample.message(3, Proto.of().number(1, 5).number(3, i));
            }
            out.write(Proto.small().message(SAMPLE_FIELD, sample).toArray());
        });
        all.put("pprof, ids near 2^64", out -> out.write(Proto.small().message(5, Proto.function(-2, 3))
                .message(4, Proto.location(-2, -1, -2)).message(SAMPLE_FIELD, Proto.sample(new long[]{-2, -1}, -1))
                .toArray()));
        all.put("goroutines, a million labels", out -> {
            out.write(bytes("goroutine profile: total 1\n1 @ 0x1\n# labels: {\"k\":\"v\""));
            for (int i = 0; i < MILLION; i++) {
                out.write(bytes(", \"k" + i + "\":\"v\""));
            }
            out.write(bytes("}\n#\t0x1\tmain.main+0x1\ta.go:1\n\n"));
        });
        all.put("gctrace, a million programs", out -> {
            for (int i = 0; i < MILLION / 10; i++) {
                out.write(bytes(
                        "gc 1 @0.500s 0%: 0.04+0.34+0.003 ms clock, 0.08+0/0.1/0.09+0.006 ms cpu, 4->4->2 MB, 5 MB "
                                + "goal, 2 P\n"));
            }
        });
        all.put("legacy threads, memory map of 200,000 lines", out -> {
            out.write(bytes("--- threadz 1 ---\n--- Thread 1 (name: a/1) stack: ---\n"));
            for (int i = 0; i < 20_000; i++) {
                out.write(bytes("0x" + Long.toHexString(0x40_0000L + 4096L * i) + "\n"));
            }
            out.write(bytes("--- Memory map: ---\na=$a$a\n"));
            for (int i = 0; i < 200_000; i++) {
                out.write(
                        bytes(Long.toHexString(0x40_0000L + 4096L * i) + "-" + Long.toHexString(0x40_0800L + 4096L * i)
                                + ": /lib/$a" + i + ".so\n"));
            }
        });
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] words(final long... words) {
        final byte[] bytes = new byte[words.length * Long.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(words);
        return bytes;
    }

    private static byte[] cpuHeader() {
        return words(0, 3, 0, 10_000, 0);
    }

    private static Content repeated(final byte[] piece, final int times) {
        return out -> {
            for (int i = 0; i < times; i++) {
                out.write(piece);
            }
        };
    }

    private static Content both(final byte[] first, final Content then) {
        return out -> {
            out.write(first);
            then.write(out);
        };
    }

    private static Content gzipped(final Content content) {
        return out -> {
            final GZIPOutputStream gzip = new GZIPOutputStream(out, PIECE);
            content.write(gzip);
            gzip.finish();
        };
    }

    static void write(final Content content, final Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), PIECE)) {
            content.write(out);
        }
    }
}

package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures one dump: the peer first, then Deadwood. */
final class DumpRun {

    /** Sizes of the Java heap that are tried, in MiB, from large to small. */
    private static final int[] HEAPS = {256, 224, 192, 160, 128, 112, 96, 80, 64, 56, 48, 40, 32, 24, 16};

    private final Options options;
    private final Path dump;
    private final Deadwood deadwood;
    private final List<Result> results = new ArrayList<>();

    DumpRun(final Options options, final Path dump) {
        this.options = options;
        this.dump = dump;
        this.deadwood = new Deadwood(options);
    }

    /** What a command does to the cache beforehand. */
    private enum Cache {
        EMPTY, AS_IT_IS
    }

    private interface Once {

        Measured run() throws IOException, InterruptedException;
    }

    DumpResults run() throws IOException, InterruptedException {
        final String file = dump.toString();
        final Timed timed = new Timed(Map.of(), Engine.log(options), options.patience());
        final Measured peer = repeated("H", () -> timed
                .run(Engine.program(options, options.peerClasses(), "bench.PeerHistogram", file)));
        final long objects = deadwood.objects(dump);
        add("`histogram`, no index", "0.35 H", Cache.EMPTY, List.of("histogram", file));
        add("`structures`, no index", "", Cache.EMPTY, List.of("structures", file));
        add("full open: `dominators`, index written", "2.5 H", Cache.EMPTY, dominators());
        final long indexBytes = deadwood.cached();
        results.add(new Result("second open: `dominators --limit 20`, the JVM alone", "",
                repeated("second open, the JVM alone", () -> deadwood.plain(options.heap(), dominators()))));
        results.add(new Result("second open: the same by `./deadwood`", "0.4 s",
                repeated("second open by ./deadwood", () -> deadwood.launched(options.heap(), dominators()))));
        add("`histogram`, index present", "", Cache.AS_IT_IS, List.of("histogram", file));
        add("`structures`, index present", "", Cache.AS_IT_IS, List.of("structures", file));
        add("full open with what classes and packages retain (three commands)", "2.5 H", Cache.EMPTY, dominators(),
                List.of("dominators", "--by", "class", file), List.of("dominators", "--by", "package", file));
        final long allIndexBytes = deadwood.cached();
        return new DumpResults(dump, Files.size(dump), objects, peer, results, indexBytes, allIndexBytes,
                options.wants("smallest-heap") ? List.of(smallestHeap()) : List.of());
    }

    private List<String> dominators() {
        return List.of("dominators", "--limit", "20", dump.toString());
    }

    @SafeVarargs
    private void add(final String what, final String reach, final Cache cache, final List<String>... commands)
            throws IOException, InterruptedException {
        results.add(new Result(what, reach, repeated(what, () -> {
            if (cache == Cache.EMPTY) {
                deadwood.forget();
            }
            Measured sum = new Measured(0, 0, 0, 0, 0);
            for (final List<String> command : commands) {
                sum = sum.then(deadwood.run(options.heap(), command));
            }
            return sum;
        })));
    }

    private Measured repeated(final String what, final Once once) throws IOException, InterruptedException {
        final List<Measured> runs = new ArrayList<>();
        for (int i = 0; i < options.runs(); i++) {
            runs.add(once.run());
        }
        final Measured median = Measured.median(runs);
        Engine.say("%s, %s: %d ms, processors %d ms, memory %d MB and %d MB mapped%s".formatted(dump.getFileName(),
                what,
                median.millis(), median.cpuMillis(), median.anonymous() / 1_000_000, median.mapped() / 1_000_000,
                median.failed() ? "; FAILED: " + deadwood.printed().strip() : ""));
        return median;
    }

    private String smallestHeap() throws IOException, InterruptedException {
        int smallest = 0;
        for (final int mebibytes : HEAPS) {
            deadwood.forget();
            if (deadwood.run(mebibytes + "m", dominators()).failed()) {
                break;
            }
            smallest = mebibytes;
        }
        return "The smallest Java heap that opened %s with dominators: %s.".formatted(dump.getFileName(),
                smallest == 0 ? "more than 256 MiB" : "-Xmx" + smallest + "m");
    }
}

package deadwood.importers.folded;

import deadwood.importers.ImportOptions;
import deadwood.importers.Importers;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;

/**
 * Times how long a JVM of its own takes to open folded stacks, from its start to its end. Makes its own input of 200 MB: sorted, as
 * stackcollapse writes it, and shuffled, as async-profiler does; {@code write-sorted FILE} and {@code write-shuffled FILE} do nothing else.
 * <p>
 * {@code java -p MODEL:IMPORTERS --patch-module deadwood.importers=CLASSES_OF_THIS -m
 * deadwood.importers/deadwood.importers.folded.FoldedBenchmark DIRECTORY [RUNS]}. The JVMs that are timed get the same options.
 */
public final class FoldedBenchmark {

    private static final int METHODS = 4_000;
    private static final long SIZE = 200_000_000;
    private static final long SEED = 11;

    private FoldedBenchmark() {}

    public static void main(final String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2 && arguments[0].equals("open")) {
            open(Path.of(arguments[1]));
            return;
        }
        if (arguments.length == 2 && arguments[0].startsWith("write-")) {
            write(Path.of(arguments[1]), arguments[0].equals("write-sorted"));
            return;
        }
        final Path directory = Path.of(arguments[0]);
        final int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        for (final boolean sorted : new boolean[]{true, false}) {
            final Path file = directory.resolve(sorted ? "sorted.folded" : "shuffled.folded");
            if (!Files.exists(file)) {
                write(file, sorted);
            }
            final double[] seconds = new double[runs];
            for (int run = 0; run < runs; run++) {
                seconds[run] = timed(file);
            }
            Arrays.sort(seconds);
            final double megabytes = Files.size(file) / 1e6;
            System.out.println(String.format(Locale.ROOT,
                    "%-16s %.0f MB: best %.2f s (%.0f MB/s), median %.2f s (%.0f MB/s)", file.getFileName(),
                    megabytes, seconds[0], megabytes / seconds[0], seconds[runs / 2],
                    megabytes / seconds[runs / 2]));
        }
    }

    private static double timed(final Path file) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-p", System.getProperty("jdk.module.path"), "-m",
                "deadwood.importers/" + FoldedBenchmark.class.getName(), "open", file.toString()));
        final long begin = System.nanoTime();
        final int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException("ended with " + code);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void open(final Path file) throws IOException {
        final long begin = System.nanoTime();
        try (Snapshot snapshot = new Importers().open(file, ImportOptions.defaults(), Progress.NONE,
                CancelSignal.NEVER)) {
            final StackProfile profile = Objects.requireNonNull(snapshot.profile());
            System.out.println(String.format(Locale.ROOT,
                    "  %,d samples, %,d stacks, %,d frames, total %,d, %.2f s of the process", profile.size(),
                    profile.stacks().size(), profile.frames().size(), profile.total(0),
                    (System.nanoTime() - begin) / 1e9));
        }
    }

    /** Stacks of a random program: each method calls a few others, the first more often than the last. */
    private static void write(final Path file, final boolean sorted) throws IOException {
        final Random random = new Random(SEED);
        final String[] names = new String[METHODS];
        for (int i = 0; i < METHODS; i++) {
            names[i] = "com/example/application/module" + i % 37 + "/service/Class" + i / 9 + ".method"
                    + Integer.toString(i, 36) + (i % 3 == 0 ? "_[j]" : "");
        }
        final List<String> lines = new ArrayList<>();
        long size = 0;
        while (size < SIZE) {
            final String line = line(names, random);
            lines.add(line);
            size += line.length() + 1;
        }
        if (sorted) {
            Collections.sort(lines);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (final String line : lines) {
                out.write(line.getBytes(StandardCharsets.ISO_8859_1));
                out.write('\n');
            }
        }
    }

    private static String line(final String[] names, final Random random) {
        final StringBuilder line = new StringBuilder("java;start_thread;thread_native_entry;Thread::call_run");
        int method = random.nextInt(4);
        final int depth = 3 + random.nextInt(36);
        for (int i = 0; i < depth; i++) {
            line.append(';').append(names[method]);
            final int callee = (int) (Math.abs(random.nextGaussian()) * 1.2);
            method = Math.floorMod(method * 31 + callee * 17 + i, METHODS);
        }
        return line.append(' ').append(1 + random.nextInt(50)).toString();
    }
}

package deadwood.importers.pprof;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/**
 * Times how long a JVM of its own takes to open a profile of 2.5 million samples, from its start to its end, raw and compressed. Makes its
 * own input, see {@link WrittenProfile}; {@code write FILE} does nothing else. Rates are of the raw bytes.
 * <p>
 * {@code java -Xmx256m -p MODEL:IMPORTERS --patch-module deadwood.importers=CLASSES_OF_THIS -m
 * deadwood.importers/deadwood.importers.pprof.PprofBenchmark DIRECTORY [RUNS]}. The JVMs that are timed get the same options.
 */
public final class PprofBenchmark {

    private PprofBenchmark() {}

    public static void main(final String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2 && arguments[0].equals("open")) {
            open(Path.of(arguments[1]));
            return;
        }
        if (arguments.length == 2 && arguments[0].equals("write")) {
            write(Path.of(arguments[1]));
            return;
        }
        final Path directory = Path.of(arguments[0]);
        final int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        final Path raw = directory.resolve("bench.pb");
        final Path gzipped = directory.resolve("bench.pb.gz");
        if (!Files.exists(raw)) {
            write(raw);
        }
        if (!Files.exists(gzipped)) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzipped), 1 << 16)) {
                Files.copy(raw, out);
            }
        }
        final double megabytes = Files.size(raw) / 1e6;
        for (final Path file : List.of(raw, gzipped)) {
            final double[] seconds = new double[runs];
            for (int run = 0; run < runs; run++) {
                seconds[run] = timed(file);
            }
            Arrays.sort(seconds);
            System.out.println(String.format(Locale.ROOT,
                    "%-12s %.0f MB, %.0f MB raw: best %.2f s (%.0f MB/s), median %.2f s (%.0f MB/s)",
                    file.getFileName(), Files.size(file) / 1e6, megabytes, seconds[0], megabytes / seconds[0],
                    seconds[runs / 2], megabytes / seconds[runs / 2]));
        }
    }

    private static void write(final Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            WrittenProfile.write(out);
        }
    }

    private static double timed(final Path file) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-p", System.getProperty("jdk.module.path"), "-m",
                "deadwood.importers/" + PprofBenchmark.class.getName(), "open", file.toString()));
        final long begin = System.nanoTime();
        final int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("status " + status);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void open(final Path file) throws IOException {
        final ImportOptions options = ImportOptions.defaults().withoutIndex();
        try (Snapshot snapshot = new Importers().open(file, options, Progress.NONE, CancelSignal.NEVER)) {
            final StackProfile profile = Objects.requireNonNull(snapshot.profile());
            System.out.println(String.format(Locale.ROOT, "  %,d samples, %,d stacks, %,d", profile.size(),
                    profile.stacks().size(), profile.total(1)));
        }
    }
}

package deadwood.importers.campaign;

import com.sun.management.OperatingSystemMXBean;
import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.importers.Importers;
import deadwood.model.profile.StackProfile;
import deadwood.model.series.TimeSeries;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Opens bad files, in a JVM of its own with little memory, and says how many were read, kept in part and refused. Whatever is neither is a
 * failure: another exception, a sentence that does not name the file, a file that takes longer than two minutes of processor time, two importers that both
 * want it. Arguments: a directory, the first seed, the mutations of each file, how many bytes lie between two cuts, the megabytes that
 * bombs inflate to.
 */
public final class Campaign {

    private static final long LONGEST_NANOS = 120_000_000_000L;
    private static final int MOST_FAILURES = 20;
    private static final int LONGEST_SENTENCE = 700;

    private final Path directory;
    private final Importers importers = new Importers();
    private final List<Importer> services = ServiceLoader.load(Importer.class, Importers.class.getClassLoader())
            .stream()
            .map(ServiceLoader.Provider::get).toList();
    private final Map<String, Map<Outcome, Long>> counts = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private volatile String current = "";
    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private volatile long began = processorTime();
    private String row = "";

    private enum Outcome {
        WHOLE, IN_PART, REFUSED
    }

    private Campaign(final Path directory) {
        this.directory = directory;
    }

    public static void main(final String[] arguments) throws IOException {
        final Campaign campaign = new Campaign(Path.of(arguments[0]));
        campaign.watch();
        campaign.small(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        campaign.large(Integer.parseInt(arguments[4]));
        campaign.print();
        System.exit(campaign.failures.isEmpty() ? 0 : 1);
    }

    /** Others may be using the machine. */
    private long processorTime() {
        return machine.getProcessCpuTime();
    }

    /** Ends the JVM when a file takes too long. */
    private void watch() {
        final Thread watchdog = new Thread(() -> {
            while (true) {
                try {
                    Thread.sleep(1000);
                } catch (final InterruptedException e) {
                    return;
                }
                if (processorTime() - began > LONGEST_NANOS) {
                    System.out.println("FAILURE " + current + " takes longer than two minutes");
                    Thread.getAllStackTraces().forEach((thread, stack) -> System.out.println(thread + " "
                            + Arrays.toString(stack)));
                    System.out.flush();
                    Runtime.getRuntime().halt(2);
                }
            }
        });
        watchdog.setDaemon(true);
        watchdog.start();
    }

    private void small(final long firstSeed, final int mutations, final int step) throws IOException {
        final Map<String, byte[]> specimens = Specimens.all();
        final List<byte[]> files = List.copyOf(specimens.values());
        for (final Map.Entry<String, byte[]> specimen : specimens.entrySet()) {
            final byte[] file = specimen.getValue();
            row = specimen.getKey();
            if (open("whole", file) == Outcome.REFUSED) {
                fail("whole file was refused");
            }
            for (int length = 0; length < file.length; length += step) {
                open("cut at " + length, Arrays.copyOf(file, length));
            }
            final Random others = new Random(firstSeed);
            for (long seed = firstSeed; seed < firstSeed + mutations; seed++) {
                open("seed " + seed,
                        Faults.mutated(file, files.get(others.nextInt(files.size())), new Random(seed)));
            }
            open("gzip in a gzip", Faults.twiceGzipped(file));
            for (int i = 0; i < files.size(); i += step) {
                open("followed by file " + i, Faults.joined(file, files.get(i)));
            }
        }
    }

    private void large(final int megabytes) throws IOException {
        final Path file = directory.resolve("large");
        for (final Map.Entry<String, LargeFiles.Content> content : LargeFiles.all(megabytes).entrySet()) {
            row = content.getKey();
            began = processorTime();
            current = "writing " + content.getKey();
            LargeFiles.write(content.getValue(), file);
            open("large", file);
        }
    }

    private Outcome open(final String what, final byte[] bytes) throws IOException {
        return open(what, Files.write(directory.resolve("some.file"), bytes));
    }

    private Outcome open(final String what, final Path file) throws IOException {
        current = row + ", " + what;
        began = processorTime();
        final Outcome outcome = outcome(file);
        counts.computeIfAbsent(row, _ -> new EnumMap<>(Outcome.class)).merge(outcome, 1L, Long::sum);
        return outcome;
    }

    private Outcome outcome(final Path file) throws IOException {
        claims(file);
        try (Snapshot snapshot = importers.open(file, new ImportOptions(directory.resolve("cache"), 2).withoutIndex(),
                Progress.NONE, CancelSignal.NEVER)) {
            walk(snapshot);
            snapshot.warnings().forEach(this::check);
            return snapshot.warnings().isEmpty() ? Outcome.WHOLE : Outcome.IN_PART;
        } catch (final ImportException e) {
            sentence(e.getMessage(), file);
        } catch (final IOException | RuntimeException | Error e) {
            fail(e + " " + Arrays.toString(e.getStackTrace()));
        }
        return Outcome.REFUSED;
    }

    /** No two importers may want one file. */
    private void claims(final Path file) throws IOException {
        final byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(Importer.HEAD_BYTES);
        }
        final List<String> wanting = services.stream().filter(importer -> importer.recognises(head))
                .map(Importer::format).toList();
        if (wanting.size() > 1) {
            fail("is wanted by " + wanting);
        }
    }

    private static void walk(final Snapshot snapshot) {
        final StackProfile profile = snapshot.profile();
        if (profile != null) {
            for (int sample = 0; sample < profile.size(); sample++) {
                profile.labels(profile.labelSet(sample));
                profile.stacks().framesOf(profile.stack(sample));
                if (sample > 1000) {
                    break;
                }
            }
            for (int stack = 1; stack < profile.stacks().size(); stack++) {
                profile.frames().function(profile.stacks().frame(stack));
            }
        }
        for (final TimeSeries series : snapshot.content().series()) {
            for (int i = 1; i < series.size(); i++) {
                if (series.times()[i - 1] > series.times()[i]) {
                    throw new IllegalStateException("times of " + series.name() + " are not in order");
                }
            }
        }
    }

    private void check(final ImportWarning warning) {
        if (warning.message().isBlank() || warning.message().contains("Exception")
                || warning.message().contains("\n")) {
            fail("warns: " + warning);
        }
    }

    private void sentence(final @Nullable String message, final Path file) {
        if (message == null || !message.startsWith(file.toString()) || message.contains("Exception")
                || message.contains("\n") || message.length() > LONGEST_SENTENCE || message.contains("null")) {
            fail("says: " + message);
        }
    }

    private void fail(final String what) {
        if (failures.size() < MOST_FAILURES) {
            System.out.println("FAILURE " + current + ": " + what);
        }
        failures.add(what);
    }

    private void print() {
        final Map<Outcome, Long> all = new EnumMap<>(Outcome.class);
        counts.forEach((name, of) -> {
            print(name, of);
            of.forEach((outcome, count) -> all.merge(outcome, count, Long::sum));
        });
        print("all", all);
        System.out.printf("%,d failures%n", failures.size());
    }

    private static void print(final String name, final Map<Outcome, Long> of) {
        System.out.printf("%-44s %,9d whole %,9d in part %,9d refused%n", name, of.getOrDefault(Outcome.WHOLE, 0L),
                of.getOrDefault(Outcome.IN_PART, 0L), of.getOrDefault(Outcome.REFUSED, 0L));
    }
}

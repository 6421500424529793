package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What is measured beside the table, as lines of Markdown. */
final class Extras {

    private final Options options;
    private final Dumps dumps;
    private final Deadwood deadwood;

    Extras(final Options options, final Dumps dumps) {
        this.options = options;
        this.dumps = dumps;
        this.deadwood = new Deadwood(options);
    }

    /** Each query with its median and 95th percentile. */
    List<String> queries(final DumpResults dump) throws IOException, InterruptedException {
        Engine.say("queries");
        final List<String> lines = new ArrayList<>(
                List.of("| query | times | median, ms | 95th percentile, ms | processor time, ms | median, H |",
                        "|---|--:|--:|--:|--:|--:|"));
        for (final String line : deadwood.queries(dump.file()).lines().toList()) {
            final String[] cells = line.split("\t", -1);
            lines.add(String.format(Locale.ROOT, "| %s | %s | %.1f | %.1f | %.1f | %s |", cells[0], cells[1],
                    Double.parseDouble(cells[2]), Double.parseDouble(cells[3]), Double.parseDouble(cells[4]),
                    Report.ofPeer(Double.parseDouble(cells[2]), dump.peer())));
        }
        return lines;
    }

    /** The NetBeans profiler library, once each: it needs no statistics. */
    List<String> netBeans(final DumpResults dump) throws IOException, InterruptedException {
        final Timed timed = new Timed(Map.of(), Engine.log(options), options.patience());
        final List<String> lines = new ArrayList<>(
                List.of("| NetBeans profiler library, one run | time | H |", "|---|--:|--:|"));
        for (final String task : List.of("histogram", "retained")) {
            Engine.say("NetBeans: " + task);
            forget(dump.file());
            final Measured measured = timed.run(Engine.program(options, options.netBeansClasses(),
                    "bench.NetBeansSizes", task, dump.file().toString()));
            lines.add("| %s | %s | %s |".formatted(
                    task.equals("histogram") ? "histogram" : "biggest objects by retained size",
                    Report.seconds(measured), Report.ofPeer(measured, dump.peer())));
        }
        return lines;
    }

    /** The library keeps what it found out in a directory beside the dump. */
    private static void forget(final Path dump) throws IOException {
        final Path kept = Path.of(dump + ".nbcache");
        if (Files.exists(kept)) {
            try (Stream<Path> files = Files.walk(kept)) {
                for (final Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** The full open of the dump compressed. */
    List<String> gzip(final DumpResults dump) throws IOException, InterruptedException {
        final long objects = options.objects().getFirst();
        final List<String> lines = new ArrayList<>(
                List.of("| compressed | MiB | `histogram` | `dominators` | H of the dump |", "|---|--:|--:|--:|--:|"));
        final Map<String, Path> files = new java.util.LinkedHashMap<>();
        files.put("in blocks (`jcmd … GC.heap_dump -gz=1`)", dumps.blocks(objects));
        files.put("as one stream (`gzip`)", dumps.stream(objects));
        for (final Map.Entry<String, Path> file : files.entrySet()) {
            Engine.say(file.getKey());
            final Measured histogram = median("histogram", file.getValue());
            final Measured dominators = median("dominators", file.getValue());
            lines.add("| %s | %d | %s | %s | %s |".formatted(file.getKey(), file.getValue().toFile().length() >> 20,
                    Report.seconds(histogram), Report.seconds(dominators),
                    Report.ofPeer(dominators, dump.peer())));
        }
        return lines;
    }

    private Measured median(final String command, final Path file) throws IOException, InterruptedException {
        final List<Measured> runs = new ArrayList<>();
        for (int i = 0; i < options.runs(); i++) {
            deadwood.forget();
            runs.add(deadwood.run(options.heap(), List.of(command, file.toString())));
        }
        return Measured.median(runs);
    }
}

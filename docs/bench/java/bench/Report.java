package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page docs/performance.md. */
final class Report {

    private static final double MILLIS = 1000;
    private static final long MEGABYTE = 1_000_000;

    private static final String HEAD = """
            # How fast the heap engine is

            Every figure is the median of %d runs of a whole process, the dump in the page cache. **H** is the time in which
            `org.gridkit.jvmtool:hprof-heap` (`HeapFactory.createFastHeap`, then a class histogram) reads the same dump as a whole
            process in the same run: what is said in H holds on other machines too. Deadwood runs with `-Xmx%s`, %s
            where nothing else is said.

            Measured again, and this page written anew, with

            ```
            docs/bench/engine --all --write%s
            ```

            The dumps are made by `docs/bench/java/bench/BigHeap.java`: small objects, maps, lists, trees, strings, boxed
            numbers, a trie, proxies, and a linked list of up to 1,000,000 whose values an array holds too. Memory is that of
            the process as Linux tells it, read every 10 ms: *own* is what no file stands behind (`RssAnon`: Java heap, code,
            stacks, native memory), *mapped* is page cache of mapped files (`RssFile` and `RssShmem`: the index, the JVM's own files), which the system takes back when it
            needs it; each is the most that any run held.

            %s

            """;

    private static final String KERNELS = """
            ## Kernels

            `docs/bench/kernels` times the steps of the engine one by one with JMH; `docs/bench/kernels -h` tells its options.
            """;

    private final Options options;
    private final List<DumpResults> dumps;

    Report(final Options options, final List<DumpResults> dumps) {
        this.options = options;
        this.dumps = dumps;
    }

    String text(final List<String> queries, final List<String> netBeans, final List<String> gzip) {
        final StringBuilder text = new StringBuilder(HEAD.formatted(options.runs(), options.heap(),
                options.launched() ? "by `./deadwood`" : "by its module path and without the launcher's script",
                options.launched() ? " --launched" : "",
                Machine.description().stream().map(fact -> "- " + fact).collect(Collectors.joining("\n"))));
        section(text, "Time", times());
        section(text, "Memory", table("own, mapped", result -> "", (_, measured) -> memory(measured), false));
        section(text, "Processor time", table("all processors together", result -> "",
                (_, measured) -> measured.failed() ? "failed" : format("%.2f s", measured.cpuMillis() / MILLIS),
                false));
        section(text, "Index on disk", index());
        section(text, "Queries", queries.isEmpty() ? List.of() : withIntroduction(queries));
        section(text, "Compressed dumps", gzip);
        section(text, "Another library", netBeans);
        return text.append(KERNELS).toString();
    }

    private static void section(final StringBuilder text, final String title, final List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("## ").append(title).append("\n\n").append(String.join("\n", lines)).append("\n\n");
        }
    }

    private List<String> withIntroduction(final List<String> queries) {
        final List<String> lines = new ArrayList<>();
        lines.add("Inside one process that has %s open with retained sizes; selections are drawn at random from a seed."
                .formatted(name(dumps.getLast())));
        lines.add("Those that look at a few objects are to take 50 ms at most, those that touch every object 0.5 H.\n");
        lines.addAll(queries);
        return lines;
    }

    private List<String> times() {
        final List<String> lines = table("at most", Result::reach,
                (dump, measured) -> seconds(measured) + (measured.failed() || measured == dump.peer()
                        ? ""
                        : " = " + ofPeer(measured, dump.peer()) + " H"),
                true);
        dumps.forEach(dump -> dump.notes().forEach(note -> lines.add("\n" + note)));
        return lines;
    }

    private List<String> table(final String second, final Function<Result, String> reach,
            final BiFunction<DumpResults, Measured, String> cell, final boolean bounds) {
        final List<String> lines = new ArrayList<>();
        lines.add(row(bounds ? List.of("", second) : List.of(second), Report::name));
        lines.add("|---" + (bounds ? "|---" : "") + "|--:".repeat(dumps.size()) + "|");
        lines.add(row(bounds ? List.of("H", "") : List.of("H"), dump -> cell.apply(dump, dump.peer())));
        for (int i = 0; i < dumps.getFirst().results().size(); i++) {
            final int index = i;
            final Result first = dumps.getFirst().results().get(i);
            lines.add(row(bounds ? List.of(first.what(), reach.apply(first)) : List.of(first.what()),
                    dump -> cell.apply(dump, dump.results().get(index).measured())));
        }
        return lines;
    }

    private List<String> index() {
        return List.of(row(List.of("bytes an object, at most 26"), Report::name),
                "|---" + "|--:".repeat(dumps.size()) + "|",
                row(List.of("after the full open"),
                        dump -> format("%.1f", (double) dump.indexBytes() / dump.objects())),
                row(List.of("with classes and packages"),
                        dump -> format("%.1f", (double) dump.allIndexBytes() / dump.objects())));
    }

    private String row(final List<String> head, final Function<DumpResults, String> cell) {
        final List<String> cells = new ArrayList<>(head);
        dumps.forEach(dump -> cells.add(cell.apply(dump)));
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String name(final DumpResults dump) {
        return format("%,d MiB, %.1f M objects", dump.bytes() >> 20, dump.objects() / 1e6);
    }

    private static String memory(final Measured measured) {
        return measured.anonymous() == 0
                ? "not told here"
                : format("%d MB, %d MB", measured.anonymous() / MEGABYTE, measured.mapped() / MEGABYTE);
    }

    static String seconds(final Measured measured) {
        if (measured.exit() == Timed.GIVEN_UP) {
            return format("not done after %.0f s", measured.millis() / MILLIS);
        }
        return measured.failed()
                ? "failed (exit code " + measured.exit() + ")"
                : format("%.2f s", measured.millis() / MILLIS);
    }

    static String ofPeer(final Measured measured, final Measured peer) {
        return measured.failed() ? "" : ofPeer(measured.millis(), peer);
    }

    static String ofPeer(final double millis, final Measured peer) {
        return format("%.2f", millis / peer.millis());
    }

    private static String format(final String format, final Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

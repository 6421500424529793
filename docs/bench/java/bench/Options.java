package bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to measure.
 *
 * @param house where Deadwood's sources are
 * @param java the {@code java} to run everything with
 * @param peerClasses class path of {@link PeerHistogram}
 * @param netBeansClasses class path of {@link NetBeansSizes}
 * @param directory where the dumps are kept and everything temporary goes
 * @param objects sizes of the dumps, ascending
 * @param runs how often each process runs
 * @param heap {@code -Xmx} of Deadwood
 * @param launched whether all commands of Deadwood go by the launcher, not only the second open
 * @param patience minutes after which a process is ended
 * @param extras what takes longer: {@link #EXTRAS}
 * @param page the page to write the table to, null for none
 */
record Options(Path house, Path java, String peerClasses, String netBeansClasses, Path directory, List<Long> objects,
        int runs, String heap, boolean launched, int patience, List<String> extras, Path page) {

    /** What can be asked for beside the table. */
    static final List<String> EXTRAS = List.of("netbeans", "queries", "smallest-heap", "gzip");

    static final String USAGE = """
            docs/bench/engine [OPTION…]
              --directory DIR    where dumps are made and kept (default: deadwood-bench below the temporary directory)
              --objects N,N,…    sizes of the dumps (default: 6500000,24000000,70000000: about 277 MiB, 1 GB and 3 GB)
              --runs N           how often each process runs; the median counts (default: 3)
              --heap SIZE        Java heap of Deadwood (default: 256m)
              --launched         run every command by ./deadwood, with what that does for a quick start
              --patience MINUTES after which a process is ended (default: 30)
              --queries          time each query, once the dump is open, on the largest dump
              --netbeans         the NetBeans profiler library on the smallest dump: takes as long as there is patience
              --smallest-heap    the smallest Java heap that opens each dump
              --gzip             the smallest dump compressed, in blocks and as one stream
              --all              all four
              --write            write docs/performance.md""";

    static Options of(final String[] args) {
        final Map<String, String> values = new TreeMap<>();
        final List<String> flags = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            final String name = args[i].replaceFirst("^--", "");
            if (name.equals("all")) {
                flags.addAll(EXTRAS);
            } else if (name.equals("write") || name.equals("launched") || EXTRAS.contains(name)) {
                flags.add(name);
            } else if (i + 1 < args.length && List.of("house", "java", "peer", "netbeans-classes", "directory",
                    "objects", "runs", "heap", "patience").contains(name)) {
                values.put(name, args[++i]);
            } else {
                throw new IllegalArgumentException(args[i]);
            }
        }
        final Path house = Path.of(values.get("house"));
        return new Options(house, Path.of(values.get("java")), values.get("peer"), values.get("netbeans-classes"),
                Path.of(values.getOrDefault("directory", System.getProperty("java.io.tmpdir") + "/deadwood-bench")),
                Arrays.stream(values.getOrDefault("objects", "6500000,24000000,70000000").split(",", -1))
                        .map(Long::valueOf).sorted().toList(),
                Integer.parseInt(values.getOrDefault("runs", "3")), values.getOrDefault("heap", "256m"),
                flags.contains("launched"), Integer.parseInt(values.getOrDefault("patience", "30")),
                EXTRAS.stream().filter(flags::contains).toList(),
                flags.contains("write") ? house.resolve("docs").resolve("performance.md") : null);
    }

    boolean wants(final String extra) {
        return extras.contains(extra);
    }
}

package deadwood.importers.hprof.oracle;

import java.util.List;

/**
 * A JVM with its flags.
 *
 * @param feature release of the JDK
 * @param flags without heap size
 * @param always whether every build tries it, not the campaign alone
 */
record Configuration(int feature, List<String> flags, boolean always) {

    private static Configuration always(final int feature, final String... flags) {
        return new Configuration(feature, List.of(flags), true);
    }

    private static Configuration campaign(final int feature, final String... flags) {
        return new Configuration(feature, List.of(flags), false);
    }

    /** All that are tried. */
    static final List<Configuration> ALL = List.of(
            always(17, "-XX:+UseG1GC"),
            campaign(17, "-XX:+UseSerialGC"),
            campaign(17, "-XX:+UseParallelGC"),
            campaign(17, "-XX:+UseZGC"),
            campaign(17, "-XX:+UseShenandoahGC"),
            campaign(17, "-XX:+UseG1GC", "-Xshare:off"),
            campaign(17, "-XX:+UseG1GC", "-XX:-UseCompressedOops"),
            campaign(17, "-XX:+UseSerialGC", "-XX:-UseCompressedClassPointers"),
            always(17, "-XX:+UseSerialGC", "-XX:-UseCompressedClassPointers", "-XX:-UseCompressedOops"),
            campaign(17, "-XX:+UseG1GC", "-XX:ObjectAlignmentInBytes=16"),
            always(25, "-XX:+UseG1GC"),
            campaign(25, "-XX:+UseSerialGC"),
            campaign(25, "-XX:+UseParallelGC"),
            always(25, "-XX:+UseZGC"),
            campaign(25, "-XX:+UseShenandoahGC"),
            campaign(25, "-XX:+UseG1GC", "-Xshare:off"),
            campaign(25, "-XX:+UseG1GC", "-XX:-UseCompressedOops"),
            campaign(25, "-XX:+UseSerialGC", "-XX:-UseCompressedClassPointers"),
            campaign(25, "-XX:+UseG1GC", "-XX:ObjectAlignmentInBytes=16"),
            campaign(25, "-XX:+UseParallelGC", "-XX:ObjectAlignmentInBytes=32"),
            always(25, "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-Xshare:off"),
            campaign(25, "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"),
            campaign(25, "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:-UseCompressedOops"),
            campaign(25, "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:ObjectAlignmentInBytes=16"),
            campaign(25, "-XX:+UseZGC", "-XX:+UseCompactObjectHeaders"));

    /** Whether a dump of the heap goes through it from the lowest address to the highest, at least region by region. */
    boolean movesInOrder() {
        return !flags.contains("-XX:+UseZGC") && !flags.contains("-XX:+UseShenandoahGC");
    }

    @Override
    public String toString() {
        return "JDK " + feature + " " + String.join(" ", flags);
    }
}

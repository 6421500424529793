package deadwood.importers.hprof.oracle;

import deadwood.importers.hprof.oracle.JvmHistogram.Count;
import java.util.List;
import java.util.Optional;

/** What a dump and a class histogram cannot agree on, class by class, and how far apart they may be. */
enum KnownDifference {

    /** The histogram was called through an MBean, and the command line it was given is still on the stack. */
    COMMAND_LINE("the command line of the histogram is on its caller's stack") {
        @Override
        boolean explains(final String name, final Count ours, final Count theirs, final DumpedJvm jvm,
                final Configuration configuration) {
            final long more = theirs.instances() - ours.instances();
            final long bytes = theirs.bytes() - ours.bytes();
            return switch (name) {
                case "java.lang.String", "java.lang.StringBuilder" ->
                    more == 1 && bytes * theirs.instances() == theirs.bytes();
                case "byte[]" -> more == 2 && bytes > 0 && bytes <= MOST_COMMAND_BYTES;
                default -> false;
            };
        }
    },
    /** JDK 17: the action that HotSpotDiagnostic.dumpHeap runs. */
    DUMP_ACTION("the action that dumps is on the stack") {
        @Override
        boolean explains(final String name, final Count ours, final Count theirs, final DumpedJvm jvm,
                final Configuration configuration) {
            return name.startsWith("com.sun.management.internal.HotSpotDiagnostic$$Lambda") && ours.instances() == 1
                    && theirs.instances() == 0;
        }
    },
    /** Class objects of the CDS archive whose classes are not loaded: they are in the heap, but the dumper leaves them out. */
    ARCHIVED_CLASSES("class objects in the archive whose classes are not loaded") {
        @Override
        boolean explains(final String name, final Count ours, final Count theirs, final DumpedJvm jvm,
                final Configuration configuration) {
            return name.equals("java.lang.Class") && theirs.instances() > ours.instances()
                    && theirs.bytes() > ours.bytes() && !configuration.flags().contains("-Xshare:off");
        }
    },
    /** What fills holes in the heap: int[] in JDK 17, FillerElement[] later, int[] in every dump. No two collections leave the same holes. */
    FILLERS("arrays that fill holes in the heap") {
        @Override
        boolean explains(final String name, final Count ours, final Count theirs, final DumpedJvm jvm,
                final Configuration configuration) {
            final boolean few = Math.abs(ours.instances() - theirs.instances()) <= FEW_FILLERS
                    && Math.abs(ours.bytes() - theirs.bytes()) <= FEW_FILLER_BYTES;
            return switch (name) {
                case FILLER -> ours.equals(Count.NONE);
                case "int[]" -> few || ours.equals(theirs.plus(jvm.before().of(FILLER)))
                        || ours.equals(theirs.plus(jvm.after().of(FILLER)));
                default -> false;
            };
        }
    };

    private static final String FILLER = "jdk.internal.vm.FillerElement[]";
    private static final long FEW_FILLERS = 2;
    private static final long FEW_FILLER_BYTES = 1024;
    private static final long MOST_COMMAND_BYTES = 256;

    private final String reason;

    KnownDifference(final String reason) {
        this.reason = reason;
    }

    /** Whether this is why the dump has {@code ours} and the histogram {@code theirs} of a class. */
    abstract boolean explains(String name, Count ours, Count theirs, DumpedJvm jvm, Configuration configuration);

    /** Why the importer and the JVM differ on a class, empty if they should not. */
    static Optional<String> reason(final String name, final Count ours, final DumpedJvm jvm,
            final Configuration configuration) {
        for (final Count theirs : List.of(jvm.before().of(name), jvm.after().of(name))) {
            for (final KnownDifference difference : values()) {
                if (difference.explains(name, ours, theirs, jvm, configuration)) {
                    return Optional.of(difference.reason);
                }
            }
        }
        return Optional.empty();
    }
}

package bench;

import java.util.Comparator;
import java.util.List;

/**
 * What a process took.
 *
 * @param exit its exit code
 * @param millis wall time
 * @param cpuMillis time on all processors together, in steps of 10 ms
 * @param anonymous most memory of its own that it held resident, in bytes; 0 where the system does not tell
 * @param mapped most page cache of mapped files that it held resident, in bytes; 0 where the system does not tell
 */
record Measured(int exit, long millis, long cpuMillis, long anonymous, long mapped) {

    boolean failed() {
        return exit != 0;
    }

    /** This and then another. */
    Measured then(final Measured next) {
        return new Measured(Math.max(exit, next.exit), millis + next.millis, cpuMillis + next.cpuMillis,
                Math.max(anonymous, next.anonymous), Math.max(mapped, next.mapped));
    }

    /** The run of median time, with the most memory that any of the runs held; a failed one if any failed. */
    static Measured median(final List<Measured> runs) {
        final Measured middle = runs.stream().sorted(Comparator.comparingLong(Measured::millis)).toList()
                .get(runs.size() / 2);
        return new Measured(runs.stream().mapToInt(Measured::exit).max().orElseThrow(), middle.millis,
                middle.cpuMillis, runs.stream().mapToLong(Measured::anonymous).max().orElseThrow(),
                runs.stream().mapToLong(Measured::mapped).max().orElseThrow());
    }
}

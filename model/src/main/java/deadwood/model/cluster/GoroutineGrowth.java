package deadwood.model.cluster;

import deadwood.model.cluster.GoroutineGroups.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How groups of goroutines grow from snapshot to snapshot of one program.
 *
 * @param rows what grew most first, what shrank most last
 */
public record GoroutineGrowth(List<Row> rows) {

    private static final Comparator<Row> ORDER = Comparator.comparingLong(Row::growth)
            .thenComparingLong(Row::last).reversed().thenComparing(row -> row.key().state())
            .thenComparing(row -> row.key().frames().toString());

    /**
     * One group.
     *
     * @param counts number of goroutines by snapshot, 0 where there are none
     * @param longestWait in whole minutes in the last snapshot
     */
    public record Row(GoroutineGroups.Key key, List<Long> counts, long longestWait) {

        public Row {
            counts = List.copyOf(counts);
        }

        /** Number in the last snapshot. */
        public long last() {
            return counts.getLast();
        }

        /** Number in the last snapshot less that in the first. */
        public long growth() {
            return counts.getLast() - counts.getFirst();
        }

        /** Whether it is larger in the end and was never smaller than in the snapshot before. */
        public boolean growsSteadily() {
            for (int i = 1; i < counts.size(); i++) {
                if (counts.get(i) < counts.get(i - 1)) {
                    return false;
                }
            }
            return growth() > 0;
        }
    }

    public GoroutineGrowth {
        rows = List.copyOf(rows);
    }

    /**
     * @param snapshots at least two, the earliest first
     * @throws IllegalArgumentException if there are fewer
     */
    public static GoroutineGrowth of(final List<GoroutineGroups> snapshots) {
        if (snapshots.size() < 2) {
            throw new IllegalArgumentException("growth needs two snapshots");
        }
        final Map<GoroutineGroups.Key, long[]> counts = new LinkedHashMap<>();
        for (int i = 0; i < snapshots.size(); i++) {
            for (final Group group : snapshots.get(i).groups()) {
                counts.computeIfAbsent(group.key(), _ -> new long[snapshots.size()])[i] += group.count();
            }
        }
        final Map<GoroutineGroups.Key, Long> waits = new LinkedHashMap<>();
        snapshots.getLast().groups().forEach(group -> waits.put(group.key(), group.longestWait()));
        final List<Row> rows = new ArrayList<>();
        counts.forEach((key, row) -> rows.add(new Row(key, Arrays.stream(row).boxed().toList(),
                waits.getOrDefault(key, GoroutineGroups.NO_WAIT))));
        rows.sort(ORDER);
        return new GoroutineGrowth(rows);
    }
}

package deadwood.importers.jfr;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What native memory was allocated and never freed: allocations and releases, paired by address in the order of time. */
final class NativeLeaks {

    private static final int SIZE = 1;
    private static final int ADDRESS = 2;

    private NativeLeaks() {}

    /**
     * @param allocations null if there are none
     * @param releases null if there are none
     * @return the allocations without a release behind them, null if nothing was allocated
     */
    static @Nullable SampleColumns find(final @Nullable SampleColumns allocations,
            final @Nullable SampleColumns releases) {
        if (allocations == null || allocations.size() == 0) {
            return null;
        }
        final int[] byTime = order(allocations);
        final int[] freed = releases == null ? new int[0] : order(releases);
        final LongIntMap slots = new LongIntMap();
        // The allocation that is alive at each address, −1 for none.
        final int[] alive = new int[allocations.size()];
        final boolean[] released = new boolean[allocations.size()];
        int next = 0;
        for (final int release : freed) {
            final long time = releases == null ? 0 : releases.time(release);
            while (next < byTime.length && allocations.time(byTime[next]) <= time) {
                alive[slots.intern(allocations.amount(ADDRESS, byTime[next]))] = byTime[next];
                next++;
            }
            final int slot = releases == null ? LongIntMap.NONE : slots.get(releases.amount(0, release));
            if (slot != LongIntMap.NONE && alive[slot] >= 0) {
                released[alive[slot]] = true;
                alive[slot] = -1;
            }
        }
        final SampleColumns leaks = new SampleColumns(SampleKind.NATIVE_LEAK);
        for (final int sample : byTime) {
            if (!released[sample]) {
                leaks.add(allocations.stack(sample), allocations.labels(sample), allocations.time(sample),
                        new long[]{1, allocations.amount(SIZE, sample)}, 0);
            }
        }
        return leaks;
    }

    private static int[] order(final SampleColumns columns) {
        return IntStream.range(0, columns.size()).boxed()
                .sorted((left, right) -> Long.compare(columns.time(left), columns.time(right)))
                .mapToInt(Integer::intValue).toArray();
    }
}

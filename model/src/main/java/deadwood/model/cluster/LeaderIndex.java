package deadwood.model.cluster;

import java.util.Arrays;

/** Finds leaders by the bands of their signatures: an entry a leader and band, chained by hash. */
final class LeaderIndex {

    /**
     * Leaders with one band in common. More of them that are not alike say that the band says nothing; without a bound, stacks that all
     * share half of their frames would take quadratic time.
     */
    static final int MOST_IN_BAND = 64;

    private static final int NONE = -1;

    private int[] heads = new int[1 << 12];
    private int[] next = new int[1 << 12];
    private int[] keys = new int[1 << 12];
    private int[] leaders = new int[1 << 12];
    private int size;
    /** Which leaders the query so far has seen, by the number of the query. */
    private int[] seen = new int[1 << 8];
    private int query;
    private int[] found = new int[1 << 8];
    private int foundCount;
    private final boolean[] full = new boolean[MinHash.BANDS];

    LeaderIndex() {
        Arrays.fill(heads, NONE);
    }

    /**
     * Finds the leaders with a band in common.
     *
     * @param leaderCount number of leaders so far
     * @return number of them; {@link #found} has them
     */
    int find(final int[] bands, final int leaderCount) {
        if (leaderCount > seen.length) {
            seen = Arrays.copyOf(seen, Math.max(leaderCount, seen.length * 2));
        }
        query++;
        foundCount = 0;
        for (int band = 0; band < bands.length; band++) {
            int length = 0;
            for (int at = heads[slot(bands[band])]; at != NONE; at = next[at]) {
                if (keys[at] == bands[band]) {
                    length++;
                    add(leaders[at]);
                }
            }
            full[band] = length >= MOST_IN_BAND;
        }
        return foundCount;
    }

    private void add(final int leader) {
        if (seen[leader] != query) {
            seen[leader] = query;
            if (foundCount == found.length) {
                found = Arrays.copyOf(found, foundCount * 2);
            }
            found[foundCount++] = leader;
        }
    }

    /** A leader that {@link #find} found. */
    int found(final int index) {
        return found[index];
    }

    /** Adds the leader that was looked for last and that none was like. */
    void add(final int[] bands, final int leader) {
        for (int band = 0; band < bands.length; band++) {
            if (!full[band]) {
                put(bands[band], leader);
            }
        }
    }

    private int slot(final int key) {
        return key & heads.length - 1;
    }

    private void put(final int key, final int leader) {
        if (size == next.length) {
            final int capacity = Math.multiplyExact(size, 2);
            next = Arrays.copyOf(next, capacity);
            keys = Arrays.copyOf(keys, capacity);
            leaders = Arrays.copyOf(leaders, capacity);
            rehash(capacity);
        }
        keys[size] = key;
        leaders[size] = leader;
        next[size] = heads[slot(key)];
        heads[slot(key)] = size;
        size++;
    }

    private void rehash(final int capacity) {
        heads = new int[capacity];
        Arrays.fill(heads, NONE);
        for (int at = 0; at < size; at++) {
            final int slot = slot(keys[at]);
            next[at] = heads[slot];
            heads[slot] = at;
        }
    }
}

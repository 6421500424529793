package deadwood.model.cluster;

import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Stacks that are alike: one leak that forty paths lead to is one row.
 * <p>
 * Two stacks are as alike as their sets of functions (by name): the Jaccard index, functions in common by functions of either. Sets and
 * not pairs of neighbouring frames, because one more frame in between changes one element of a set but three pairs, and recursion changes
 * a set not at all. Candidates come from MinHash with locality-sensitive hashing and are then compared in truth, so that no two stacks
 * are joined wrongly; at the threshold about one pair in two hundred is overlooked. Clusters have a leader, the heaviest stack in them,
 * and all other stacks in them are as alike to it as the threshold says. The same profile gives the same clusters. Immutable.
 */
public final class StackClusters {

    /** How alike stacks must be if nobody says. */
    public static final double DEFAULT_THRESHOLD = 0.7;
    /** How alike stacks must be at least. */
    public static final double LEAST_THRESHOLD = 0.3;
    /** In place of a cluster: no sample that counts has the stack. */
    public static final int NONE = -1;

    private final FunctionSets sets;
    private final int[] clusterOfSet;
    private final int[] representatives;
    private final int[] stackCounts;
    private final int[] sampleCounts;
    private final int[][] common;
    private final long[][] totals;

    /**
     * One cluster.
     *
     * @param stack the stack that leads it: all others are as alike to it as the threshold says
     * @param totals sum of its samples by sample type
     * @param stacks number of distinct stacks
     * @param samples number of samples that have a value of the sample type that clusters are made for
     * @param common names of the functions that are on all of its stacks, in the order of {@code stack}, the outermost first
     */
    public record Row(int stack, List<Long> totals, int stacks, int samples, List<String> common) {}

    private StackClusters(final FunctionSets sets, final Leaders leaders, final int[] rank, final int types) {
        this.sets = sets;
        final int count = leaders.size();
        this.clusterOfSet = new int[sets.size()];
        for (int set = 0; set < clusterOfSet.length; set++) {
            clusterOfSet[set] = rank[leaders.ofSet(set)];
        }
        this.common = new int[count][];
        for (int leader = 0; leader < count; leader++) {
            common[rank[leader]] = leaders.common(leader);
        }
        this.representatives = new int[count];
        this.stackCounts = new int[count];
        this.sampleCounts = new int[count];
        this.totals = new long[types][count];
    }

    /**
     * Clusters the stacks of the samples that have values of one sample type.
     *
     * @param type the sample type that makes stacks heavy and clusters large
     * @param threshold least Jaccard index, {@value #LEAST_THRESHOLD} to 1; with 1 only stacks of the same functions are alike
     * @param samples the samples that count
     * @throws IllegalArgumentException if the threshold is out of range
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static StackClusters of(final StackProfile profile, final int type, final double threshold,
            final IntPredicate samples, final CancelSignal cancel) {
        if (!(threshold >= LEAST_THRESHOLD && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "stacks can be alike by %s to 1, not by %s".formatted(LEAST_THRESHOLD, threshold));
        }
        final long[] stackWeights = new long[profile.stacks().size()];
        final BitSet sampled = new BitSet(stackWeights.length);
        for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
            if (samples.test(sample)) {
                stackWeights[profile.stack(sample)] += profile.value(type, sample);
                sampled.set(profile.stack(sample));
            }
        }
        final FunctionSets sets = FunctionSets.of(profile, sampled, cancel);
        final long[] setWeights = new long[sets.size()];
        for (int stack = sampled.nextSetBit(0); stack >= 0; stack = sampled.nextSetBit(stack + 1)) {
            setWeights[sets.ofStack(stack)] += stackWeights[stack];
        }
        final Leaders leaders = Leaders.of(sets, largestFirst(setWeights), threshold, cancel);
        final StackClusters result = new StackClusters(sets, leaders, ranks(leaders, setWeights),
                profile.sampleTypes().size());
        result.count(profile, type, samples);
        result.represent(leaders, sampled, stackWeights);
        return result;
    }

    /** The ids of weights, the farthest from zero first, equal ones by id. */
    static int[] largestFirst(final long[] weights) {
        final long[] sorted = new long[weights.length];
        for (int i = 0; i < weights.length; i++) {
            // Negative, because that of the smallest long has no positive counterpart; ascending is then largest first.
            sorted[i] = -Math.abs(weights[i] == Long.MIN_VALUE ? Long.MAX_VALUE : weights[i]);
        }
        final long[] keys = sorted.clone();
        Arrays.sort(sorted);
        final int[] taken = new int[weights.length];
        final int[] order = new int[weights.length];
        for (int id = 0; id < order.length; id++) {
            final int first = firstOf(sorted, keys[id]);
            order[first + taken[first]++] = id;
        }
        return order;
    }

    private static int firstOf(final long[] sorted, final long key) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            final int middle = low + high >>> 1;
            if (sorted[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The place of each leader when the largest cluster comes first. */
    private static int[] ranks(final Leaders leaders, final long[] setWeights) {
        final long[] weights = new long[leaders.size()];
        for (int set = 0; set < setWeights.length; set++) {
            weights[leaders.ofSet(set)] += setWeights[set];
        }
        final int[] order = largestFirst(weights);
        final int[] ranks = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            ranks[order[i]] = i;
        }
        return ranks;
    }

    private void count(final StackProfile profile, final int clusteredType, final IntPredicate samples) {
        for (int type = 0; type < totals.length; type++) {
            for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
                final int cluster = clusterOf(profile.stack(sample));
                if (cluster != NONE && samples.test(sample)) {
                    totals[type][cluster] += profile.value(type, sample);
                    sampleCounts[cluster] += type == clusteredType ? 1 : 0;
                }
            }
        }
    }

    private void represent(final Leaders leaders, final BitSet sampled, final long[] stackWeights) {
        Arrays.fill(representatives, NONE);
        for (int stack = sampled.nextSetBit(0); stack >= 0; stack = sampled.nextSetBit(stack + 1)) {
            final int set = sets.ofStack(stack);
            final int cluster = clusterOfSet[set];
            stackCounts[cluster]++;
            final int best = representatives[cluster];
            final boolean isLeader = leaders.set(leaders.ofSet(set)) == set;
            if (isLeader && (best == NONE || Math.abs(stackWeights[stack]) > Math.abs(stackWeights[best]))) {
                representatives[cluster] = stack;
            }
        }
    }

    /** Number of clusters; they are numbered from 0, the one with the largest total first. */
    public int size() {
        return representatives.length;
    }

    /** Sum of the samples of a cluster. */
    public long total(final int cluster, final int type) {
        return totals[type][cluster];
    }

    /** The cluster of a number. */
    public Row row(final int cluster) {
        return new Row(representatives[cluster], Arrays.stream(totals).map(column -> column[cluster]).toList(),
                stackCounts[cluster], sampleCounts[cluster],
                sets.inOrderOf(representatives[cluster], common[cluster]));
    }

    /** The largest clusters, at most so many. */
    public List<Row> largest(final int most) {
        return IntStream.range(0, Math.min(most, size())).mapToObj(this::row).toList();
    }

    /** The cluster of a stack, {@link #NONE} if no sample that counts has it. */
    public int clusterOf(final int stack) {
        final int set = sets.ofStack(stack);
        return set == FunctionSets.NONE ? NONE : clusterOfSet[set];
    }

    /** The stacks of a cluster, ascending. */
    public int[] stacks(final int cluster, final StackProfile profile) {
        return IntStream.range(0, profile.stacks().size()).filter(stack -> clusterOf(stack) == cluster).toArray();
    }
}

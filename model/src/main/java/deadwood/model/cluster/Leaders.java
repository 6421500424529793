package deadwood.model.cluster;

import deadwood.model.store.CancelSignal;
import java.util.Arrays;

/**
 * Leader clustering of sets: the heaviest first, each joins the leader it is most alike, or becomes one. Unlike chains of likenesses
 * (union-find), every member of a cluster is like its leader, so that what is shown for it stands for all.
 */
final class Leaders {

    private static final int CHECK_EVERY = 1 << 10;
    /** Of the comparison with the threshold, so that 7 of 10 is 0.7. */
    private static final double ROUNDING = 1e-9;

    private final FunctionSets sets;
    private final double threshold;
    private final int[] leaderOfSet;
    private int[] setOfLeader = new int[1 << 8];
    private int[][] common = new int[1 << 8][];
    private int count;
    /** Marks the set in hand: a name is in it if it has the set's mark. */
    private final int[] marks;
    private int mark;

    private Leaders(final FunctionSets sets, final double threshold) {
        this.sets = sets;
        this.threshold = threshold;
        this.leaderOfSet = new int[sets.size()];
        this.marks = new int[sets.nameCount()];
    }

    /** @param order the sets, those that shall lead first */
    static Leaders of(final FunctionSets sets, final int[] order, final double threshold, final CancelSignal cancel) {
        final Leaders result = new Leaders(sets, threshold);
        final MinHash hash = new MinHash(sets.nameCount(), threshold);
        final LeaderIndex index = new LeaderIndex();
        final int[] bands = new int[MinHash.BANDS];
        for (int i = 0; i < order.length; i++) {
            if (i % CHECK_EVERY == 0) {
                cancel.check();
            }
            final int set = order[i];
            if (threshold >= 1) {
                result.lead(set);
                continue;
            }
            hash.bands(sets.names(set), bands);
            final int leader = result.mostAlike(set, index, index.find(bands, result.count));
            if (leader >= 0) {
                result.join(set, leader);
            } else {
                result.lead(set);
                index.add(bands, result.count - 1);
            }
        }
        return result;
    }

    /** @return −1 if none is alike enough */
    private int mostAlike(final int set, final LeaderIndex index, final int candidates) {
        mark++;
        final int[] names = sets.names(set);
        for (final int name : names) {
            marks[name] = mark;
        }
        int best = -1;
        long bestShared = 0;
        long bestUnion = 1;
        for (int i = 0; i < candidates; i++) {
            final int leader = index.found(i);
            final int[] other = sets.names(setOfLeader[leader]);
            final long shared = shared(other, names.length);
            if (shared < 0) {
                continue;
            }
            final long union = names.length + (long) other.length - shared;
            final long difference = shared * bestUnion - bestShared * union;
            if (shared >= threshold * union - ROUNDING && (difference > 0 || difference == 0 && leader < best)) {
                best = leader;
                bestShared = shared;
                bestUnion = union;
            }
        }
        return best;
    }

    /**
     * Names that another set shares with the one in hand, −1 as soon as they cannot be alike enough. Innermost first: outermost, all stacks
     * of a program are the same.
     */
    private int shared(final int[] other, final int size) {
        final double least = threshold * (other.length + (double) size) / (1 + threshold) - ROUNDING;
        int possible = other.length;
        for (int i = other.length - 1; i >= 0 && possible >= least; i--) {
            possible -= marks[other[i]] == mark ? 0 : 1;
        }
        return possible >= least && size >= least ? possible : -1;
    }

    private int shared(final int[] other) {
        int shared = 0;
        for (final int name : other) {
            shared += marks[name] == mark ? 1 : 0;
        }
        return shared;
    }

    private void lead(final int set) {
        if (count == setOfLeader.length) {
            setOfLeader = Arrays.copyOf(setOfLeader, count * 2);
            common = Arrays.copyOf(common, count * 2);
        }
        setOfLeader[count] = set;
        common[count] = sets.names(set);
        leaderOfSet[set] = count;
        count++;
    }

    private void join(final int set, final int leader) {
        leaderOfSet[set] = leader;
        final int[] before = common[leader];
        final int shared = shared(before);
        if (shared < before.length) {
            final int[] after = new int[shared];
            int size = 0;
            for (final int name : before) {
                if (marks[name] == mark) {
                    after[size++] = name;
                }
            }
            common[leader] = after;
        }
    }

    /** Number of leaders. */
    int size() {
        return count;
    }

    int ofSet(final int set) {
        return leaderOfSet[set];
    }

    int set(final int leader) {
        return setOfLeader[leader];
    }

    /** The names that all who follow a leader have, the outermost first. */
    int[] common(final int leader) {
        return common[leader];
    }
}

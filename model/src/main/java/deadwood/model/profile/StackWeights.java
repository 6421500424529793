package deadwood.model.profile;

import deadwood.model.store.CancelSignal;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** What the samples that count weigh, by stack, and by anything that frames can be told apart by. */
final class StackWeights {

    private static final int CHECK_EVERY = 1 << 16;

    private final StackProfile profile;
    /** By stack, of the samples with just that stack. */
    private final long[] self;
    /** By stack, with all stacks inside of it. */
    private final long[] below;
    /** The stacks of samples that count and their callers. */
    private final BitSet sampled;

    /**
     * Sums by key.
     *
     * @param self of the samples whose innermost frame has the key
     * @param total of the samples with a frame of the key, each counted once
     * @param onStack the keys that samples have
     */
    record ByKey(long[] self, long[] total, BitSet onStack) {

        boolean isOnStack(final int key) {
            return onStack.get(key);
        }
    }

    private StackWeights(final StackProfile profile) {
        this.profile = profile;
        this.self = new long[profile.stacks().size()];
        this.sampled = new BitSet(self.length);
        this.below = new long[self.length];
    }

    static StackWeights of(final StackProfile profile, final int type, final IntPredicate samples,
            final CancelSignal cancel) {
        final StackWeights weights = new StackWeights(profile);
        for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
            if (sample % CHECK_EVERY == 0) {
                cancel.check();
            }
            if (samples.test(sample)) {
                weights.self[profile.stack(sample)] += profile.value(type, sample);
                weights.sampled.set(profile.stack(sample));
            }
        }
        final StackTable stacks = profile.stacks();
        System.arraycopy(weights.self, 0, weights.below, 0, weights.self.length);
        for (int stack = stacks.size() - 1; stack > 0; stack--) {
            weights.below[stacks.parent(stack)] += weights.below[stack];
            if (weights.sampled.get(stack)) {
                weights.sampled.set(stacks.parent(stack));
            }
        }
        return weights;
    }

    /** Sum of all samples that count. */
    long total() {
        return below[StackTable.ROOT];
    }

    /** @param keyOfFrame {@link OutermostCalls#NO_KEY} for frames that are of no interest */
    ByKey by(final int[] keyOfFrame, final int keys) {
        final ByKey result = new ByKey(new long[keys], new long[keys], new BitSet(keys));
        final StackTable stacks = profile.stacks();
        for (int stack = 1; stack < self.length; stack++) {
            final int key = keyOfFrame[stacks.frame(stack)];
            if (key != OutermostCalls.NO_KEY && sampled.get(stack)) {
                result.self[key] += self[stack];
                result.onStack.set(key);
            }
        }
        new OutermostCalls(stacks, keyOfFrame, keys).forEach((stack, key) -> result.total[key] += below[stack]);
        return result;
    }
}

package deadwood.importers.jfr;

import deadwood.model.store.GrowingArrays;
import java.util.ArrayList;
import java.util.List;

/** Samples of one kind: a stack, a set of labels, a time and amounts each. */
final class SampleColumns {

    private final SampleKind kind;
    private final GrowingArrays.Ints stacks = new GrowingArrays.Ints();
    private final GrowingArrays.Ints labels = new GrowingArrays.Ints();
    private final GrowingArrays.Longs times = new GrowingArrays.Longs();
    private final List<GrowingArrays.Longs> amounts = new ArrayList<>();

    SampleColumns(final SampleKind kind) {
        this.kind = kind;
        kind.amounts().forEach(_ -> amounts.add(new GrowingArrays.Longs()));
    }

    SampleKind kind() {
        return kind;
    }

    int size() {
        return times.size();
    }

    /**
     * @param time in nanoseconds since 1970
     * @param values amounts from {@code from} on
     */
    void add(final int stack, final int labelSet, final long time, final long[] values, final int from) {
        stacks.add(stack);
        labels.add(labelSet);
        times.add(time);
        for (int i = 0; i < amounts.size(); i++) {
            amounts.get(i).add(values[from + i]);
        }
    }

    /** Whether some sample has a stack, be it one that the file does not hold. */
    boolean hasStacks() {
        for (int sample = 0; sample < size(); sample++) {
            if (stacks.get(sample) != SampleReader.NO_STACK) {
                return true;
            }
        }
        return false;
    }

    /** Whether some sample has an amount that is not 0. */
    boolean hasAmount(final int which) {
        for (int sample = 0; sample < size(); sample++) {
            if (amounts.get(which).get(sample) != 0) {
                return true;
            }
        }
        return false;
    }

    int stack(final int sample) {
        return stacks.get(sample);
    }

    int labels(final int sample) {
        return labels.get(sample);
    }

    long time(final int sample) {
        return times.get(sample);
    }

    long amount(final int which, final int sample) {
        return amounts.get(which).get(sample);
    }

    void amount(final int which, final int sample, final long value) {
        amounts.get(which).set(sample, value);
    }
}

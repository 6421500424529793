package deadwood.model.profile;

import deadwood.model.store.CancelSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * What the labels of samples say: which keys there are, and the samples of one key by its values. Samples are added up by set of labels
 * first, of which there are few.
 */
public final class LabelTotals {

    /** Numbers of one unit that are shown one by one; more of them are shown as ranges. */
    public static final int MOST_NUMBERS = 32;

    private static final int CHECK_EVERY = 1 << 16;

    private final StackProfile profile;
    /** Sums by sample type and set of labels. */
    private final long[][] sums;
    /** Samples by set of labels. */
    private final long[] counts;

    /** What samples are told apart by. */
    public sealed interface Value {

        /** A text. */
        record Text(String text) implements Value {}

        /**
         * Numbers.
         *
         * @param from the smallest
         * @param to the largest, {@code from} for a single one
         * @param unit "bytes", "" if the file does not say
         */
        record Numbers(long from, long to, String unit) implements Value {}

        /** No label with the key. */
        record None() implements Value {}
    }

    /**
     * One key.
     *
     * @param values number of distinct values
     * @param isNumeric whether all its values are numbers
     * @param samples number of samples with the key
     * @param totals by sample type, the sum of the samples with the key, each counted once
     */
    public record Key(String key, int values, boolean isNumeric, long samples, List<Long> totals) {}

    /**
     * One value of a key.
     *
     * @param samples number of samples that have it
     * @param totals by sample type, the sum of the samples that have it; a sample with several values of one key counts for each
     */
    public record Row(Value value, long samples, List<Long> totals) {}

    private LabelTotals(final StackProfile profile) {
        this.profile = profile;
        this.sums = new long[profile.sampleTypes().size()][profile.labelSetCount()];
        this.counts = new long[profile.labelSetCount()];
    }

    /**
     * @param samples the samples that count
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static LabelTotals of(final StackProfile profile, final IntPredicate samples, final CancelSignal cancel) {
        final LabelTotals result = new LabelTotals(profile);
        for (int sample = 0; sample < profile.size(); sample++) {
            if (sample % CHECK_EVERY == 0) {
                cancel.check();
            }
            if (samples.test(sample)) {
                final int set = profile.labelSet(sample);
                result.counts[set]++;
                for (int type = 0; type < result.sums.length; type++) {
                    result.sums[type][set] += profile.value(type, sample);
                }
            }
        }
        return result;
    }

    /** Sum of the samples that count, whatever their labels. */
    public long total(final int type) {
        return Arrays.stream(sums[type]).sum();
    }

    /** All keys that samples have, the one that most samples have first. */
    public List<Key> keys() {
        final Map<String, Gathered> gathered = new LinkedHashMap<>();
        for (int set = 0; set < counts.length; set++) {
            if (counts[set] > 0) {
                for (final Label label : profile.labels(set)) {
                    gathered.computeIfAbsent(label.key(), _ -> new Gathered()).add(set, label);
                }
            }
        }
        final List<Key> keys = new ArrayList<>();
        gathered.forEach((key, found) -> keys.add(new Key(key, found.labels.size(),
                found.labels.stream().allMatch(Label.Numeric.class::isInstance), count(found.sets),
                totals(found.sets))));
        keys.sort(Comparator.comparingLong(Key::samples).reversed().thenComparing(Key::key));
        return keys;
    }

    /** What has one key or value. */
    private static final class Gathered {

        private final BitSet sets = new BitSet();
        private final Set<Label> labels = new HashSet<>();

        void add(final int set, final Label label) {
            sets.set(set);
            labels.add(label);
        }
    }

    /**
     * The samples by the values of a key. Numbers of one unit stay apart as long as there are not more than {@value #MOST_NUMBERS}; then
     * they are gathered in ranges from one power of two to the next.
     *
     * @param type the sample type that decides the order
     * @return the farthest from zero first, equal ones by value; {@link Value.None} is among them if some samples lack the key
     */
    public List<Row> values(final String key, final int type) {
        final Map<String, Set<Long>> numbers = new HashMap<>();
        forEachLabel(key, (_, label) -> {
            if (label instanceof Label.Numeric(String _, long number, String unit)) {
                numbers.computeIfAbsent(unit, _ -> new HashSet<>()).add(number);
            }
        });
        final Map<Value, BitSet> setsOf = new TreeMap<>(ORDER);
        final BitSet without = new BitSet();
        without.set(0, counts.length);
        forEachLabel(key, (set, label) -> {
            without.clear(set);
            final Value value = switch (label) {
                case Label.Text(String _, String text) -> new Value.Text(text);
                case Label.Numeric(String _, long number, String unit) ->
                    numbers.getOrDefault(unit, Set.of()).size() > MOST_NUMBERS
                            ? range(number, unit)
                            : new Value.Numbers(number, number, unit);
            };
            setsOf.computeIfAbsent(value, _ -> new BitSet()).set(set);
        });
        setsOf.put(new Value.None(), without);
        final List<Row> rows = new ArrayList<>();
        setsOf.forEach((value, sets) -> {
            if (count(sets) > 0) {
                rows.add(new Row(value, count(sets), totals(sets)));
            }
        });
        rows.sort(Comparator.comparingLong((Row row) -> Math.abs(row.totals().get(type))).reversed());
        return rows;
    }

    private static final Comparator<Value> ORDER = Comparator.comparingInt((Value value) -> switch (value) {
        case Value.Numbers _ -> 0;
        case Value.Text _ -> 1;
        case Value.None _ -> 2;
    }).thenComparing(value -> value instanceof Value.Text(String text) ? text : "")
            .thenComparing(value -> value instanceof Value.Numbers(long _, long _, String unit) ? unit : "")
            .thenComparingLong(value -> value instanceof Value.Numbers(long from, long _, String _) ? from : 0);

    /** The range from one power of two to the next that a number is in; those below zero likewise. */
    private static Value.Numbers range(final long number, final String unit) {
        if (number == 0 || number == Long.MIN_VALUE) {
            return new Value.Numbers(number, number, unit);
        }
        final long low = Long.highestOneBit(Math.abs(number));
        // Twice the highest power overflows, and less one it is the largest number there is.
        final long high = low * 2 - 1;
        return number > 0 ? new Value.Numbers(low, high, unit) : new Value.Numbers(-high, -low, unit);
    }

    @FunctionalInterface
    private interface LabelAction {
        void label(int set, Label label);
    }

    private void forEachLabel(final String key, final LabelAction action) {
        for (int set = 0; set < counts.length; set++) {
            if (counts[set] > 0) {
                for (final Label label : profile.labels(set)) {
                    if (label.key().equals(key)) {
                        action.label(set, label);
                    }
                }
            }
        }
    }

    private long count(final BitSet sets) {
        return sets.stream().mapToLong(set -> counts[set]).sum();
    }

    private List<Long> totals(final BitSet sets) {
        final List<Long> totals = new ArrayList<>();
        for (final long[] column : sums) {
            totals.add(sets.stream().mapToLong(set -> column[set]).sum());
        }
        return totals;
    }

    /** The samples of a profile that have a value of a key, to filter by. */
    public static IntPredicate samplesWith(final StackProfile profile, final String key, final Value value) {
        final BitSet sets = new BitSet();
        for (int set = 0; set < profile.labelSetCount(); set++) {
            sets.set(set, isIn(profile.labels(set), key, value));
        }
        return sample -> sets.get(profile.labelSet(sample));
    }

    /** Whether a set of labels has a value of a key. */
    static boolean isIn(final List<Label> labels, final String key, final Value value) {
        return switch (value) {
            case Value.None _ -> labels.stream().noneMatch(label -> label.key().equals(key));
            case Value.Text(String text) -> labels.contains(new Label.Text(key, text));
            case Value.Numbers(long from, long to, String unit) ->
                labels.stream().anyMatch(label -> label instanceof Label.Numeric(String k, long number, String u)
                        && k.equals(key) && u.equals(unit) && number >= from && number <= to);
        };
    }
}

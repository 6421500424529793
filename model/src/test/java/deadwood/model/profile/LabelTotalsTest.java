package deadwood.model.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.profile.LabelTotals.Value;
import deadwood.model.profile.RandomProfile.Sample;
import deadwood.model.store.CancelSignal;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels of random samples against asking each sample. */
class LabelTotalsTest {

    private static List<Long> sums(final StackProfile profile, final IntPredicate samples) {
        return IntStream.range(0, profile.sampleTypes().size()).mapToObj(type -> IntStream.range(0, profile.size())
                .filter(samples).mapToLong(sample -> profile.value(type, sample)).sum()).toList();
    }

    private static boolean has(final StackProfile profile, final int sample, final String key, final Value value) {
        final List<Label> labels = profile.labels(profile.labelSet(sample)).stream()
                .filter(label -> label.key().equals(key)).toList();
        return switch (value) {
            case Value.None _ -> labels.isEmpty();
            case Value.Text(String text) -> labels.contains(new Label.Text(key, text));
            case Value.Numbers(long from, long to, String unit) -> labels.stream()
                    .anyMatch(label -> label instanceof Label.Numeric number && number.unit().equals(unit)
                            && from <= number.value() && number.value() <= to);
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void rowsAreTheSamplesWithTheValue(final long seed) {
        final List<Sample> list = RandomProfile.samples(new Random(seed), seed % 2 == 0);
        final StackProfile profile = RandomProfile.profile(list);
        final IntPredicate some = sample -> (sample + seed) % 5 != 0;
        final LabelTotals totals = LabelTotals.of(profile, some, CancelSignal.NEVER);
        for (final LabelTotals.Key key : totals.keys()) {
            final Set<Label> values = new HashSet<>();
            final IntPredicate withKey = sample -> profile.labels(profile.labelSet(sample)).stream()
                    .anyMatch(label -> label.key().equals(key.key()));
            IntStream.range(0, profile.size()).filter(some).filter(withKey).forEach(sample -> profile
                    .labels(profile.labelSet(sample)).stream().filter(label -> label.key().equals(key.key()))
                    .forEach(values::add));
            assertThat(key.values()).isEqualTo(values.size());
            assertThat(key.isNumeric()).isEqualTo(key.key().equals("bytes"));
            assertThat(key.totals()).isEqualTo(sums(profile, sample -> some.test(sample) && withKey.test(sample)));
        }
        for (final String key : List.of("thread", "bytes", "nothing")) {
            final List<LabelTotals.Row> rows = totals.values(key, 1);
            for (final LabelTotals.Row row : rows) {
                final IntPredicate has = sample -> some.test(sample) && has(profile, sample, key, row.value());
                assertThat(row.totals()).isEqualTo(sums(profile, has));
                assertThat(row.samples()).isEqualTo(IntStream.range(0, profile.size()).filter(has).count());
                final IntPredicate filter = LabelTotals.samplesWith(profile, key, row.value());
                assertThat(IntStream.range(0, profile.size()).filter(some).filter(filter).toArray())
                        .isEqualTo(IntStream.range(0, profile.size()).filter(has).toArray());
            }
            // Nobody is left out.
            assertThat(IntStream.range(0, profile.size()).filter(some)).allMatch(
                    sample -> rows.stream().anyMatch(row -> has(profile, sample, key, row.value())));
            assertThat(rows.stream().map(row -> Math.abs(row.totals().get(1))).toList())
                    .isSortedAccordingTo((left, right) -> Long.compare(right, left));
        }
        assertThat(totals.keys().stream().map(LabelTotals.Key::key)).isSubsetOf("thread", "bytes");
    }

    @Test
    void manyNumbersBecomeRanges() {
        final StackProfileBuilder builder = new StackProfileBuilder(RandomProfile.TYPES);
        final long[] extremes = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, 2, 3, Long.MAX_VALUE};
        for (int i = 0; i < 100; i++) {
            final long number = i < extremes.length ? extremes[i] : i;
            builder.sample(StackTable.ROOT, builder.labels(List.of(new Label.Numeric("n", number, "bytes"),
                    new Label.Numeric("n", i % 2, ""))), 1, i);
        }
        final StackProfile profile = builder.build(0, ProfileInfo.NONE);
        final List<LabelTotals.Row> rows = LabelTotals.of(profile, _ -> true, CancelSignal.NEVER).values("n", 0);
        assertThat(rows).extracting(LabelTotals.Row::value).containsExactlyInAnyOrder(new Value.Numbers(0, 0, ""),
                new Value.Numbers(1, 1, ""), new Value.Numbers(Long.MIN_VALUE, Long.MIN_VALUE, "bytes"),
                new Value.Numbers(-Long.MAX_VALUE, -(1L << 62), "bytes"), new Value.Numbers(-1, -1, "bytes"),
                new Value.Numbers(0, 0, "bytes"), new Value.Numbers(1, 1, "bytes"), new Value.Numbers(2, 3, "bytes"),
                new Value.Numbers(8, 15, "bytes"), new Value.Numbers(16, 31, "bytes"),
                new Value.Numbers(32, 63, "bytes"), new Value.Numbers(64, 127, "bytes"),
                new Value.Numbers(1L << 62, Long.MAX_VALUE, "bytes"));
        assertThatThrownBy(() -> LabelTotals.of(profile, _ -> true, () -> true))
                .isInstanceOf(CancellationException.class);
    }
}

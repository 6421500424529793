package deadwood.model.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.store.CancelSignal;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles with samples of several kinds, each with sample types of its own, against a list of samples. */
class SampleKindsTest {

    private record Sample(int kind, String function, long time, long[] values) {}

    private static List<SampleType> types(final int kind) {
        return IntStream.range(0, kind + 1).mapToObj(i -> new SampleType("type " + kind + "." + i, "count")).toList();
    }

    private static List<Sample> samples(final Random random, final int kinds, final boolean timed) {
        final List<Sample> samples = new ArrayList<>();
        for (int kind = 0; kind < kinds; kind++) {
            for (int i = random.nextInt(60); i > 0; i--) {
                samples.add(new Sample(kind, "f" + random.nextInt(5), timed ? i : StackProfile.NO_TIME,
                        random.longs(kind + 1L, 1, 1000).toArray()));
            }
        }
        return samples;
    }

    private static StackProfile profile(final List<Sample> samples, final int kinds) {
        final StackProfileBuilder builder = new StackProfileBuilder();
        for (int kind = 0; kind < kinds; kind++) {
            builder.beginSamples(types(kind));
            for (final Sample sample : samples) {
                if (sample.kind == kind) {
                    final int stack = builder.stack(StackTable.ROOT, builder.frame(builder.function(sample.function)));
                    if (sample.time == StackProfile.NO_TIME) {
                        builder.sample(stack, StackProfile.NO_LABELS, sample.values);
                    } else {
                        builder.sampleAt(sample.time, stack, StackProfile.NO_LABELS, sample.values);
                    }
                }
            }
        }
        return builder.build(0, ProfileInfo.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyTypeHasItsSamplesAndNoOthers(final long seed) {
        final Random random = new Random(seed);
        final int kinds = 1 + random.nextInt(5);
        final List<Sample> samples = samples(random, kinds, random.nextBoolean());
        final StackProfile profile = profile(samples, kinds);
        int type = 0;
        for (int kind = 0; kind < kinds; kind++) {
            for (int i = 0; i <= kind; i++, type++) {
                final Map<String, Long> expected = new HashMap<>();
                for (final Sample sample : samples) {
                    if (sample.kind == kind) {
                        expected.merge(sample.function, sample.values[i], Long::sum);
                    }
                }
                check(profile, type, expected);
            }
        }
        assertThat(profile.sampleTypes()).hasSize(type);
    }

    private static void check(final StackProfile profile, final int type, final Map<String, Long> expected) {
        final Map<String, Long> byValue = new HashMap<>();
        for (int sample = 0; sample < profile.size(); sample++) {
            final boolean within = sample >= profile.firstSample(type) && sample < profile.endSample(type);
            assertThat(profile.value(type, sample) != 0).isEqualTo(within);
            if (within) {
                byValue.merge(profile.frames().function(profile.stacks().frame(profile.stack(sample))).name(),
                        profile.value(type, sample), Long::sum);
            }
        }
        assertThat(byValue).isEqualTo(expected);
        final long total = expected.values().stream().mapToLong(Long::longValue).sum();
        assertThat(profile.total(type)).isEqualTo(total);
        final FunctionTotals totals = FunctionTotals.of(profile, type, FrameFilter.ALL);
        assertThat(totals.total()).isEqualTo(total);
        assertThat(totals.rows()).hasSameSizeAs(expected.keySet())
                .allSatisfy(row -> assertThat(row.self()).isEqualTo(expected.get(row.function().name())));
        final WeightedTree tree = ProfileTree.of(profile, List.of(type), FrameFilter.ALL, CancelSignal.NEVER);
        assertThat(tree.size()).isEqualTo(1 + expected.size());
        assertThat(tree.total(0, 0)).isEqualTo(total);
    }

    @Test
    void asManyValuesAsTypesBegunLast() {
        final StackProfileBuilder builder = new StackProfileBuilder();
        assertThatThrownBy(() -> builder.sample(StackTable.ROOT, StackProfile.NO_LABELS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.build(0, ProfileInfo.NONE)).isInstanceOf(IllegalStateException.class);
        builder.beginSamples(types(1));
        builder.beginSamples(types(0));
        assertThatThrownBy(() -> builder.sample(StackTable.ROOT, StackProfile.NO_LABELS, 1, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.beginSamples(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}

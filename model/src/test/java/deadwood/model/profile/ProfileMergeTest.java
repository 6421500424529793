package deadwood.model.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.profile.RandomProfile.Sample;
import deadwood.model.store.CancelSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Merged random profiles against the profile of all their samples. */
class ProfileMergeTest {

    private static final SampleType TIME = new SampleType("time", "nanoseconds");

    /** Sums by what a sample is, whatever its number; samples of nothing but zeros may be there or not. */
    private static Map<String, List<Long>> contents(final StackProfile profile) {
        final Map<String, List<Long>> contents = new TreeMap<>();
        for (int sample = 0; sample < profile.size(); sample++) {
            final List<Long> values = new ArrayList<>();
            final List<SampleType> types = profile.sampleTypes().stream()
                    .sorted((left, right) -> left.name().compareTo(right.name())).toList();
            for (final SampleType type : types) {
                values.add(profile.value(profile.sampleTypes().indexOf(type), sample));
            }
            contents.merge(RandomProfile.places(profile, profile.stack(sample)) + " "
                    + profile.labels(profile.labelSet(sample)) + " " + profile.time(sample), values,
                    ProfileMergeTest::sum);
        }
        return contents;
    }

    private static List<Long> sum(final List<Long> left, final List<Long> right) {
        final List<Long> sum = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            sum.add(left.get(i) + right.get(i));
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isTheProfileOfAllSamples(final long seed) throws UnlikeProfilesException {
        final Random random = new Random(seed);
        final List<StackProfile> parts = new ArrayList<>();
        final List<Sample> all = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            final List<Sample> samples = RandomProfile.samples(random, random.nextBoolean());
            parts.add(RandomProfile.profile(samples));
            all.addAll(samples);
        }
        final StackProfile merged = ProfileMerge.of(parts, CancelSignal.NEVER);
        assertThat(contents(merged)).isEqualTo(contents(RandomProfile.profile(all)));
        for (int type = 0; type < 2; type++) {
            final int same = type;
            assertThat(merged.total(type)).isEqualTo(parts.stream().mapToLong(part -> part.total(same)).sum());
        }
        assertThat(contents(ProfileMerge.of(parts.reversed(), CancelSignal.NEVER))).isEqualTo(contents(merged));
        assertThat(contents(ProfileMerge.of(List.of(ProfileMerge.of(parts, CancelSignal.NEVER), parts.getFirst()),
                CancelSignal.NEVER)))
                .isEqualTo(contents(ProfileMerge.of(List.of(parts.getFirst(), merged), CancelSignal.NEVER)));
    }

    /** Samples of two kinds, as recordings have them. */
    private static StackProfile kinds(final Random random, final boolean turned) {
        final StackProfileBuilder builder = new StackProfileBuilder();
        for (int i = 0; i < 2; i++) {
            final boolean isTime = i == 0 ^ turned;
            builder.beginSamples(
                    isTime ? List.of(TIME) : turned ? RandomProfile.TYPES.reversed() : RandomProfile.TYPES);
            for (int samples = random.nextInt(20); samples > 0; samples--) {
                final int stack = builder.stack(StackTable.ROOT,
                        builder.frame(builder.function("f" + random.nextInt(5))));
                if (isTime) {
                    builder.sampleAt(random.nextInt(5), stack, 0, random.nextInt(100));
                } else {
                    builder.sample(stack, 0, random.nextInt(100), random.nextInt(100));
                }
            }
        }
        return builder.build(0, ProfileInfo.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void keepsKindsOfSamplesApart(final long seed) throws UnlikeProfilesException {
        final Random random = new Random(seed);
        final List<StackProfile> parts = List.of(kinds(random, false), kinds(random, true), kinds(random, false));
        final StackProfile merged = ProfileMerge.of(parts, CancelSignal.NEVER);
        for (final SampleType type : merged.sampleTypes()) {
            assertThat(merged.total(merged.sampleTypes().indexOf(type))).isEqualTo(
                    parts.stream().mapToLong(part -> part.total(part.sampleTypes().indexOf(type))).sum());
        }
        assertThat(merged.endSample(0)).isEqualTo(merged.firstSample(1)).isEqualTo(merged.firstSample(2));
        final Map<String, List<Long>> expected = new TreeMap<>();
        parts.forEach(
                part -> contents(part).forEach((key, values) -> expected.merge(key, values, ProfileMergeTest::sum)));
        assertThat(contents(merged)).isEqualTo(expected);
    }

    private static StackProfile of(final List<SampleType> types, final ProfileInfo info) {
        return new StackProfileBuilder(types).build(0, info);
    }

    private static ProfileInfo info(final Instant taken, final SampleType periodType, final long period,
            final String comment) {
        return new ProfileInfo(taken, Duration.ofSeconds(period), periodType, period, List.of(comment), "url" + period,
                "drop", "keep");
    }

    @Test
    void saysWhenAndHowLongAllWereTaken() throws UnlikeProfilesException {
        final StackProfile merged = ProfileMerge.of(List.of(of(List.of(TIME), info(Instant.EPOCH, TIME, 2, "a")),
                of(List.of(TIME), ProfileInfo.NONE),
                of(List.of(TIME), info(Instant.EPOCH.minusSeconds(1), TIME, 3, "b"))), CancelSignal.NEVER);
        assertThat(merged.info())
                .isEqualTo(new ProfileInfo(Instant.EPOCH.minusSeconds(1), Duration.ofSeconds(5), TIME, 3,
                        List.of("a", "b"), "url2", "drop", "keep"));
    }

    @Test
    void refusesWhatIsOfAnotherKindInOneSentence() {
        final StackProfile time = of(List.of(TIME), info(Instant.EPOCH, TIME, 1, ""));
        final StackProfile other = of(RandomProfile.TYPES, ProfileInfo.NONE);
        assertThatThrownBy(() -> ProfileMerge.of(List.of(time, other), CancelSignal.NEVER))
                .isInstanceOf(UnlikeProfilesException.class)
                .hasMessage("only profiles of one kind can be merged: one has the sample types time/nanoseconds,"
                        + " another objects/count, space/bytes");
        final StackProfile sampledOtherwise = of(List.of(TIME),
                info(Instant.EPOCH, new SampleType("wall", "nanoseconds"), 1, ""));
        assertThatThrownBy(() -> ProfileMerge.of(List.of(time, sampledOtherwise), CancelSignal.NEVER))
                .isInstanceOf(UnlikeProfilesException.class).hasMessageContaining("sampled by time/nanoseconds");
        assertThatThrownBy(() -> ProfileMerge.of(List.of(), CancelSignal.NEVER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProfileMerge.of(
                List.of(RandomProfile.profile(RandomProfile.samples(new Random(1), false))), () -> true))
                .isInstanceOf(CancellationException.class);
    }
}

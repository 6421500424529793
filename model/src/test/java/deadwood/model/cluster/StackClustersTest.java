package deadwood.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.RandomProfile;
import deadwood.model.profile.RandomProfile.Place;
import deadwood.model.profile.RandomProfile.Sample;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.profile.StackTable;
import deadwood.model.store.CancelSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clusters of random families of stacks against clustering every stack by comparing it with all leaders. */
class StackClustersTest {

    /** Stacks that come in families: each is a stack of the family with some frames exchanged. */
    private static StackProfile families(final Random random, final int families, final int stacks) {
        final List<int[]> originals = new ArrayList<>();
        for (int i = 0; i < families; i++) {
            originals.add(random.ints(5 + random.nextInt(30), 0, 400).toArray());
        }
        final List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < stacks; i++) {
            final int[] frames = originals.get(random.nextInt(families)).clone();
            for (int changes = random.nextInt(1 + frames.length / 3); changes > 0; changes--) {
                frames[random.nextInt(frames.length)] = random.nextInt(400);
            }
            samples.add(new Sample(Arrays.stream(frames).mapToObj(name -> new Place("f" + name, "", 0)).toList(),
                    List.of(), StackProfile.NO_TIME, List.of(1L, 1 + random.nextLong(1000))));
        }
        return RandomProfile.profile(samples);
    }

    private static Set<String> functions(final StackProfile profile, final int stack) {
        final Set<String> names = new LinkedHashSet<>();
        RandomProfile.places(profile, stack).forEach(place -> names.add(place.function()));
        return names;
    }

    private static double jaccard(final Set<String> left, final Set<String> right) {
        final Set<String> shared = new HashSet<>(left);
        shared.retainAll(right);
        final int union = left.size() + right.size() - shared.size();
        return union == 0 ? 1 : shared.size() / (double) union;
    }

    /** Number of clusters when all pairs of a set and a leader are compared. */
    private static int bruteForce(final StackProfile profile, final double threshold) {
        final Map<Set<String>, Long> weights = new LinkedHashMap<>();
        for (int sample = 0; sample < profile.size(); sample++) {
            weights.merge(functions(profile, profile.stack(sample)), profile.value(1, sample), Long::sum);
        }
        final List<Set<String>> leaders = new ArrayList<>();
        weights.entrySet().stream().sorted(Map.Entry.<Set<String>, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey).forEach(set -> {
                    if (leaders.stream().noneMatch(leader -> jaccard(set, leader) >= threshold - 1e-9)) {
                        leaders.add(set);
                    }
                });
        return leaders.size();
    }

    private static StackClusters clusters(final StackProfile profile, final double threshold) {
        return StackClusters.of(profile, 1, threshold, _ -> true, CancelSignal.NEVER);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.7", "2, 0.7", "3, 0.7", "4, 0.7", "5, 0.5", "6, 0.5", "7, 0.3", "8, 0.3", "9, 0.9", "10, 0.9",
        "11, 1.0", "12, 1.0"})
    void joinsNothingWronglyAndOverlooksLittle(final long seed, final double threshold) {
        final StackProfile profile = families(new Random(seed), 25, 500);
        final StackClusters clusters = clusters(profile, threshold);
        for (int sample = 0; sample < profile.size(); sample++) {
            final int stack = profile.stack(sample);
            final int leader = clusters.row(clusters.clusterOf(stack)).stack();
            assertThat(jaccard(functions(profile, stack), functions(profile, leader)))
                    .isGreaterThanOrEqualTo(threshold - 1e-9);
        }
        final int exact = bruteForce(profile, threshold);
        // One pair in two hundred may be overlooked: a cluster falls apart, or a stack joins the second best.
        assertThat(clusters.size()).isBetween(exact - 2 - exact / 50, exact + 2 + exact / 50);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsPairsThatAreAlike(final long seed) {
        final StackProfile profile = families(new Random(seed), 40, 600);
        final StackClusters clusters = clusters(profile, 0.7);
        int alone = 0;
        int overlooked = 0;
        final List<Set<String>> leaders = IntStream.range(0, clusters.size())
                .mapToObj(cluster -> functions(profile, clusters.row(cluster).stack())).toList();
        for (int i = 0; i < leaders.size(); i++) {
            for (int j = 0; j < i; j++) {
                alone++;
                overlooked += jaccard(leaders.get(i), leaders.get(j)) >= 0.7 ? 1 : 0;
            }
        }
        assertThat(alone).isPositive();
        // Leaders that are alike although they should have been joined.
        assertThat(overlooked).isLessThanOrEqualTo(profile.size() / 100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void rowsAddUpToTheProfileAndTellWhatIsCommon(final long seed) {
        final Random random = new Random(seed);
        final StackProfile profile = random.nextBoolean()
                ? RandomProfile.profile(RandomProfile.samples(random, false))
                : families(random, 10, 200);
        final StackClusters clusters = StackClusters.of(profile, 1, 0.5, sample -> sample % 3 != 0, CancelSignal.NEVER);
        final Map<Integer, long[]> expected = new TreeMap<>();
        final Map<Integer, Set<Integer>> stacks = new HashMap<>();
        for (int sample = 0; sample < profile.size(); sample++) {
            if (sample % 3 != 0) {
                final int cluster = clusters.clusterOf(profile.stack(sample));
                final long[] sums = expected.computeIfAbsent(cluster, _ -> new long[3]);
                sums[0] += profile.value(0, sample);
                sums[1] += profile.value(1, sample);
                sums[2]++;
                stacks.computeIfAbsent(cluster, _ -> new HashSet<>()).add(profile.stack(sample));
            }
        }
        assertThat(expected).hasSize(clusters.size());
        long before = Long.MAX_VALUE;
        for (int cluster = 0; cluster < clusters.size(); cluster++) {
            final StackClusters.Row row = clusters.row(cluster);
            final long[] sums = expected.get(cluster);
            assertThat(row.totals()).containsExactly(sums[0], sums[1]);
            assertThat(row.samples()).isEqualTo((int) sums[2]);
            assertThat(row.stacks()).isEqualTo(stacks.get(cluster).size());
            assertThat(clusters.stacks(cluster, profile)).containsExactlyInAnyOrder(
                    stacks.get(cluster).stream().mapToInt(Integer::intValue).toArray());
            assertThat(row.totals().get(1)).isLessThanOrEqualTo(before);
            before = row.totals().get(1);
            final Set<String> common = functions(profile, row.stack());
            stacks.get(cluster).forEach(stack -> common.retainAll(functions(profile, stack)));
            assertThat(row.common()).containsExactlyElementsOf(common);
        }
        assertThat(clusters.largest(3)).hasSize(Math.min(3, clusters.size()));
    }

    @Test
    void oneLeakThatFortyPathsLeadToIsOneRow() {
        final StackProfileBuilder builder = new StackProfileBuilder(RandomProfile.TYPES);
        for (int path = 0; path < 40; path++) {
            final List<Place> frames = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                frames.add(new Place(i == 7 ? "handler" + path : "common" + i, "", path));
            }
            RandomProfile.add(builder, new Sample(frames, List.of(), StackProfile.NO_TIME, List.of(1L, 100L + path)));
        }
        RandomProfile.add(builder, new Sample(List.of(new Place("other", "", 1)), List.of(), StackProfile.NO_TIME,
                List.of(1L, 5000L)));
        final StackClusters clusters = clusters(builder.build(1, ProfileInfo.NONE), 0.7);
        assertThat(clusters.size()).isEqualTo(2);
        assertThat(clusters.row(1).stacks()).isEqualTo(40);
        assertThat(clusters.row(1).common()).hasSize(19).startsWith("common0", "common1").endsWith("common19");
        assertThat(clusters.row(0).common()).containsExactly("other");
    }

    @Test
    void takesNoStackDeepStacksAndNothing() {
        final StackProfileBuilder builder = new StackProfileBuilder(RandomProfile.TYPES);
        assertThat(clusters(builder.build(0, ProfileInfo.NONE), 0.7).size()).isZero();
        builder.sample(StackTable.ROOT, StackProfile.NO_LABELS, 1, 1);
        int deep = StackTable.ROOT;
        for (int i = 0; i < 100_000; i++) {
            deep = builder.stack(deep, builder.frame(builder.function("f" + i % 50_000)));
        }
        builder.sample(deep, StackProfile.NO_LABELS, 1, Long.MIN_VALUE);
        final StackClusters clusters = clusters(builder.build(0, ProfileInfo.NONE), 0.7);
        assertThat(clusters.size()).isEqualTo(2);
        assertThat(clusters.row(0).common()).hasSize(50_000);
        assertThat(clusters.row(1).common()).isEmpty();
    }

    @Test
    void refusesThresholdsOutOfRangeAndStopsWhenCancelled() {
        final StackProfile profile = families(new Random(1), 3, 10);
        for (final double threshold : new double[]{0, 0.29, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> clusters(profile, threshold)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("0.3 to 1");
        }
        assertThatThrownBy(() -> StackClusters.of(profile, 1, 0.7, _ -> true, () -> true))
                .isInstanceOf(CancellationException.class);
    }
}

package deadwood.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.cluster.GoroutineGroups.Group;
import deadwood.model.cluster.GoroutineGroups.Waiting;
import deadwood.model.profile.Label;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.RandomProfile;
import deadwood.model.profile.RandomProfile.Place;
import deadwood.model.profile.RandomProfile.Sample;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.store.CancelSignal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random goroutines against counting them one by one. */
class GoroutineGroupsTest {

    private static final List<String> STATES = List.of("chan receive", "select", "");

    private static List<Sample> goroutines(final Random random) {
        final List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < random.nextInt(200); i++) {
            final List<Label> labels = new ArrayList<>();
            labels.add(new Label.Numeric("goroutine", i, ""));
            final String state = STATES.get(random.nextInt(STATES.size()));
            if (!state.isEmpty()) {
                labels.add(new Label.Text("state", state));
            }
            if (random.nextBoolean()) {
                labels.add(new Label.Numeric("wait", 1 + random.nextInt(9), "minutes"));
            }
            samples.add(new Sample(List.of(new Place("main.run", "main.go", 3),
                    new Place("main.f" + random.nextInt(3), "main.go", random.nextInt(2))), labels,
                    StackProfile.NO_TIME, List.of(1L)));
        }
        return samples;
    }

    private static GoroutineGroups groups(final List<Sample> samples) {
        final StackProfileBuilder builder = new StackProfileBuilder(List.of(new SampleType("goroutine", "count")));
        samples.forEach(sample -> RandomProfile.add(builder, sample));
        return GoroutineGroups.of(builder.build(0, ProfileInfo.NONE), 0, _ -> true, CancelSignal.NEVER);
    }

    private static String key(final Sample sample) {
        String state = "";
        for (final Label label : sample.labels()) {
            if (label instanceof Label.Text(String _, String value)) {
                state = value;
            }
        }
        return sample.frames() + state;
    }

    private static String key(final GoroutineGroups.Key key) {
        return key.frames().stream().map(place -> new Place(place.function(), place.file(), place.line())).toList()
                + key.state();
    }

    private static long wait(final Sample sample) {
        return sample.labels().getLast() instanceof Label.Numeric(String key, long value, String _)
                && key.equals("wait") ? value : 0;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void countsWhatIsTheSame(final long seed) {
        final List<Sample> samples = goroutines(new Random(seed));
        final Map<String, Map<Long, Long>> expected = new HashMap<>();
        samples.forEach(sample -> expected.computeIfAbsent(key(sample), _ -> new HashMap<>())
                .merge(wait(sample), 1L, Long::sum));
        final GoroutineGroups groups = groups(samples);
        assertThat(groups.goroutines()).isEqualTo(samples.size());
        assertThat(groups.groups()).hasSize(expected.size());
        for (final Group group : groups.groups()) {
            final Map<Long, Long> waits = expected.get(key(group.key()));
            assertThat(group.waits()).hasSize(waits.size())
                    .allSatisfy(waiting -> assertThat(waits).containsEntry(waiting.minutes(), waiting.count()));
            assertThat(group.waits().stream().map(Waiting::minutes).toList())
                    .isSortedAccordingTo((left, right) -> Long.compare(right, left));
            assertThat(group.longestWait()).isEqualTo(waits.keySet().stream().mapToLong(l -> l).max().orElseThrow());
            assertThat(group.count()).isEqualTo(waits.values().stream().mapToLong(l -> l).sum());
        }
        assertThat(groups.groups().stream().map(Group::count).toList())
                .isSortedAccordingTo((left, right) -> Long.compare(right, left));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void growthIsTheDifferenceOfCounts(final long seed) {
        final Random random = new Random(seed);
        final List<List<Sample>> snapshots = List.of(goroutines(random), goroutines(random), goroutines(random));
        final GoroutineGrowth growth = GoroutineGrowth.of(snapshots.stream().map(GoroutineGroupsTest::groups).toList());
        final Map<String, long[]> expected = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            for (final Sample sample : snapshots.get(i)) {
                expected.computeIfAbsent(key(sample), _ -> new long[3])[i]++;
            }
        }
        assertThat(growth.rows()).hasSize(expected.size());
        for (final GoroutineGrowth.Row row : growth.rows()) {
            final long[] counts = expected.get(key(row.key()));
            assertThat(row.counts()).containsExactly(counts[0], counts[1], counts[2]);
            assertThat(row.growth()).isEqualTo(counts[2] - counts[0]);
            assertThat(row.growsSteadily())
                    .isEqualTo(counts[0] <= counts[1] && counts[1] <= counts[2] && counts[0] < counts[2]);
        }
        assertThat(growth.rows().stream().map(GoroutineGrowth.Row::growth).toList())
                .isSortedAccordingTo((left, right) -> Long.compare(right, left));
    }

    @Test
    void growthNeedsTwoSnapshots() {
        assertThatThrownBy(() -> GoroutineGrowth.of(List.of(groups(List.of()))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

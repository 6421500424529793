package deadwood.model.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import deadwood.model.profile.RandomProfile.Place;
import deadwood.model.profile.RandomProfile.Sample;
import deadwood.model.profile.SourceLines.Line;
import deadwood.model.profile.SourceLines.Listing;
import deadwood.model.store.CancelSignal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines and churn of random recursive samples against going through each sample. */
class SourceLinesTest {

    private static void add(final Map<String, long[]> sums, final String key, final int at, final long value) {
        sums.computeIfAbsent(key, _ -> new long[4])[at] += value;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void linesCountEachSampleOnce(final long seed) {
        final List<Sample> samples = RandomProfile.samples(new Random(seed), true);
        final StackProfile profile = RandomProfile.profile(samples);
        final Pattern pattern = Pattern.compile("f[0-4]$");
        final SourceLines lines = SourceLines.of(profile, 0, pattern, sample -> sample % 3 > 0, CancelSignal.NEVER);
        final Map<String, long[]> expected = new TreeMap<>();
        long total = 0;
        for (int sample = 0; sample < profile.size(); sample++) {
            final List<Place> places = RandomProfile.places(profile, profile.stack(sample));
            if (sample % 3 == 0) {
                continue;
            }
            final long value = profile.value(0, sample);
            total += value;
            if (!places.isEmpty() && pattern.matcher(places.getLast().function()).find()) {
                final Place leaf = places.getLast();
                add(expected, leaf.function() + leaf.file(), 0, value);
                add(expected, leaf.function() + leaf.file() + ":" + leaf.line(), 0, value);
            }
            final HashSet<String> keys = new HashSet<>();
            places.stream().filter(place -> pattern.matcher(place.function()).find()).forEach(place -> {
                keys.add(place.function() + place.file());
                keys.add(place.function() + place.file() + ":" + place.line());
            });
            keys.forEach(key -> add(expected, key, 1, value));
        }
        final Map<String, long[]> actual = new TreeMap<>();
        for (final Listing listing : lines.listings()) {
            actual.put(listing.function() + listing.file(), new long[]{listing.self(), listing.total(), 0, 0});
            listing.lines().forEach(line -> actual.put(listing.function() + listing.file() + ":" + line.line(),
                    new long[]{line.self(), line.total(), 0, 0}));
            assertThat(listing.lines()).extracting(Line::line).isSorted().doesNotHaveDuplicates();
            assertThat(listing.self()).isEqualTo(listing.lines().stream().mapToLong(Line::self).sum());
            assertThat(listing.sumOfLines()).isEqualTo(listing.lines().stream().mapToLong(Line::total).sum());
        }
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((key, sums) -> assertThat(sums).as(key).isEqualTo(expected.get(key)));
        assertThat(lines.total()).isEqualTo(total);
        assertThat(lines.listings().stream().map(listing -> listing.function() + listing.file()).toList()).isSorted();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void churnIsBothSumsOfEachFunction(final long seed) {
        final StackProfileBuilder builder = new StackProfileBuilder(
                List.of(new SampleType("inuse_space", "bytes"), new SampleType("alloc_space", "bytes"),
                        new SampleType("alloc_objects", "count")));
        final List<Sample> samples = new ArrayList<>();
        RandomProfile.samples(new Random(seed), false).forEach(sample -> samples.add(new Sample(sample.frames(),
                sample.labels(), sample.time(), List.of(sample.values().get(0), sample.values().get(1), 1L))));
        samples.forEach(sample -> RandomProfile.add(builder, sample));
        final StackProfile profile = builder.build(0, ProfileInfo.NONE);
        assertThat(Churn.pairs(profile)).containsExactly(new Churn.Pair(1, 0));
        final Churn churn = Churn.of(profile, Churn.pairs(profile).getFirst(), _ -> true, CancelSignal.NEVER);
        final Map<String, long[]> expected = new TreeMap<>();
        for (final Sample sample : samples) {
            for (int type = 0; type < 2; type++) {
                final int at = type;
                final long value = sample.values().get(type);
                if (!sample.frames().isEmpty()) {
                    add(expected, sample.names().getLast(), at, value);
                }
                new HashSet<>(sample.names()).forEach(name -> add(expected, name, at + 2, value));
            }
        }
        expected.values().removeIf(sums -> sums[0] == 0 && sums[1] == 0 && sums[2] == 0 && sums[3] == 0);
        assertThat(churn.rows()).hasSameSizeAs(expected.keySet()).allSatisfy(row -> assertThat(
                new long[]{row.inUse(), row.allocated(), row.inUseTotal(), row.allocatedTotal()})
                .isEqualTo(expected.get(row.function())));
        assertThat(churn.allocated()).isEqualTo(profile.total(1));
        assertThat(churn.inUse()).isEqualTo(profile.total(0));
        churn.rows().stream().filter(row -> row.inUse() != 0).forEach(
                row -> assertThat(row.ratio() * row.inUse()).isCloseTo((double) row.allocated(), within(1e-6)));
    }
}

package deadwood.model.gosite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.gosite.GoSites.Certainty;
import deadwood.model.gosite.GoSites.Row;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.Label;
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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stacks as Go 1.19 to 1.27 and libraries make them, the innermost frame first as Go prints them. */
class GoSitesTest {

    private static StackProfile profile(final List<Sample> samples) {
        return RandomProfile.profile(samples);
    }

    private static Sample sample(final String innermostFirst, final long bytes, final long value) {
        final List<Place> frames = new ArrayList<>();
        Arrays.asList(innermostFirst.split(" < ")).reversed().forEach(name -> frames.add(new Place(name, "x.go", 1)));
        return new Sample(frames, bytes == 0 ? List.of() : List.of(new Label.Numeric("bytes", bytes, "bytes")),
                StackProfile.NO_TIME, List.of(1L, value));
    }

    private static List<Row> rows(final List<Sample> samples) {
        return GoSites.of(profile(samples), 1, _ -> true, CancelSignal.NEVER).rows();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "runtime.makeBucketArray < runtime.hashGrow < runtime.mapassign_faststr < main.zeroValues < main.main"
                + "|MAP_GROWTH|map|main.zeroValues",
        "runtime.makeBucketArray < runtime.makemap < main.f < main.main|MAP_BUCKETS|map|main.f",
        "runtime.(*hmap).newoverflow < runtime.evacuate_fast64 < runtime.growWork_fast64 < runtime.mapassign_fast64"
                + " < main.fillInts|MAP_GROWTH|map|main.fillInts",
        "runtime.newobject < runtime.mapassign < main.fillBigs < main.main|MAP_BUCKETS|map|main.fillBigs",
        "internal/runtime/maps.newarray < internal/runtime/maps.(*table).reset < internal/runtime/maps.newTable"
                + " < internal/runtime/maps.(*table).grow < internal/runtime/maps.(*table).rehash"
                + " < runtime.mapassign_fast64 < main.churn < main.main|MAP_GROWTH|map|main.churn",
        "runtime.mallocgcSmallScanNoHeaderSC10 < runtime.newarray < internal/runtime/maps.newarray"
                + " < internal/runtime/maps.(*Map).growToSmall < runtime.mapassign_faststr < main.f"
                + "|MAP_GROWTH|map|main.f",
        "internal/runtime/maps.newTable < internal/runtime/maps.NewMap < runtime.makemap < main.f|MAP_BUCKETS|map|main.f",
        "sync.newEntry < sync.(*Map).Swap < sync.(*Map).Store < main.fillSync < main.main"
                + "|MAP_ENTRIES|sync.Map|main.fillSync",
        "runtime.makeBucketArray < runtime.hashGrow < runtime.mapassign < sync.(*Map).dirtyLocked < sync.(*Map).Store"
                + " < main.fillSync|MAP_ENTRIES|sync.Map|main.fillSync",
        "internal/sync.newIndirectNode[go.shape.interface {},go.shape.interface {}]"
                + " < internal/sync.(*HashTrieMap[go.shape.interface {},a/b.c]).expand"
                + " < internal/sync.(*HashTrieMap[...]).Swap < sync.(*Map).Swap < sync.(*Map).Store < main.f"
                + "|TRIE_NODES|sync.Map|main.f",
        "internal/sync.newEntryNode[...] < internal/sync.(*HashTrieMap[...]).LoadOrStore < sync.(*Map).LoadOrStore"
                + " < encoding/json.cachedTypeFields|MAP_ENTRIES|sync.Map|encoding/json.cachedTypeFields",
        "unique.newEntryNode < unique.(*canonMap[...]).LoadOrStore < unique.Make[...] < main.f|MAP_ENTRIES|unique|main.f",
        "github.com/armon/go-radix.(*node).addEdge < github.com/armon/go-radix.(*Tree).Insert < main.f"
                + "|TRIE_NODES|armon/go-radix|main.f",
        "github.com/hashicorp/go-immutable-radix/v2.(*Txn[go.shape.int]).writeNode"
                + " < github.com/hashicorp/go-immutable-radix/v2.(*Txn[...]).insert"
                + " < github.com/hashicorp/go-immutable-radix/v2.(*Txn[...]).Insert < a.com/b/c.f"
                + "|TRIE_NODES|hashicorp/go-immutable-radix|a.com/b/c.f",
        "github.com/a/b/vendor/github.com/derekparker/trie/v3.(*node[...]).newChild < main.f"
                + "|TRIE_NODES|derekparker/trie|main.f",
        "runtime.makeslice < github.com/puzpuzpuz/xsync/v4.newMapTable[...]"
                + " < github.com/puzpuzpuz/xsync/v4.(*Map[...]).resize < main.f|MAP_ENTRIES|puzpuzpuz/xsync|main.f",
        "github.com/google/btree.(*FreeListG[...]).newNode < github.com/google/btree.(*node[...]).insert < main.f"
                + "|TREE_NODES|google/btree|main.f",
        "github.com/benbjohnson/immutable.(*mapArrayNode[...]).set < main.f|TRIE_NODES|benbjohnson/immutable|main.f"})
    void namedFramesAreSites(final String stack, final GoSiteKind kind, final String structure, final String function) {
        assertThat(rows(List.of(sample(stack, 0, 100)))).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(kind);
            assertThat(row.structure()).isEqualTo(structure);
            assertThat(row.function().name()).isEqualTo(function);
            assertThat(row.certainty()).isEqualTo(Certainty.NAMED_FRAME);
            assertThat(row.totals()).containsExactly(1L, 100L);
            assertThat(row.reason()).contains(" is on the stack: ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime.malg < runtime.newproc1 < runtime.systemstack", "main.mapassign < main.main",
        "runtime.newobject < main.f", "sync.(*Pool).Get < main.f", "main.hashGrow < runtime.main",
        "github.com/armon/go-radix.(*Tree).ToMap < main.f", "github.com/armon/go-radixes.(*Tree).Insert < main.f",
        "fmt.Sprint < github.com/armon/go-radix.(*Tree).Insert < main.f", "", "]x[.f < a[.g"})
    void othersAreNone(final String stack) {
        assertThat(rows(List.of(sample(stack, 0, 100)))).isEmpty();
    }

    private static List<Sample> sizes(final String stack, final long... sizes) {
        return LongStream.of(sizes).mapToObj(size -> sample(stack, size, size)).toList();
    }

    /** Sizes that heap profiles of services hold. */
    @Test
    void sizesOfBucketArraysAreInferredAndSaidToBe() {
        final List<Row> old = rows(
                sizes("x.com/cache/lfu.(*Cache).GetOrSet < main.main < runtime.main", 208, 114688, 458752,
                        909312, 1810432, 3620864));
        assertThat(old).singleElement().satisfies(row -> {
            assertThat(row.certainty()).isEqualTo(Certainty.INFERENCE);
            assertThat(row.kind()).isEqualTo(GoSiteKind.MAP_BUCKETS);
            assertThat(row.function().name()).isEqualTo("x.com/cache/lfu.(*Cache).GetOrSet");
            assertThat(row.reason()).contains("208 bytes", "1.23 or older", "inferred");
            assertThat(row.totals().get(1)).isEqualTo(208L + 114688 + 458752 + 909312 + 1810432 + 3620864);
        });
        // int64 to int64: groups of 8 + 8 * 16 bytes, whose arrays are rounded up to those of 144 bytes.
        assertThat(rows(sizes("main.fill < main.main", 2304, 4864, 9472, 18432))).singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("up to 128 groups of up to 144 bytes",
                        "1.24 or newer"));
    }

    @Test
    void sizesOfSlicesAndBuffersSayNothing() {
        assertThat(rows(sizes("main.push < main.main", 48, 80, 160, 320, 640, 1280, 2688, 5376, 10880, 21760, 40960)))
                .isEmpty();
        assertThat(rows(sizes("main.push < main.main", 4096, 8192, 16384, 32768, 65536, 131072))).isEmpty();
        assertThat(rows(sizes("main.a < main.main", 208, 114688))).isEmpty();
        assertThat(rows(sizes("bytes.makeSlice < main.main", 208, 114688, 458752, 909312, 1810432, 3620864))).isEmpty();
        final Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            final long[] sizes = random.longs(3 + random.nextInt(12), 8, 1 << 20).map(GoMapSizes::sizeClass).toArray();
            assertThat(rows(sizes("main.read < main.main", sizes))).as(Arrays.toString(sizes)).isEmpty();
        }
    }

    /** Every size of bucket whose arrays are not those of usual slices too. */
    @Test
    void arraysOfMostBucketsAreFound() {
        int found = 0;
        for (int bucket = 24; bucket <= 2064; bucket += 8) {
            final long size = bucket;
            final long[] sizes = LongStream.range(3, 12)
                    .map(power -> GoMapSizes.sizeClass(size * ((1L << power) + (power >= 4 ? 1L << power - 4 : 0))))
                    .toArray();
            found += rows(sizes("main.f < main.main", sizes)).size();
        }
        assertThat(found).isGreaterThan(230);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rowsAddUpWhatTheirSitesHold(final long seed) {
        final Random random = new Random(seed);
        final List<String> inner = List.of("runtime.hashGrow < runtime.mapassign", "sync.newEntry < sync.(*Map).Store",
                "github.com/armon/go-radix.(*Tree).Insert", "strings.Repeat");
        final List<Sample> samples = new ArrayList<>();
        final Map<String, long[]> expected = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            final String site = inner.get(random.nextInt(4));
            final String function = "main.f" + random.nextInt(3);
            final long value = random.nextLong(-100, 900);
            samples.add(sample(site + " < " + function + " < main.g" + random.nextInt(9), 0, value));
            if (!site.startsWith("strings")) {
                final long[] sums = expected.computeIfAbsent(site.replaceFirst(" <.*", "") + function,
                        _ -> new long[2]);
                sums[0]++;
                sums[1] += value;
            }
        }
        final List<Row> rows = rows(samples);
        assertThat(rows).hasSize(expected.size());
        for (final Row row : rows) {
            final long[] sums = expected.get(row.reason().replaceFirst(" is on.*", "") + row.function().name());
            assertThat(row.totals()).containsExactly(sums[0], sums[1]);
        }
        assertThat(rows.stream().map(row -> Math.abs(row.totals().get(1))).toList())
                .isSortedAccordingTo((left, right) -> Long.compare(right, left));
    }

    @Test
    void sizesOfWhatIsNotGoSayNothing() {
        final StackProfileBuilder builder = new StackProfileBuilder(RandomProfile.TYPES);
        final int stack = builder.stack(StackTable.ROOT,
                builder.frame(builder.function(new FrameTable.Function("operator new", "", "new.cc", 1))));
        for (final long size : new long[]{208, 114688, 458752, 909312, 1810432, 3620864}) {
            builder.sample(stack, builder.labels(List.of(new Label.Numeric("bytes", size, "bytes"))), 1, size);
        }
        final StackProfile profile = builder.build(0, ProfileInfo.NONE);
        assertThat(GoSites.of(profile, 1, _ -> true, CancelSignal.NEVER).rows()).isEmpty();
        assertThatThrownBy(() -> GoSites.of(profile, 1, _ -> true, () -> true))
                .isInstanceOf(CancellationException.class);
    }
}

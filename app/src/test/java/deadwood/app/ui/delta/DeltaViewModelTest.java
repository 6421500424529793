package deadwood.app.ui.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import deadwood.app.ui.flame.FlameMark;
import deadwood.app.ui.flame.FlameText;
import deadwood.app.ui.flame.FlameZoom;
import deadwood.app.ui.profile.Term;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.view.Chip;
import deadwood.model.cluster.GoroutineGrowth;
import deadwood.model.diff.ProfileDelta;
import deadwood.model.profile.Granularity;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.tree.TreeDelta;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaViewModelTest {

    private static final Map<String, Long> BEFORE = Map.of("main;serve;get", 30L, "main;serve", 10L, "main;old", 5L,
            "main;same", 100L);
    private static final Map<String, Long> AFTER = Map.of("main;serve;get", 90L, "main;serve", 4L, "main;fresh", 6L,
            "main;same", 100L);

    @TempDir
    private Path directory;
    private OpenProfiles profiles;

    @BeforeEach
    void open() {
        profiles = new OpenProfiles(directory);
    }

    @AfterEach
    void close() {
        profiles.close();
    }

    private DeltaViewModel shop() throws IOException {
        return profiles.compare(profiles.open("before", BEFORE), profiles.open("after", AFTER));
    }

    private static WeightedTree tree(final DeltaViewModel model) {
        return Objects.requireNonNull(model.flame().tree());
    }

    private static int node(final DeltaViewModel model, final String... path) {
        int node = 0;
        for (final String name : path) {
            node = tree(model).child(node, name);
        }
        return node;
    }

    private static String text(final DeltaViewModel model, final String... path) {
        return model.overlay().text().described(tree(model), node(model, path));
    }

    @Test
    void boxesSayWhatBecameOfThem() throws IOException {
        final DeltaViewModel model = shop();
        assertThat(model.totalsProperty().get().both()).isEqualTo("145 → 200");
        assertThat(model.totalsProperty().get().change()).isEqualTo("▲ 55");
        assertThat(model.totalsProperty().get().relative()).isEqualTo("+37.9 %");
        assertThat(text(model, "main", "serve", "get")).isEqualTo(
                "30 → 90   ▲ 60 (+200.0 %)\nitself 30 → 90   ▲ 60\n20.7 % → 45.0 % of all");
        assertThat(text(model, "main", "serve")).isEqualTo(
                "40 → 94   ▲ 54 (+135.0 %)\nitself 10 → 4   ▼ 6\n27.6 % → 47.0 % of all");
        assertThat(text(model, "main", "old")).isEqualTo(
                "gone: 5 before, nothing after\nitself 5 → 0   ▼ 5\n3.4 % of all before");
        assertThat(text(model, "main", "fresh")).isEqualTo(
                "new: 6, nothing before\nitself 0 → 6   ▲ 6\n3.0 % of all after");
        assertThat(text(model, "main", "same")).isEqualTo(
                "unchanged, 100\nitself 100, unchanged\n69.0 % → 50.0 % of all");
        assertThat(model.noteProperty().get()).isEmpty();
    }

    @Test
    void boxesAreMarkedWithoutColourToo() throws IOException {
        final DeltaViewModel model = shop();
        final FlameText both = model.overlay().text();
        final FlameText before = model.before().text();
        final FlameText after = model.after().text();
        final int old = node(model, "main", "old");
        final int fresh = node(model, "main", "fresh");
        final int get = node(model, "main", "serve", "get");
        assertThat(both.mark(tree(model), old)).isEqualTo(FlameMark.GONE);
        assertThat(both.mark(tree(model), fresh)).isEqualTo(FlameMark.NEW);
        assertThat(both.mark(tree(model), get)).isEqualTo(FlameMark.GROWN);
        assertThat(both.mark(tree(model), node(model, "main", "same"))).isEqualTo(FlameMark.NONE);
        assertThat(both.change(tree(model), get)).isEqualTo(60 / 90.0);
        assertThat(both.change(tree(model), old)).isEqualTo(-1);
        assertThat(before.mark(tree(model), fresh)).isEqualTo(FlameMark.ABSENT);
        assertThat(after.mark(tree(model), old)).isEqualTo(FlameMark.ABSENT);
        assertThat(after.change(tree(model), get)).isNaN();
        assertThat(both.amount(tree(model), get)).isEqualTo("▲ 60");
        assertThat(before.amount(tree(model), get)).isEqualTo("30 ▲");
        assertThat(after.amount(tree(model), get)).isEqualTo("90 ▲");
        assertThat(before.amount(tree(model), old)).isEqualTo("5  gone");
        assertThat(before.amount(tree(model), fresh)).isEqualTo("not there before");
    }

    @Test
    void widthsAreThoseOfTheLargerOrOfAfterOrOfOneScale() throws IOException {
        final DeltaViewModel model = shop();
        assertThat(model.overlay().value()).isEqualTo(TreeDelta.LARGER);
        model.isAsAfterProperty().set(true);
        assertThat(model.overlay().value()).isEqualTo(TreeDelta.AFTER);
        assertThat(model.before().fullness(tree(model), FlameZoom.ALL)).isEqualTo(1);
        model.isOnOneScaleProperty().set(true);
        assertThat(model.before().fullness(tree(model), FlameZoom.ALL)).isEqualTo(145 / 200.0);
        assertThat(model.after().fullness(tree(model), FlameZoom.ALL)).isEqualTo(1);
        assertThat(model.after().fullness(tree(model), FlameZoom.of(node(model, "main", "old")))).isZero();
    }

    @Test
    void equalTotalsLeaveTheSharesAndAreAChip() throws IOException {
        final DeltaViewModel model = shop();
        model.lens().isNormalisedProperty().set(true);
        profiles.settle();
        assertThat(model.flame().chips()).extracting(Chip::text).containsExactly("scaled to equal totals");
        assertThat(model.totalsProperty().get().both()).isEqualTo("145 → 200");
        final TreeDelta delta = Objects.requireNonNull(model.result().value()).delta().tree();
        assertThat(delta.delta(0, 0)).isZero();
        assertThat(delta.totalBefore(0, node(model, "main", "same"))).isBetween(137L, 138L);
        model.flame().chips().getFirst().remove().run();
        profiles.settle();
        assertThat(model.lens().isNormalisedProperty().get()).isFalse();
        assertThat(Objects.requireNonNull(model.result().value()).delta().tree().delta(0, 0)).isEqualTo(55);
    }

    @Test
    void bothAreNarrowedAlike() throws IOException {
        final DeltaViewModel model = shop();
        model.flame().zoom(node(model, "main", "serve"));
        model.lens().narrowing().add(Term.ofStacks(Term.Kind.FOCUS, "serve"));
        profiles.settle();
        assertThat(model.totalsProperty().get().both()).isEqualTo("40 → 94");
        assertThat(tree(model).name(model.flame().zoomProperty().get().node())).isEqualTo("serve");
        assertThat(model.flame().chips()).extracting(Chip::text).containsExactly("focus “serve”", "zoomed on serve");
        assertThat(model.rows()).extracting(ProfileDelta.Row::name).containsExactly("get", "serve", "main");
        model.lens().narrowing().granularityProperty().set(Granularity.PACKAGE);
        profiles.settle();
        assertThat(model.rows()).hasSize(1);
    }

    @Test
    void rowsAreThoseThatBecameWhatIsAskedForAndAreSearchedFor() throws IOException {
        final DeltaViewModel model = shop();
        assertThat(names(model)).containsExactly("get", "serve", "fresh", "old", "main", "same");
        final Map<RowChange, List<String>> expected = Map.of(RowChange.GROWN, List.of("get", "main"), RowChange.SHRUNK,
                List.of("serve"), RowChange.NEW, List.of("fresh"), RowChange.GONE, List.of("old"));
        expected.forEach((change, names) -> {
            model.changeProperty().set(change);
            assertThat(names(model)).as("%s", change).containsExactlyElementsOf(names);
        });
        model.changeProperty().set(RowChange.ALL);
        model.formProperty().set(DeltaForm.TABLE);
        model.flame().searchProperty().set("E");
        profiles.settle();
        assertThat(names(model)).containsExactly("get", "serve", "fresh", "same");
        assertThat(model.countProperty().get()).isEqualTo("4 of 6 functions");
        assertThat(model.flame().matchedProperty().get()).isEqualTo("4 matches, 96.6 % → 100.0 %");
        model.flame().searchProperty().set("");
        profiles.settle();
        assertThat(model.countProperty().get()).isEqualTo("6 functions");
    }

    private static List<String> names(final DeltaViewModel model) {
        return model.rows().stream().map(ProfileDelta.Row::name).toList();
    }

    @Test
    void goesFromTheLargestChangeToTheNext() throws IOException {
        final DeltaViewModel model = shop();
        final Set<String> visited = new LinkedHashSet<>();
        for (int i = 0; i < 4; i++) {
            model.jump(true);
            visited.add(tree(model).name(model.flame().chosenProperty().get()));
        }
        assertThat(visited.iterator().next()).isEqualTo("get");
        assertThat(visited).containsExactlyInAnyOrder("get", "serve", "fresh", "old");
        assertThat(visited.stream().skip(3)).containsExactly("old");
        model.jump(true);
        assertThat(tree(model).name(model.flame().chosenProperty().get())).isEqualTo("get");
        model.jump(false);
        assertThat(tree(model).name(model.flame().chosenProperty().get())).isEqualTo("old");
        // what is outside of what is zoomed on, or hardly to be seen, is zoomed on so that it can be
        model.flame().zoom(node(model, "main", "same"));
        model.jump(false);
        final int chosen = model.flame().chosenProperty().get();
        assertThat(model.flame().zoomProperty().get().shows(tree(model), chosen)).isTrue();
    }

    @Test
    void theOtherWayRoundIsTheNegativeAndLooksTheSame() throws IOException {
        for (int seed = 0; seed < 12; seed++) {
            final HeapSession left = profiles.open("l" + seed, OpenProfiles.random(seed));
            final HeapSession right = profiles.open("r" + seed, OpenProfiles.random(seed + 100L));
            final DeltaViewModel there = profiles.compare(left, right);
            there.lens().narrowing().add(Term.ofStacks(Term.Kind.IGNORE, "fe"));
            there.formProperty().set(DeltaForm.TABLE);
            profiles.settle();
            final DeltaViewModel back = new DeltaViewModel(OpenProfiles.lens(right, left));
            back.lookLike(there);
            back.load();
            profiles.settle();
            assertThat(back.formProperty().get()).isEqualTo(DeltaForm.TABLE);
            final Map<String, ProfileDelta.Row> rows = back.rows().stream().collect(Collectors.toMap(
                    ProfileDelta.Row::name, row -> row));
            assertThat(rows).hasSize(there.rows().size());
            for (final ProfileDelta.Row row : there.rows()) {
                final ProfileDelta.Row other = rows.get(row.name());
                assertThat(row.selfDelta()).isEqualTo(-other.selfDelta());
                assertThat(row.totalDelta()).isEqualTo(-other.totalDelta());
                assertThat(RowChange.of(row) == RowChange.NEW).isEqualTo(RowChange.of(other) == RowChange.GONE);
            }
        }
    }

    @Test
    void againstItselfNothingChanged() throws IOException {
        for (int seed = 0; seed < 12; seed++) {
            final Map<String, Long> stacks = OpenProfiles.random(seed);
            final DeltaViewModel model = profiles.compare(profiles.open("a" + seed, stacks), profiles.open("b" + seed,
                    stacks));
            assertThat(model.rows()).isNotEmpty().allMatch(row -> RowChange.of(row) == RowChange.ALL);
            assertThat(model.totalsProperty().get().change()).isEqualTo("=");
            assertThat(model.noteProperty().get()).startsWith("Nothing changed");
            final WeightedTree tree = tree(model);
            for (int node = 0; node < tree.size(); node++) {
                assertThat(model.overlay().text().mark(tree, node)).isEqualTo(FlameMark.NONE);
                assertThat(model.overlay().text().change(tree, node)).isZero();
            }
            model.jump(true);
            assertThat(model.flame().chosenProperty().get()).isEqualTo(WeightedTree.NONE);
        }
    }

    /** Sums over the lines of both files, path by path. */
    @Test
    void weighsWhatTheLinesOfBothFilesSay() throws IOException {
        for (int seed = 0; seed < 12; seed++) {
            final Map<String, Long> left = OpenProfiles.random(seed);
            final Map<String, Long> right = OpenProfiles.random(seed + 50L);
            final DeltaViewModel model = profiles.compare(profiles.open("x" + seed, left), profiles.open("y" + seed,
                    right));
            final TreeDelta delta = Objects.requireNonNull(model.result().value()).delta().tree();
            final Set<String> paths = new TreeSet<>();
            for (int node = 1; node < tree(model).size(); node++) {
                final String path = String.join(";", tree(model).path(node));
                paths.add(path);
                assertThat(delta.totalBefore(0, node)).as(path).isEqualTo(below(left, path));
                assertThat(delta.totalAfter(0, node)).as(path).isEqualTo(below(right, path));
                assertThat(delta.selfAfter(0, node) - delta.selfBefore(0, node)).as(path)
                        .isEqualTo(right.getOrDefault(path, 0L) - left.getOrDefault(path, 0L));
            }
            assertThat(paths).containsAll(left.keySet()).containsAll(right.keySet());
            assertRows(model, left, right);
        }
    }

    private static long below(final Map<String, Long> stacks, final String path) {
        return stacks.entrySet().stream().filter(line -> line.getKey().equals(path) || line.getKey().startsWith(path
                + ";")).mapToLong(Map.Entry::getValue).sum();
    }

    private static void assertRows(final DeltaViewModel model, final Map<String, Long> left,
            final Map<String, Long> right) {
        final Map<String, long[]> expected = new HashMap<>();
        add(expected, left, 0);
        add(expected, right, 2);
        assertThat(model.rows()).hasSize(expected.size());
        for (final ProfileDelta.Row row : model.rows()) {
            assertThat(new long[]{row.selfBefore(), row.totalBefore(), row.selfAfter(), row.totalAfter()}).as(row
                    .name()).containsExactly(expected.get(row.name()));
        }
    }

    private static void add(final Map<String, long[]> rows, final Map<String, Long> stacks, final int at) {
        stacks.forEach((stack, weight) -> {
            final List<String> frames = Arrays.asList(stack.split(";", -1));
            rows.computeIfAbsent(frames.getLast(), _ -> new long[4])[at] += weight;
            new TreeSet<>(frames).forEach(name -> rows.computeIfAbsent(name, _ -> new long[4])[at + 1] += weight);
        });
    }

    @Test
    void aSideWithNothingIsSaidInWords() throws IOException {
        final HeapSession some = profiles.open("some", BEFORE);
        final HeapSession none = profiles.open("none", Map.of("main;idle", 0L));
        final DeltaViewModel grown = profiles.compare(none, some);
        assertThat(grown.noteProperty().get()).isEqualTo("none.folded has nothing of samples: all of it is new.");
        assertThat(grown.totalsProperty().get().relative()).isEmpty();
        assertThat(profiles.compare(some, none).noteProperty().get()).isEqualTo(
                "none.folded has nothing of samples: all of it is gone.");
        final DeltaViewModel empty = profiles.compare(none, none);
        assertThat(Objects.requireNonNull(empty.result().value()).isEmpty()).isTrue();
        assertThat(empty.noteProperty().get()).isEmpty();
    }

    private static String goroutines(final int workers, final String more) {
        final StringBuilder text = new StringBuilder("goroutine 1 [running]:\nmain.main()\n\t/shop/main.go:5 +0x1\n\n");
        for (int id = 0; id < workers; id++) {
            text.append("goroutine ").append(20 + id).append(" [chan receive, ").append(3 + id).append(" minutes]:\n")
                    .append("runtime.gopark()\n\t/go/proc.go:1 +0x1\nmain.work()\n\t/shop/main.go:9 +0x1\n\n");
        }
        return text + more;
    }

    @Test
    void goroutinesAreGroupedByWhereTheyStand() throws IOException {
        final HeapSession before = profiles.openText("before.txt", goroutines(2,
                "goroutine 9 [select]:\nmain.old()\n\t/shop/main.go:7 +0x1\n"));
        final HeapSession after = profiles.openText("after.txt", goroutines(5, ""));
        final DeltaViewModel model = profiles.compare(before, after);
        assertThat(DeltaForm.of(model.lens())).contains(DeltaForm.GOROUTINES);
        model.formProperty().set(DeltaForm.GOROUTINES);
        assertThat(model.countProperty().get()).isEqualTo("3 groups");
        assertThat(model.goroutines()).extracting(GoroutineTable::at, GoroutineGrowth.Row::growth,
                GoroutineGrowth.Row::longestWait, RowChange::of)
                .containsExactly(tuple("main.work", 3L, 7L, RowChange.GROWN), tuple("main.main", 0L, 0L, RowChange.ALL),
                        tuple("main.old", -1L, 0L, RowChange.GONE));
        model.changeProperty().set(RowChange.GONE);
        assertThat(model.goroutines()).extracting(GoroutineTable::at).containsExactly("main.old");
        model.changeProperty().set(RowChange.ALL);
        model.flame().searchProperty().set("work");
        profiles.settle();
        assertThat(model.countProperty().get()).isEqualTo("1 of 3 groups");
        model.lens().narrowing().add(Term.ofStacks(Term.Kind.IGNORE, "work"));
        model.flame().searchProperty().set("");
        profiles.settle();
        assertThat(model.countProperty().get()).isEqualTo("2 groups");
        assertThat(DeltaForm.of(shop().lens())).doesNotContain(DeltaForm.GOROUTINES);
    }

    @Test
    void aChangeIsNeverInfinite() {
        assertThat(DeltaWords.relative(0, 5)).isEmpty();
        assertThat(DeltaWords.relative(5, 0)).isEmpty();
        assertThat(DeltaWords.relative(-5, 5)).isEmpty();
        assertThat(DeltaWords.relative(5, 5)).isEmpty();
        assertThat(DeltaWords.relative(1000, 1)).isEqualTo("−99.9 %");
        assertThat(DeltaWords.relative(100_000, 1)).isEqualTo("<−99.9 %");
        assertThat(DeltaWords.relative(100_000, 100_001)).isEqualTo("<+0.1 %");
        assertThat(DeltaWords.relative(100_001, 100_000)).isEqualTo("<−0.1 %");
        assertThat(DeltaWords.relative(1, 1234)).isEqualTo("× 1,234");
    }

    @Test
    void aFunctionIsShownWhereItWeighsMost() throws IOException {
        final DeltaViewModel model = shop();
        model.show("serve");
        assertThat(tree(model).name(model.flame().chosenProperty().get())).isEqualTo("serve");
        assertThat(model.lens().narrowing().functionProperty().get()).isEqualTo("serve");
        model.show("nowhere");
        assertThat(tree(model).name(model.flame().chosenProperty().get())).isEqualTo("serve");
    }

    @Test
    void needsASampleTypeInCommon() throws IOException {
        final HeapSession session = profiles.open("one", BEFORE);
        final ComparisonLens lens = OpenProfiles.lens(session, session);
        assertThat(lens.types()).hasSize(1);
        final StackProfile other = new StackProfileBuilder(List.of(new SampleType("space", "bytes"))).build(0,
                ProfileInfo.NONE);
        assertThatThrownBy(() -> new ComparisonLens(session, lens.profileBefore(), session, other))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package deadwood.model.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.profile.CallTrees;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.ProfileQuery;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.profile.StackTable;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.TreeDelta;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProfileDeltaTest {

    private static CallTrees random(final long seed) {
        final Random random = new Random(seed);
        final StackProfileBuilder builder = new StackProfileBuilder(List.of(new SampleType("space", "bytes")));
        for (int i = random.nextInt(80); i > 0; i--) {
            int node = StackTable.ROOT;
            for (int depth = random.nextInt(8); depth > 0; depth--) {
                node = builder.stack(node, builder.frame(builder.function("f" + random.nextInt(6))));
            }
            builder.sample(node, StackProfile.NO_LABELS, random.nextInt(1000) - 100);
        }
        return new CallTrees(builder.build(0, ProfileInfo.NONE));
    }

    private static ProfileDelta delta(final CallTrees before, final CallTrees after) {
        return ProfileDelta.of(before, after, "space", ProfileQuery.ALL, false, CancelSignal.NEVER);
    }

    @Test
    void ofAProfileAndItselfIsEmpty() {
        for (int seed = 0; seed < 100; seed++) {
            final ProfileDelta delta = delta(random(seed), random(seed));
            assertThat(delta.rows()).allMatch(row -> row.selfDelta() == 0 && row.totalDelta() == 0
                    && row.state() == TreeDelta.State.BOTH);
        }
    }

    @Test
    void isTheNegativeOfTheOtherWayRound() {
        for (int seed = 0; seed < 100; seed++) {
            final CallTrees before = random(seed);
            final CallTrees after = random(seed + 1000L);
            final Map<String, ProfileDelta.Row> there = byName(delta(before, after));
            final Map<String, ProfileDelta.Row> back = byName(delta(after, before));
            assertThat(there.keySet()).isEqualTo(back.keySet());
            there.forEach((name, row) -> {
                assertThat(row.selfDelta()).isEqualTo(-back.get(name).selfDelta());
                assertThat(row.totalBefore()).isEqualTo(back.get(name).totalAfter());
                assertThat(row.state() == TreeDelta.State.NEW)
                        .isEqualTo(back.get(name).state() == TreeDelta.State.GONE);
            });
            final long selfBefore = there.values().stream().mapToLong(ProfileDelta.Row::selfBefore).sum();
            final TreeDelta tree = delta(before, after).tree();
            assertThat(selfBefore + tree.selfBefore(0, 0)).isEqualTo(before.profile().total(0));
            assertThat(tree.totalAfter(0, 0)).isEqualTo(after.profile().total(0));
        }
    }

    private static Map<String, ProfileDelta.Row> byName(final ProfileDelta delta) {
        return delta.rows().stream().collect(Collectors.toMap(ProfileDelta.Row::name, Function.identity()));
    }

    private static CallTrees of(final SampleType type, final long... values) {
        final StackProfileBuilder builder = new StackProfileBuilder(List.of(type));
        for (int i = 0; i < values.length; i++) {
            builder.sample(builder.stack(StackTable.ROOT, builder.frame(builder.function("f" + i))),
                    StackProfile.NO_LABELS, values[i]);
        }
        return new CallTrees(builder.build(0, ProfileInfo.NONE));
    }

    @Test
    void normalisingMakesTotalsEqual() {
        final SampleType type = new SampleType("cpu", "nanoseconds");
        final ProfileDelta delta = ProfileDelta.of(of(type, 10, 30), of(type, 40, 40), "cpu", ProfileQuery.ALL, true,
                CancelSignal.NEVER);
        assertThat(delta.tree().totalBefore(0, 0)).isEqualTo(80);
        assertThat(delta.wholeBefore()).isEqualTo(40);
        assertThat(byName(delta).get("f0").selfDelta()).isEqualTo(20);
        assertThat(byName(delta).get("f1").selfDelta()).isEqualTo(-20);
    }

    @Test
    void whatCannotBeScaledIsLeftAsItIs() {
        final SampleType type = new SampleType("cpu", "nanoseconds");
        for (final long[] values : new long[][]{{0, 0}, {-5, 1}}) {
            final ProfileDelta delta = ProfileDelta.of(of(type, 10, 30), of(type, values), "cpu", ProfileQuery.ALL,
                    true,
                    CancelSignal.NEVER);
            assertThat(delta.tree().totalBefore(0, 0)).isEqualTo(40);
            final ProfileDelta back = ProfileDelta.of(of(type, values), of(type, 10, 30), "cpu", ProfileQuery.ALL, true,
                    CancelSignal.NEVER);
            assertThat(back.tree().totalBefore(0, 0)).isEqualTo(values[0] + values[1]);
        }
    }

    @Test
    void unlikeUnitsAreRefused() {
        final CallTrees bytes = of(new SampleType("space", "bytes"), 1);
        assertThatThrownBy(() -> delta(bytes, of(new SampleType("space", "count"), 1)))
                .isInstanceOf(ProfileDelta.IncomparableException.class).hasMessageContaining("unlike units");
        assertThatThrownBy(() -> delta(bytes, of(new SampleType("cpu", "nanoseconds"), 1)))
                .isInstanceOf(ProfileDelta.IncomparableException.class).hasMessageContaining("the second cpu");
    }
}

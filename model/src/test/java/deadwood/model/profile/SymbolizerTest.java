package deadwood.model.profile;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.profile.AddressNames.Call;
import deadwood.model.profile.FrameTable.Function;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SymbolizerTest {

    private static final Mapping MAPPING = new Mapping(0x1000, 0x9000, 0, "/bin/server", "",
            Mapping.Symbols.NONE);

    private final StackProfileBuilder builder = new StackProfileBuilder(List.of(new SampleType("cpu", "ns"),
            new SampleType("samples", "count")));

    private int bare(final long address) {
        return builder.frame(builder.function("0x" + Long.toHexString(address)), 0, 0, builder.mapping(MAPPING),
                address,
                FrameKind.UNKNOWN);
    }

    private int stack(final int... frames) {
        int stack = StackTable.ROOT;
        for (final int frame : frames) {
            stack = builder.stack(stack, frame);
        }
        return stack;
    }

    private static Call call(final String name, final int line) {
        return new Call(new Function(name, "", name + ".c", 1), line);
    }

    private Symbolizer.Result named(final Map<Long, List<Call>> names) throws IOException {
        return Symbolizer.of(builder.build(0, ProfileInfo.NONE), (mapping, address) -> names.getOrDefault(address, List
                .of()), CancelSignal.NEVER);
    }

    private static List<String> stackOf(final StackProfile profile, final int sample) {
        return IntStream.iterate(profile.stack(sample), at -> at != StackTable.ROOT, profile.stacks()::parent)
                .map(profile.stacks()::frame).mapToObj(frame -> profile.frames().function(frame).name() + ":"
                        + profile.frames().line(frame) + (profile.frames().kind(frame) == FrameKind.INLINED ? "i" : ""))
                .toList();
    }

    @Test
    void namesBareFramesAndLeavesTheOthers() throws IOException {
        final int named = builder.frame(builder.function("main"), 3, 0, FrameTable.NO_MAPPING, 0x2000,
                FrameKind.UNKNOWN);
        final int labels = builder.labels(List.of(new Label.Text("thread", "a")));
        builder.sample(stack(named, bare(0x3000), bare(0x4000)), labels, 10, 1);
        builder.sampleAt(77, stack(named, bare(0x5000)), StackProfile.NO_LABELS, 5, 2);
        final Symbolizer.Result result = named(Map.of(0x2000L, List.of(call("wrong", 1)), 0x3000L, List.of(call(
                "inner", 7), call("outer", 8)), 0x4000L, List.of(call("leaf", 9))));
        final StackProfile profile = result.profile();
        assertThat(result.bare()).isEqualTo(3);
        assertThat(result.resolved()).isEqualTo(2);
        assertThat(stackOf(profile, 0)).containsExactly("leaf:9", "inner:7i", "outer:8", "main:3");
        assertThat(stackOf(profile, 1)).containsExactly("0x5000:0", "main:3");
        assertThat(profile.total(0)).isEqualTo(15);
        assertThat(profile.total(1)).isEqualTo(3);
        assertThat(profile.time(1)).isEqualTo(77);
        assertThat(profile.time(0)).isEqualTo(StackProfile.NO_TIME);
        assertThat(profile.labels(profile.labelSet(0))).containsExactly(new Label.Text("thread", "a"));
        assertThat(profile.frames().mappings().getFirst().symbols()).isEqualTo(new Mapping.Symbols(true, true, true,
                true));
    }

    @Test
    void doesNotRepeatACallerThatHasAnAddressOfItsOwn() throws IOException {
        builder.sample(stack(bare(0x3000), bare(0x3008), bare(0x3010)), StackProfile.NO_LABELS, 1, 1);
        // The same function called a second time is there twice.
        builder.sample(stack(bare(0x3000), bare(0x3000)), StackProfile.NO_LABELS, 1, 1);
        final Symbolizer.Result result = named(Map.of(0x3000L, List.of(call("outer", 8)), 0x3008L, List.of(call(
                "middle", 7), call("outer", 8)), 0x3010L, List.of(call("inner", 6), call("middle", 7),
                        call("outer",
                                8))));
        assertThat(stackOf(result.profile(), 0)).containsExactly("inner:6i", "middle:7i", "outer:8");
        assertThat(stackOf(result.profile(), 1)).containsExactly("outer:8", "outer:8");
    }

    @Test
    void isTheSameProfileWhereNothingIsKnown() throws IOException {
        builder.sample(stack(bare(0x3000)), StackProfile.NO_LABELS, 1, 1);
        final StackProfile before = builder.build(0, ProfileInfo.NONE);
        final Symbolizer.Result result = Symbolizer.of(before, (mapping, address) -> List.of(), CancelSignal.NEVER);
        assertThat(result.profile()).isSameAs(before);
        assertThat(result.bare()).isEqualTo(1);
        assertThat(result.resolved()).isZero();
    }

    @Test
    void keepsSamplesOfSeveralKindsApart() throws IOException {
        builder.sample(stack(bare(0x3000)), StackProfile.NO_LABELS, 1, 2);
        builder.beginSamples(List.of(new SampleType("alloc", "bytes")));
        builder.sample(stack(bare(0x3000)), StackProfile.NO_LABELS, 4);
        final StackProfile profile = named(Map.of(0x3000L, List.of(call("leaf", 1)))).profile();
        assertThat(profile.size()).isEqualTo(2);
        assertThat(profile.firstSample(2)).isEqualTo(1);
        assertThat(IntStream.range(0, 3).mapToLong(profile::total).toArray()).containsExactly(1, 2, 4);
    }
}

package deadwood.importers.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.profile.FrameKind;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.profile.StackTable;
import deadwood.model.snapshot.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written reads back equal. */
class PprofRoundTripTest {

    @TempDir
    private Path directory;

    static LongStream seeds() {
        return LongStream.range(0, Boolean.getBoolean("deadwood.campaign") ? 20_000 : 300);
    }

    private static byte[] written(final StackProfile profile, final boolean gzipped) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        PprofWriter.write(profile, gzipped, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomProfilesReadBackEqual(final long seed) throws IOException {
        final StackProfile profile = RandomProfiles.profile(seed);
        final Snapshot read = Reading.of(written(profile, seed % 2 == 0), directory);
        assertThat(ProfileText.of(read.profile())).isEqualTo(ProfileText.of(profile));
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void longChainsOfInlinedCallsReadBackEqual() throws IOException {
        final StackProfileBuilder builder = new StackProfileBuilder(List.of(new SampleType("cpu", "nanoseconds")));
        int stack = StackTable.ROOT;
        for (int depth = 0; depth < 1000; depth++) {
            stack = builder.stack(stack, builder.frame(builder.function("f" + depth % 7), depth, 0,
                    FrameTable.NO_MAPPING, 0, FrameKind.INLINED));
            builder.sample(stack, StackProfile.NO_LABELS, depth);
        }
        final StackProfile profile = builder.build(0, ProfileInfo.NONE);
        final byte[] bytes = written(profile, false);
        assertThat(ProfileText.of(Reading.of(bytes, directory).profile())).isEqualTo(ProfileText.of(profile));
        assertThat(bytes.length).isLessThan(1_000_000);
    }
}

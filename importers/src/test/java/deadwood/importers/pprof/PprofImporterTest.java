package deadwood.importers.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportException;
import deadwood.model.profile.FrameKind;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.Label;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every form a profile may have, and what is said of those that are none. */
class PprofImporterTest {

    private static final long LARGE_ID = -2;

    @TempDir
    private Path directory;

    private Snapshot read(final Proto profile) throws IOException {
        return Reading.of(profile.toArray(), directory);
    }

    /** "root;…;leaf value … [labels]", sorted. */
    static List<String> samples(final StackProfile profile) {
        final List<String> lines = new ArrayList<>();
        final FrameTable frames = profile.frames();
        for (int sample = 0; sample < profile.size(); sample++) {
            final List<String> names = new ArrayList<>();
            for (final int frame : profile.stacks().framesOf(profile.stack(sample))) {
                names.add(frames.function(frame).name() + (frames.kind(frame) == FrameKind.INLINED ? "*" : ""));
            }
            final StringBuilder line = new StringBuilder(String.join(";", names));
            for (int type = 0; type < profile.sampleTypes().size(); type++) {
                line.append(' ').append(profile.value(type, sample));
            }
            lines.add(line + (profile.labelSet(sample) == StackProfile.NO_LABELS
                    ? ""
                    : " " + profile.labels(profile.labelSet(sample))));
        }
        lines.sort(null);
        return lines;
    }

    private static List<String> messages(final Snapshot snapshot) {
        return snapshot.warnings().stream().map(ImportWarning::message).toList();
    }

    private static String one(final String format) {
        return format.replace("%,d", "1");
    }

    @Test
    void readsASmallProfile() throws IOException {
        final Snapshot snapshot = read(Proto.small());
        assertThat(samples(snapshot.profile())).containsExactly(
                "main 32 [Numeric[key=bytes, value=8, unit=]]", "main;leaf 10");
        assertThat(snapshot.taken()).isEqualTo(Instant.ofEpochSecond(1, 7));
        assertThat(snapshot.warnings()).isEmpty();
        final FrameTable frames = snapshot.profile().frames();
        assertThat(frames.line(0)).isEqualTo(7);
        assertThat(frames.address(0)).isIn(0x10L, 0x20L);
    }

    @Test
    void readsMessagesInAnyOrder() throws IOException {
        final Proto profile = Proto.of().strings("", "cpu", "nanoseconds", "leaf", "main")
                .message(PprofFields.FUNCTION, Proto.function(1, 3))
                .message(PprofFields.SAMPLE, Proto.sample(new long[]{1, 2}, 10))
                .message(PprofFields.LOCATION, Proto.location(2, 0x20, 2))
                .message(PprofFields.SAMPLE_TYPE, Proto.type(1, 2))
                .message(PprofFields.LOCATION, Proto.location(1, 0x10, 1))
                .message(PprofFields.FUNCTION, Proto.function(2, 4));
        assertThat(samples(read(profile).profile())).containsExactly("main;leaf 10");
    }

    @Test
    void readsNumbersPackedUnpackedAndMixed() throws IOException {
        final Proto profile = Proto.small()
                .message(PprofFields.SAMPLE, Proto.of().unpacked(PprofFields.SAMPLE_LOCATION, 1, 2)
                        .unpacked(PprofFields.SAMPLE_VALUE, -5))
                .message(PprofFields.SAMPLE, Proto.of().number(PprofFields.SAMPLE_LOCATION, 1)
                        .packed(PprofFields.SAMPLE_VALUE, 7).packed(PprofFields.SAMPLE_LOCATION, 2, 2));
        final Snapshot snapshot = read(profile);
        assertThat(samples(snapshot.profile())).containsExactly("main 32 [Numeric[key=bytes, value=8, unit=]]",
                "main;leaf 5", "main;main;leaf 7");
        assertThat(snapshot.warnings()).isEmpty();
    }

    @Test
    void everyLineIsAFrame() throws IOException {
        final Proto profile = Proto.small().message(PprofFields.LOCATION, Proto.location(3, 0x30, 1, 1, 2))
                .message(PprofFields.SAMPLE, Proto.sample(new long[]{3, 2}, 1));
        assertThat(samples(read(profile).profile())).contains("main;main;leaf*;leaf* 1");
    }

    @Test
    void idsMayBeAny64Bits() throws IOException {
        final Proto profile = Proto.small().message(PprofFields.FUNCTION, Proto.function(LARGE_ID, 3))
                .message(PprofFields.LOCATION, Proto.location(LARGE_ID, 0, LARGE_ID))
                .message(PprofFields.LOCATION, Proto.location(1L << 40, LARGE_ID))
                .message(PprofFields.SAMPLE, Proto.sample(new long[]{LARGE_ID, 1L << 40}, 1));
        final Snapshot snapshot = read(profile);
        assertThat(samples(snapshot.profile())).contains("0xfffffffffffffffe;leaf 1");
        assertThat(snapshot.warnings()).isEmpty();
    }

    @Test
    void labelsAreTextsOrNumbersOrNothing() throws IOException {
        final Proto labels = Proto.sample(new long[]{1}, 1)
                .message(PprofFields.SAMPLE_LABEL, Proto.of().number(1, 5).number(2, 4).number(3, 9))
                .message(PprofFields.SAMPLE_LABEL, Proto.of().number(1, 5).number(3, 0).number(4, 2))
                .message(PprofFields.SAMPLE_LABEL, Proto.of().number(1, 5).number(3, 0))
                .message(PprofFields.SAMPLE_LABEL, Proto.of().number(1, 5).number(3, -1));
        final StackProfile profile = read(Proto.small().message(PprofFields.SAMPLE, labels)).profile();
        assertThat(profile.labels(profile.labelSetCount() - 1)).containsExactly(new Label.Text("bytes", "main"),
                new Label.Numeric("bytes", 0, "nanoseconds"), new Label.Numeric("bytes", -1, ""));
    }

    @Test
    void aLabelWithTheTimeIsTheTime() throws IOException {
        final Proto timed = Proto.sample(new long[]{1}, 1).message(PprofFields.SAMPLE_LABEL,
                Proto.of().number(1, 6).number(3, 12_345));
        final StackProfile profile = read(
                Proto.small().strings("end_timestamp_ns").message(PprofFields.SAMPLE, timed)
                        .message(PprofFields.SAMPLE, timed))
                .profile();
        assertThat(profile.size()).isEqualTo(4);
        assertThat(profile.time(3)).isEqualTo(12_345);
        assertThat(profile.labelSet(3)).isEqualTo(StackProfile.NO_LABELS);
        assertThat(profile.time(0)).isEqualTo(StackProfile.NO_TIME);
    }

    @Test
    void theDefaultIsTheTypeOfThatNameOrElseTheLast() throws IOException {
        final Proto types = Proto.small().message(PprofFields.SAMPLE_TYPE, Proto.type(3, 2));
        assertThat(read(types).profile().defaultType()).isEqualTo(1);
        assertThat(read(types.number(PprofFields.DEFAULT_SAMPLE_TYPE, 1)).profile().defaultType()).isZero();
        assertThat(read(types.number(PprofFields.DEFAULT_SAMPLE_TYPE, 4)).profile().defaultType()).isEqualTo(1);
    }

    @Test
    void equalSamplesAreAddedUp() throws IOException {
        final Proto profile = Proto.small();
        for (int i = 0; i < 1000; i++) {
            profile.message(PprofFields.SAMPLE, Proto.sample(new long[]{1, 2}, 1));
        }
        assertThat(samples(read(profile).profile())).contains("main;leaf 1010").hasSize(2);
    }

    @Test
    void saysWhichReferencesLeadNowhere() throws IOException {
        final Proto profile = Proto.small().message(PprofFields.SAMPLE, Proto.sample(new long[]{1, 99}, 5))
                .message(PprofFields.LOCATION, Proto.location(3, 0x30, 77))
                .message(PprofFields.SAMPLE, Proto.sample(new long[]{3}, 6))
                .message(PprofFields.LOCATION, Proto.location(4, 0x40).number(PprofFields.LOCATION_MAPPING, 9))
                .message(PprofFields.SAMPLE, Proto.sample(new long[]{4}, 7))
                .message(PprofFields.FUNCTION, Proto.function(8, 500))
                .message(PprofFields.LOCATION, Proto.location(5, 0x50, 8))
                .message(PprofFields.SAMPLE, Proto.sample(new long[]{5}, 8));
        final Snapshot snapshot = read(profile);
        assertThat(samples(snapshot.profile())).contains("[unknown];leaf 5", "0x30 6", "0x40 7", "[unknown] 8");
        assertThat(messages(snapshot)).containsExactlyInAnyOrder(one(PprofFrames.NO_LOCATION),
                one(PprofFrames.NO_FUNCTION), one(PprofFrames.NO_MAPPING), one(PprofNames.MISSING));
    }

    @Test
    void saysWhichIdsCannotBe() throws IOException {
        final Proto profile = Proto.small().message(PprofFields.FUNCTION, Proto.function(1, 4))
                .message(PprofFields.LOCATION, Proto.location(0, 0x99, 1));
        final Snapshot snapshot = read(profile);
        assertThat(samples(snapshot.profile())).contains("main;leaf 10");
        assertThat(messages(snapshot)).containsExactly(one(PprofTables.SAME_ID), one(PprofTables.NO_ID));
    }

    @Test
    void saysWhenValuesAreNotAsManyAsTypes() throws IOException {
        final Proto profile = Proto.small().message(PprofFields.SAMPLE, Proto.sample(new long[]{1}, 5, 6))
                .message(PprofFields.SAMPLE, Proto.of().packed(PprofFields.SAMPLE_LOCATION, 2));
        final Snapshot snapshot = read(profile);
        assertThat(snapshot.profile().total(0)).isEqualTo(10 + 32 + 5);
        assertThat(messages(snapshot)).containsExactlyInAnyOrder(one(PprofAssembly.FEWER_VALUES),
                one(PprofAssembly.MORE_VALUES));
    }

    @Test
    void keepsValuesWithoutTypes() throws IOException {
        final Proto profile = Proto.of().message(PprofFields.LOCATION, Proto.location(1, 0x10))
                .message(PprofFields.SAMPLE, Proto.sample(new long[]{1}, 5, 6));
        final Snapshot snapshot = read(profile);
        assertThat(samples(snapshot.profile())).containsExactly("0x10 5 6");
        assertThat(snapshot.profile().sampleTypes()).extracting("name").containsExactly("value 1", "value 2");
        assertThat(messages(snapshot)).containsExactly(PprofAssembly.NO_TYPES);
    }

    @Test
    void refusesAProfileWithoutAnything() {
        assertThatThrownBy(() -> read(Proto.of().message(PprofFields.FUNCTION, Proto.function(1, 0))))
                .isInstanceOf(ImportException.Corrupt.class)
                .hasMessageEndingWith("is a profile without sample types and without samples");
    }

    @Test
    void readsTheFirstOfTwoProfilesInOneFile() throws IOException {
        final byte[] first = Proto.small().toArray();
        final Proto second = Proto.of().message(PprofFields.SAMPLE_TYPE, Proto.type(2, 1))
                .message(PprofFields.SAMPLE, Proto.sample(new long[]{1}, 999)).strings("", "x", "y")
                .number(PprofFields.TIME_NANOS, 5);
        final Snapshot snapshot = Reading.of(Proto.of().raw(first).raw(second.toArray()).toArray(), directory);
        assertThat(samples(snapshot.profile())).containsExactly(
                "main 32 [Numeric[key=bytes, value=8, unit=]]", "main;leaf 10");
        assertThat(snapshot.taken()).isEqualTo(Instant.ofEpochSecond(1, 7));
        assertThat(snapshot.warnings()).containsExactly(new ImportWarning(first.length,
                "a second profile is appended to the first; it was left out, and only the first was read"));
    }

    @Test
    void skipsFieldsOfOthers() throws IOException {
        final Proto profile = Proto.small().number(99, 5).text(100, "more")
                .message(PprofFields.SAMPLE, Proto.sample(new long[]{1}, 5).number(77, 1).text(78, "y"));
        final Snapshot snapshot = read(profile);
        assertThat(samples(snapshot.profile())).contains("leaf 5");
        assertThat(snapshot.warnings()).isEmpty();
    }

    @Test
    void keepsMappingsColumnsAndEverythingItSaysOfItself() throws IOException {
        final Proto mapping = Proto.of().number(1, 4).number(2, 0x1000).number(3, -1).number(4, 16).number(5, 3)
                .number(6, 4).number(7, 1).number(10, 1);
        final Proto line = Proto.of().number(1, 1).number(2, 12).number(3, 34);
        final Proto profile = Proto.small().message(PprofFields.MAPPING, mapping)
                .message(PprofFields.LOCATION, Proto.of().number(1, 9).number(2, 4).number(3, 0x1234).message(4, line))
                .message(PprofFields.SAMPLE, Proto.sample(new long[]{9}, 3)).number(PprofFields.DROP_FRAMES, 3)
                .number(PprofFields.KEEP_FRAMES, 4).number(PprofFields.DURATION_NANOS, 5)
                .message(PprofFields.PERIOD_TYPE, Proto.type(1, 2)).number(PprofFields.PERIOD, 100)
                .packed(PprofFields.COMMENT, 3, 4).number(PprofFields.COMMENT, 5).number(PprofFields.DOC_URL, 2);
        final StackProfile read = read(profile).profile();
        assertThat(ProfileText.of(read).toString()).contains("dropFrames=leaf, keepFrames=main", "PT0.000000005S",
                "period=100", "comments=[leaf, main, bytes]", "docUrl=nanoseconds", ":12:34 UNKNOWN 0x1234 in Mapping["
                        + "start=4096, limit=-1, offset=16, file=leaf, buildId=main, symbols=Symbols[functions=true, "
                        + "fileNames=false, lineNumbers=false, inlinedFrames=true]]");
    }

    @Test
    void keepsWhatIsBeforeTheEndOfADamagedGzip() throws IOException {
        final Proto profile = Proto.small();
        for (int i = 0; i < 50_000; i++) {
            profile.message(PprofFields.SAMPLE, Proto.sample(new long[]{1, 2}, i * 7919L % 10_007));
        }
        final ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
            out.write(profile.toArray());
        }
        final byte[] bytes = gzipped.toByteArray();
        final Snapshot snapshot = Reading.of(Arrays.copyOf(bytes, bytes.length / 2), directory);
        assertThat(snapshot.profile().total(0)).isPositive();
        assertThat(messages(snapshot)).contains(
                "the compressed data are cut short or damaged; what was inflated was kept");
    }

    /** main → grow(int) → malloc → brk: locations 4, 3, 2, 1. */
    private static Proto allocation(final String drop, final String keep, final long... stack) {
        final Proto profile = Proto.of()
                .strings("", "space", "bytes", "brk", "malloc", "ns::operator()(int)", "main", drop, keep)
                .message(PprofFields.SAMPLE_TYPE, Proto.type(1, 2)).number(PprofFields.DROP_FRAMES, 7)
                .number(PprofFields.KEEP_FRAMES, 8);
        for (int id = 1; id <= 4; id++) {
            profile.message(PprofFields.FUNCTION, Proto.function(id, id + 2)).message(PprofFields.LOCATION,
                    Proto.of().number(1, id).number(3, id).message(4, Proto.of().number(1, id)));
        }
        return profile.message(PprofFields.SAMPLE, Proto.sample(stack, 5));
    }

    @Test
    void dropsTheFramesThatTheProfileAsksToDrop() throws IOException {
        final long[] whole = {1, 2, 3, 4};
        assertThat(samples(read(allocation("", "", whole)).profile()))
                .containsExactly("main;ns::operator()(int);malloc;brk 5");
        assertThat(samples(read(allocation("malloc|b", "", whole)).profile()))
                .containsExactly("main;ns::operator()(int) 5");
        assertThat(samples(read(allocation("mall", "", whole)).profile()))
                .containsExactly("main;ns::operator()(int);malloc;brk 5");
        assertThat(samples(read(allocation("m.*", "main", whole)).profile()))
                .containsExactly("main;ns::operator()(int) 5");
        assertThat(samples(read(allocation("ns::operator\\(\\)", "", whole)).profile())).containsExactly("main 5");
        // not before the first frame that is kept: nothing would be left
        assertThat(samples(read(allocation("malloc|main", "", 1, 2, 4)).profile()))
                .containsExactly("main;malloc;brk 5");
        assertThat(samples(read(allocation(".*", "", whole)).profile()))
                .containsExactly("main;ns::operator()(int);malloc;brk 5");
    }

    @Test
    void saysSoIfFramesToDropCannotBeTold() throws IOException {
        final Snapshot wrong = read(allocation("(", "", 1, 2, 3, 4));
        assertThat(messages(wrong)).containsExactly(DroppedFunctions.UNUSABLE);
        assertThat(samples(wrong.profile())).containsExactly("main;ns::operator()(int);malloc;brk 5");
        final Proto slow = allocation("((a+)+)\\2b", "", 5, 4)
                .strings("a".repeat(60)).message(PprofFields.FUNCTION, Proto.function(5, 9))
                .message(PprofFields.LOCATION, Proto.of().number(1, 5).message(4, Proto.of().number(1, 5)));
        assertThat(messages(read(slow))).containsExactly(DroppedFunctions.UNUSABLE);
    }
}

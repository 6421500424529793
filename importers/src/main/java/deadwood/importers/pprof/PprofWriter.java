package deadwood.importers.pprof;

import deadwood.model.profile.FrameTable;
import deadwood.model.profile.Label;
import deadwood.model.profile.Mapping;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes any stack profile in the format of pprof; {@link PprofImporter} reads it back equal, and {@code go tool pprof} and others read it too.
 * <ul>
 * <li>The time of a sample becomes the numeric label {@code end_timestamp_ns} in nanoseconds since 1970, the one that continuous profilers use;
 * a label of that name and unit that a sample without a time has is a time to whoever reads it back.
 * <li>A frame that is inlined into one with the same address becomes a line of its location. How a frame runs where that does not say it is
 * a field of our own ({@link PprofFields#LINE_KIND}), which others skip.
 * <li>A frame named by its address alone becomes a location without lines.
 * </ul>
 */
public final class PprofWriter {

    private static final int FLUSH_AT = 1 << 16;

    private final StackProfile profile;
    private final PprofStrings strings = new PprofStrings();
    private final ProtoBytes out = new ProtoBytes();
    private final ProtoBytes message = new ProtoBytes();
    private final ProtoBytes nested = new ProtoBytes();
    private final OutputStream target;

    private PprofWriter(final StackProfile profile, final OutputStream target) {
        this.profile = profile;
        this.target = target;
    }

    /**
     * Writes a profile; the stream stays open.
     *
     * @param gzipped whether to compress it, as is usual for {@code .pb.gz}
     * @throws IOException if the stream failed
     */
    public static void write(final StackProfile profile, final boolean gzipped, final OutputStream target)
            throws IOException {
        if (gzipped) {
            final GZIPOutputStream gzip = new GZIPOutputStream(target, FLUSH_AT);
            new PprofWriter(profile, gzip).write();
            gzip.finish();
        } else {
            new PprofWriter(profile, target).write();
        }
        target.flush();
    }

    private void write() throws IOException {
        for (final SampleType type : profile.sampleTypes()) {
            type(PprofFields.SAMPLE_TYPE, type);
        }
        mappings();
        functions();
        final WrittenLocations locations = new WrittenLocations(profile);
        locations(locations);
        samples(locations);
        info(profile.info());
        for (final byte[] text : strings.inOrder()) {
            out.message(PprofFields.STRING_TABLE, text);
            drain();
        }
        out.drainTo(target);
    }

    private void drain() throws IOException {
        if (out.size() > FLUSH_AT) {
            out.drainTo(target);
        }
    }

    /** Appends the message made up last. */
    private void put(final int field) throws IOException {
        out.message(field, message);
        message.clear();
        drain();
    }

    private void type(final int field, final SampleType type) throws IOException {
        message.number(PprofFields.TYPE_NAME, strings.index(type.name()));
        message.number(PprofFields.TYPE_UNIT, strings.index(type.unit()));
        put(field);
    }

    private void mappings() throws IOException {
        long id = 0;
        for (final Mapping mapping : profile.frames().mappings()) {
            message.number(PprofFields.MAPPING_ID, ++id);
            message.number(PprofFields.MAPPING_START, mapping.start());
            message.number(PprofFields.MAPPING_LIMIT, mapping.limit());
            message.number(PprofFields.MAPPING_OFFSET, mapping.offset());
            message.number(PprofFields.MAPPING_FILE, strings.index(mapping.file()));
            message.number(PprofFields.MAPPING_BUILD_ID, strings.index(mapping.buildId()));
            message.flag(PprofFields.MAPPING_FUNCTIONS, mapping.symbols().functions());
            message.flag(PprofFields.MAPPING_FILE_NAMES, mapping.symbols().fileNames());
            message.flag(PprofFields.MAPPING_LINES, mapping.symbols().lineNumbers());
            message.flag(PprofFields.MAPPING_INLINED, mapping.symbols().inlinedFrames());
            put(PprofFields.MAPPING);
        }
    }

    private void functions() throws IOException {
        long id = 0;
        for (final FrameTable.Function function : profile.frames().functions()) {
            final String systemName = function.systemName().isEmpty() ? function.name() : function.systemName();
            message.number(PprofFields.FUNCTION_ID, ++id);
            message.number(PprofFields.FUNCTION_NAME, strings.index(function.name()));
            message.number(PprofFields.FUNCTION_SYSTEM_NAME, strings.index(systemName));
            message.number(PprofFields.FUNCTION_FILE, strings.index(function.file()));
            message.number(PprofFields.FUNCTION_START_LINE, function.startLine());
            put(PprofFields.FUNCTION);
        }
    }

    private void locations(final WrittenLocations locations) throws IOException {
        final FrameTable frames = profile.frames();
        for (int location = 0; location < locations.size(); location++) {
            if (locations.isUsed(location)) {
                final int innermost = locations.frame(location);
                message.number(PprofFields.LOCATION_ID, location + 1L);
                message.number(PprofFields.LOCATION_MAPPING, frames.mappingId(innermost) + 1L);
                message.number(PprofFields.LOCATION_ADDRESS, frames.address(innermost));
                if (!locations.isAddressOnly(location)) {
                    for (int at = location; at != WrittenLocations.NONE; at = locations.within(at)) {
                        line(locations, at);
                    }
                }
                put(PprofFields.LOCATION);
            }
        }
    }

    private void line(final WrittenLocations locations, final int location) {
        final FrameTable frames = profile.frames();
        final int frame = locations.frame(location);
        nested.clear();
        nested.number(PprofFields.LINE_FUNCTION, frames.functionId(frame) + 1L);
        nested.number(PprofFields.LINE_LINE, frames.line(frame));
        nested.number(PprofFields.LINE_COLUMN, frames.column(frame));
        if (locations.needsKind(location)) {
            nested.number(PprofFields.LINE_KIND, FrameKinds.number(frames.kind(frame)));
        }
        message.message(PprofFields.LOCATION_LINE, nested);
    }

    private void samples(final WrittenLocations locations) throws IOException {
        final byte[][] labels = new byte[profile.labelSetCount()][];
        final int types = profile.sampleTypes().size();
        for (int sample = 0; sample < profile.size(); sample++) {
            nested.clear();
            locations.forEach(profile.stack(sample), location -> nested.varint(location + 1L));
            if (nested.size() > 0) {
                message.message(PprofFields.SAMPLE_LOCATION, nested);
            }
            nested.clear();
            for (int type = 0; type < types; type++) {
                nested.varint(profile.value(type, sample));
            }
            message.message(PprofFields.SAMPLE_VALUE, nested);
            if (profile.time(sample) != StackProfile.NO_TIME) {
                label(message, new Label.Numeric(PprofFields.TIME_LABEL, profile.time(sample), PprofFields.TIME_UNIT));
            }
            final int labelSet = profile.labelSet(sample);
            if (labels[labelSet] == null) {
                labels[labelSet] = labels(profile.labels(labelSet));
            }
            message.raw(labels[labelSet], labels[labelSet].length);
            put(PprofFields.SAMPLE);
        }
    }

    private byte[] labels(final List<Label> labels) {
        final ProtoBytes bytes = new ProtoBytes();
        labels.forEach(label -> label(bytes, label));
        return bytes.toArray();
    }

    private void label(final ProtoBytes bytes, final Label label) {
        nested.clear();
        nested.number(PprofFields.LABEL_KEY, strings.index(label.key()));
        switch (label) {
            case Label.Text(String _, String value) ->
                nested.number(PprofFields.LABEL_STR, strings.presentIndex(value));
            case Label.Numeric(String _, long value, String unit) -> {
                nested.number(PprofFields.LABEL_NUM, value);
                nested.number(PprofFields.LABEL_UNIT, value == 0 ? strings.presentIndex(unit) : strings.index(unit));
            }
        }
        bytes.message(PprofFields.SAMPLE_LABEL, nested);
    }

    private void info(final ProfileInfo info) throws IOException {
        out.number(PprofFields.DROP_FRAMES, strings.index(info.dropFrames()));
        out.number(PprofFields.KEEP_FRAMES, strings.index(info.keepFrames()));
        final Instant taken = info.taken();
        if (taken != null) {
            out.number(PprofFields.TIME_NANOS, nanos(Duration.between(Instant.EPOCH, taken)));
        }
        out.number(PprofFields.DURATION_NANOS, nanos(info.duration()));
        final SampleType periodType = info.periodType();
        if (periodType != null) {
            type(PprofFields.PERIOD_TYPE, periodType);
        }
        out.number(PprofFields.PERIOD, info.period());
        for (final String comment : info.comments()) {
            // not by number(): an empty comment is a comment
            out.varint((long) PprofFields.COMMENT << 3 | ProtoReader.VARINT);
            out.varint(strings.index(comment));
        }
        out.number(PprofFields.DEFAULT_SAMPLE_TYPE,
                strings.index(profile.sampleTypes().get(profile.defaultType()).name()));
        out.number(PprofFields.DOC_URL, strings.index(info.docUrl()));
    }

    /** 64 bits of nanoseconds last for 292 years; what is longer becomes as long as that. */
    private static long nanos(final Duration duration) {
        try {
            return duration.toNanos();
        } catch (final ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}

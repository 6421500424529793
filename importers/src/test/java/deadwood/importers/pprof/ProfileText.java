package deadwood.importers.pprof;

import deadwood.model.profile.FrameTable;
import deadwood.model.profile.StackProfile;
import java.util.ArrayList;
import java.util.List;

/** Everything a profile holds as lines: two profiles are equal if these are. */
public final class ProfileText {

    private ProfileText() {}

    public static List<String> of(final StackProfile profile) {
        final List<String> samples = new ArrayList<>();
        for (int sample = 0; sample < profile.size(); sample++) {
            final StringBuilder line = new StringBuilder();
            for (final int frame : profile.stacks().framesOf(profile.stack(sample))) {
                line.append(frame(profile.frames(), frame)).append("; ");
            }
            line.append(profile.labels(profile.labelSet(sample)));
            if (profile.time(sample) != StackProfile.NO_TIME) {
                line.append(" at ").append(profile.time(sample));
            }
            for (int type = 0; type < profile.sampleTypes().size(); type++) {
                line.append(' ').append(profile.value(type, sample));
            }
            samples.add(line.toString());
        }
        samples.sort(null);
        final List<String> lines = new ArrayList<>();
        lines.add(profile.sampleTypes() + " default " + profile.defaultType());
        lines.add(profile.info().toString());
        profile.frames().mappings().forEach(mapping -> lines.add(mapping.toString()));
        lines.addAll(samples);
        return lines;
    }

    private static String frame(final FrameTable frames, final int frame) {
        final int mapping = frames.mappingId(frame);
        return frames.function(frame) + ":" + frames.line(frame) + ":" + frames.column(frame) + " "
                + frames.kind(frame) + " 0x" + Long.toHexString(frames.address(frame)) + " in "
                + (mapping == FrameTable.NO_MAPPING ? "nothing" : frames.mappings().get(mapping));
    }
}

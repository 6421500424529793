package deadwood.importers.jfr;

import deadwood.model.profile.Label;
import java.util.List;

/**
 * What the JDK's own reader made of a chunk.
 *
 * @param stacks by the numbers that samples have
 * @param events number of all events
 * @param complete whether it came to the end
 */
record ReferenceContents(List<Sample> samples, List<List<Frame>> stacks, long events, boolean complete) {

    /**
     * A sample.
     *
     * @param stack {@link SampleReader#NO_STACK} for none
     * @param time in nanoseconds since 1970
     */
    record Sample(SampleKind kind, int stack, List<Label> labels, long time, long[] amounts) {}

    /** A frame; the innermost is the first of a stack. */
    record Frame(Constants.Code code, int line, String kind) {}
}

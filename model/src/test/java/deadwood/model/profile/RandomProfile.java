package deadwood.model.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Profiles of random samples, and the samples as a list to count in by hand. */
public final class RandomProfile {

    public static final List<SampleType> TYPES = List.of(new SampleType("objects", "count"),
            new SampleType("space", "bytes"));

    private static final long SECOND = 1_000_000_000;
    private static final long START = 1_700_000_000 * SECOND;

    /** One frame. */
    public record Place(String function, String file, int line) {}

    /**
     * One sample.
     *
     * @param frames the outermost first
     * @param time {@link StackProfile#NO_TIME} for none
     * @param values by sample type
     */
    public record Sample(List<Place> frames, List<Label> labels, long time, List<Long> values) {

        public List<String> names() {
            return frames.stream().map(Place::function).toList();
        }
    }

    private RandomProfile() {}

    /** Some hundred samples with recursion, labels of both kinds, some with a time, some of them not, values of either sign. */
    public static List<Sample> samples(final Random random, final boolean timed) {
        final List<Sample> samples = new ArrayList<>();
        final int functions = 1 + random.nextInt(8);
        for (int i = 0; i < 1 + random.nextInt(300); i++) {
            final List<Place> frames = new ArrayList<>();
            for (int depth = random.nextInt(10); depth > 0; depth--) {
                final int function = random.nextInt(functions);
                frames.add(new Place("f" + function, "file" + random.nextInt(2), random.nextInt(4)));
            }
            final long time = timed && random.nextInt(10) > 0
                    ? START + random.nextLong(5 * SECOND)
                    : StackProfile.NO_TIME;
            samples.add(new Sample(frames, labels(random), time,
                    List.of((long) random.nextInt(100) - 20, (long) random.nextInt(5000))));
        }
        return samples;
    }

    private static List<Label> labels(final Random random) {
        final List<Label> labels = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            labels.add(new Label.Text("thread", "t" + random.nextInt(4)));
        }
        if (random.nextBoolean()) {
            labels.add(new Label.Numeric("bytes", random.nextInt(1 + random.nextInt(2000)) - 20, "bytes"));
        }
        if (random.nextInt(5) == 0) {
            labels.add(new Label.Text("thread", "t" + random.nextInt(4)));
        }
        return labels;
    }

    public static StackProfile profile(final List<Sample> samples) {
        final StackProfileBuilder builder = new StackProfileBuilder(TYPES);
        samples.forEach(sample -> add(builder, sample));
        return builder.build(1, ProfileInfo.NONE);
    }

    public static void add(final StackProfileBuilder builder, final Sample sample) {
        int stack = StackTable.ROOT;
        for (final Place place : sample.frames) {
            stack = builder.stack(stack,
                    builder.frame(builder.function(new FrameTable.Function(place.function, "", place.file, 0)),
                            place.line,
                            0, FrameTable.NO_MAPPING, 0, FrameKind.UNKNOWN));
        }
        final long[] values = sample.values.stream().mapToLong(Long::longValue).toArray();
        if (sample.time == StackProfile.NO_TIME) {
            builder.sample(stack, builder.labels(sample.labels), values);
        } else {
            builder.sampleAt(sample.time, stack, builder.labels(sample.labels), values);
        }
    }

    /** A stack's frames, the outermost first. */
    public static List<Place> places(final StackProfile profile, final int stack) {
        final List<Place> places = new ArrayList<>();
        for (final int frame : profile.stacks().framesOf(stack)) {
            final FrameTable.Function function = profile.frames().function(frame);
            places.add(new Place(function.name(), function.file(), profile.frames().line(frame)));
        }
        return places;
    }
}

package deadwood.model.profile;

import deadwood.model.store.CancelSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts profiles of one kind together, as {@code go tool pprof} does with several files. Merging is associative, and commutative but for
 * the order of samples, frames and sample types, which is that of the first profile. Every total of the result is the sum of those of
 * the parts.
 */
public final class ProfileMerge {

    private static final int CHECK_EVERY = 1 << 14;

    private final List<StackProfile> profiles;
    /** By profile, its number of each sample type of the first. */
    private final List<int[]> types = new ArrayList<>();
    private final StackProfileBuilder builder = new StackProfileBuilder();
    private final CancelSignal cancel;

    /** The numbers that stacks and sets of labels of one profile have in the result. */
    private record Numbers(int[] stacks, int[] labels) {}

    private ProfileMerge(final List<StackProfile> profiles, final CancelSignal cancel) {
        this.profiles = profiles;
        this.cancel = cancel;
    }

    /**
     * Merges profiles with the same sample types by name and unit, in whatever order.
     *
     * @param profiles at least one
     * @return stacks, labels and times are kept; it was taken when the first of them was and took as long as all of them together
     * @throws UnlikeProfilesException if sample types or what is between two samples differ
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static StackProfile of(final List<StackProfile> profiles, final CancelSignal cancel)
            throws UnlikeProfilesException {
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException("there is no profile to merge");
        }
        final ProfileMerge merge = new ProfileMerge(List.copyOf(profiles), cancel);
        final long samples = profiles.stream().mapToLong(StackProfile::size).sum();
        if (samples > Integer.MAX_VALUE / 2) {
            throw new UnlikeProfilesException(
                    "together the profiles have %,d samples, too many for one".formatted(samples));
        }
        merge.match();
        return merge.merge();
    }

    private void match() throws UnlikeProfilesException {
        final StackProfile first = profiles.getFirst();
        SampleType periodType = null;
        for (final StackProfile profile : profiles) {
            if (!areSame(first.sampleTypes(), profile.sampleTypes())) {
                throw new UnlikeProfilesException(
                        "only profiles of one kind can be merged: one has the sample types %s, another %s".formatted(
                                text(first.sampleTypes()), text(profile.sampleTypes())));
            }
            types.add(profile.sampleTypes().equals(first.sampleTypes())
                    ? IntStream.range(0, first.sampleTypes().size()).toArray()
                    : first.sampleTypes().stream().mapToInt(profile.sampleTypes()::indexOf).toArray());
            final SampleType period = profile.info().periodType();
            if (period != null && periodType != null && !period.equals(periodType)) {
                throw new UnlikeProfilesException(
                        "only profiles of one kind can be merged: one was sampled by %s, another by %s"
                                .formatted(text(List.of(periodType)), text(List.of(period))));
            }
            periodType = period == null ? periodType : period;
        }
    }

    /** Types of which two are the same match only in the order that they have. */
    private static boolean areSame(final List<SampleType> left, final List<SampleType> right) {
        final Set<SampleType> distinct = Set.copyOf(left);
        return left.equals(right) || left.size() == right.size() && distinct.size() == left.size()
                && distinct.equals(Set.copyOf(right));
    }

    private static String text(final List<SampleType> types) {
        return types.stream().map(type -> type.name() + "/" + type.unit()).collect(Collectors.joining(", "));
    }

    private StackProfile merge() {
        final List<Numbers> numbers = new ArrayList<>();
        for (final StackProfile profile : profiles) {
            numbers.add(new Numbers(stacks(profile, frames(profile)), IntStream.range(0, profile.labelSetCount())
                    .map(set -> builder.labels(profile.labels(set))).toArray()));
        }
        final List<SampleType> sampleTypes = profiles.getFirst().sampleTypes();
        int from = 0;
        for (int to = 1; to <= sampleTypes.size(); to++) {
            if (to == sampleTypes.size() || !isOneKind(to - 1, to)) {
                builder.beginSamples(sampleTypes.subList(from, to));
                for (int i = 0; i < profiles.size(); i++) {
                    addSamples(profiles.get(i), numbers.get(i), types.get(i), from, to);
                }
                from = to;
            }
        }
        return builder.build(profiles.getFirst().defaultType(), info());
    }

    /** Whether the same samples have values of two types of the first profile, in all of them. */
    private boolean isOneKind(final int left, final int right) {
        for (int i = 0; i < profiles.size(); i++) {
            final StackProfile profile = profiles.get(i);
            final int[] matched = types.get(i);
            if (profile.firstSample(matched[left]) != profile.firstSample(matched[right])
                    || profile.endSample(matched[left]) != profile.endSample(matched[right])) {
                return false;
            }
        }
        return true;
    }

    private int[] frames(final StackProfile profile) {
        final FrameTable frames = profile.frames();
        final int[] functions = frames.functions().stream().mapToInt(builder::function).toArray();
        final int[] mappings = frames.mappings().stream().mapToInt(builder::mapping).toArray();
        return IntStream.range(0, frames.size()).map(frame -> {
            final int mapping = frames.mappingId(frame);
            return builder.frame(functions[frames.functionId(frame)], frames.line(frame), frames.column(frame),
                    mapping == FrameTable.NO_MAPPING ? mapping : mappings[mapping], frames.address(frame),
                    frames.kind(frame));
        }).toArray();
    }

    private int[] stacks(final StackProfile profile, final int[] frames) {
        final StackTable stacks = profile.stacks();
        final int[] merged = new int[stacks.size()];
        for (int stack = 1; stack < merged.length; stack++) {
            if (stack % CHECK_EVERY == 0) {
                cancel.check();
            }
            merged[stack] = builder.stack(merged[stacks.parent(stack)], frames[stacks.frame(stack)]);
        }
        return merged;
    }

    private void addSamples(final StackProfile profile, final Numbers numbers, final int[] matched, final int from,
            final int to) {
        final long[] values = new long[to - from];
        for (int sample = profile.firstSample(matched[from]); sample < profile.endSample(matched[from]); sample++) {
            if (sample % CHECK_EVERY == 0) {
                cancel.check();
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = profile.value(matched[from + i], sample);
            }
            final int stack = numbers.stacks[profile.stack(sample)];
            final int labels = numbers.labels[profile.labelSet(sample)];
            if (profile.time(sample) == StackProfile.NO_TIME) {
                builder.sample(stack, labels, values);
            } else {
                builder.sampleAt(profile.time(sample), stack, labels, values);
            }
        }
    }

    private ProfileInfo info() {
        final ProfileInfo first = profiles.getFirst().info();
        final Set<String> comments = new LinkedHashSet<>();
        Duration duration = Duration.ZERO;
        Instant taken = null;
        SampleType periodType = null;
        long period = 0;
        for (final StackProfile profile : profiles) {
            final ProfileInfo info = profile.info();
            comments.addAll(info.comments());
            duration = duration.plus(info.duration());
            taken = earlier(taken, info.taken());
            periodType = periodType == null ? info.periodType() : periodType;
            period = Math.max(period, info.period());
        }
        return new ProfileInfo(taken, duration, periodType, period, List.copyOf(comments), first.docUrl(),
                first.dropFrames(), first.keepFrames());
    }

    private static @Nullable Instant earlier(final @Nullable Instant left, final @Nullable Instant right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.isBefore(right) ? left : right;
    }
}

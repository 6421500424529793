package deadwood.model.profile;

import deadwood.model.store.CancelSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What each function has allocated against what of it is still in use: what is allocated again and again and freed, and what stays.
 *
 * @param pair the sample types that are compared
 * @param rows by what was allocated in functions themselves, the most first, then by name
 * @param allocated sum of all samples that count
 * @param inUse sum of all samples that count
 */
public record Churn(Pair pair, List<Row> rows, long allocated, long inUse) {

    private static final Comparator<Row> ORDER = Comparator.comparingLong(Row::allocated)
            .thenComparingLong(Row::allocatedTotal).reversed().thenComparing(Row::function);
    /**
     * Names of sample types for what was allocated, and of those for what of it is in use. A JVM's old object samples are none of these:
     * they are some hundred objects at most, whatever was allocated.
     */
    private static final List<Names> NAMES = List.of(
            new Names("alloc_space", "inuse_space"), new Names("alloc_objects", "inuse_objects"),
            new Names("alloc_in_new_tlab_bytes", "live_bytes"), new Names("alloc_in_new_tlab_objects", "live_objects"),
            new Names("alloc_outside_tlab_bytes", "live_bytes"),
            new Names("alloc_outside_tlab_objects", "live_objects"),
            new Names("alloc_sample_bytes", "live_bytes"), new Names("alloc_sample_objects", "live_objects"),
            new Names("malloc_bytes", "native_leak_bytes"), new Names("malloc_objects", "native_leak_objects"));

    private record Names(String allocated, String inUse) {}

    /**
     * Two sample types of one unit.
     *
     * @param allocated what was allocated
     * @param inUse what of it is in use
     */
    public record Pair(int allocated, int inUse) {}

    /**
     * One function, by its name.
     *
     * @param allocated by the function itself, in the unit of the sample types
     * @param inUse of that
     * @param allocatedTotal with all it calls, each sample counted once
     * @param inUseTotal of that
     */
    public record Row(String function, long allocated, long inUse, long allocatedTotal, long inUseTotal) {

        /** How many times over it allocated what is in use: 1 if all stays, infinite if nothing does, NaN for nothing of nothing. */
        public double ratio() {
            return allocated / (double) inUse;
        }

        /** The same, with all it calls. */
        public double totalRatio() {
            return allocatedTotal / (double) inUseTotal;
        }
    }

    public Churn {
        rows = List.copyOf(rows);
    }

    /** The pairs of sample types that a profile has and that can be compared, bytes before objects. */
    public static List<Pair> pairs(final StackProfile profile) {
        final List<Pair> pairs = new ArrayList<>();
        for (final Names names : NAMES) {
            final int allocated = profile.typeNamed(names.allocated);
            final int inUse = profile.typeNamed(names.inUse);
            if (allocated >= 0 && inUse >= 0
                    && profile.sampleTypes().get(allocated).unit().equals(profile.sampleTypes().get(inUse).unit())) {
                pairs.add(new Pair(allocated, inUse));
            }
        }
        return pairs;
    }

    /**
     * @param samples the samples that count
     * @throws IllegalArgumentException if the sample types have different units
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Churn of(final StackProfile profile, final Pair pair, final IntPredicate samples,
            final CancelSignal cancel) {
        final SampleType allocatedType = profile.sampleTypes().get(pair.allocated);
        final SampleType inUseType = profile.sampleTypes().get(pair.inUse);
        if (!allocatedType.unit().equals(inUseType.unit())) {
            throw new IllegalArgumentException(
                    "%s in %s cannot be compared with %s in %s".formatted(allocatedType.name(), allocatedType.unit(),
                            inUseType.name(), inUseType.unit()));
        }
        final Map<String, Integer> names = new HashMap<>();
        final FrameTable frames = profile.frames();
        final int[] nameOfFunction = frames.functions().stream()
                .mapToInt(function -> names.computeIfAbsent(function.name(), _ -> names.size())).toArray();
        final int[] nameOfFrame = new int[frames.size()];
        for (int frame = 0; frame < nameOfFrame.length; frame++) {
            nameOfFrame[frame] = nameOfFunction[frames.functionId(frame)];
        }
        final StackWeights allocated = StackWeights.of(profile, pair.allocated, samples, cancel);
        final StackWeights inUse = StackWeights.of(profile, pair.inUse, samples, cancel);
        final StackWeights.ByKey allocatedBy = allocated.by(nameOfFrame, names.size());
        final StackWeights.ByKey inUseBy = inUse.by(nameOfFrame, names.size());
        final List<Row> rows = new ArrayList<>();
        names.forEach((name, id) -> {
            final Row row = new Row(name, allocatedBy.self()[id], inUseBy.self()[id], allocatedBy.total()[id],
                    inUseBy.total()[id]);
            if ((row.allocated | row.inUse | row.allocatedTotal | row.inUseTotal) != 0) {
                rows.add(row);
            }
        });
        rows.sort(ORDER);
        return new Churn(pair, rows, allocated.total(), inUse.total());
    }
}

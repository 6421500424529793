package deadwood.model.cluster;

import deadwood.model.profile.FrameTable;
import deadwood.model.profile.Label;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Goroutines that stand at the same place in the same state. A place is a stack by function, file and line; the state is what the text of
 * all goroutines (debug=2) says in brackets, "" in profiles that do not say. How long they wait does not part groups, it is told of them.
 *
 * @param groups the largest first, then the longest waiting, then by stack
 * @param goroutines number of all
 */
public record GoroutineGroups(List<Group> groups, long goroutines) {

    /** In place of a number of minutes: the file does not say how long, which Go does for waits of a minute and more. */
    public static final long NO_WAIT = 0;

    private static final String STATE = "state";
    private static final String WAIT = "wait";
    private static final int CHECK_EVERY = 1 << 12;
    private static final Comparator<Group> ORDER = Comparator.comparingLong(Group::count)
            .thenComparingLong(Group::longestWait).reversed().thenComparing(group -> group.key().state())
            .thenComparing(group -> group.key().frames().toString());

    /** Where a frame of a goroutine is. */
    public record Place(String function, String file, int line) {}

    /**
     * What the goroutines of a group have in common, the same in every snapshot of one program.
     *
     * @param frames the outermost first
     * @param state "chan receive", "select", "" if the file does not say
     */
    public record Key(List<Place> frames, String state) {}

    /**
     * Goroutines that wait equally long.
     *
     * @param minutes whole minutes, {@link #NO_WAIT} if the file does not say
     */
    public record Waiting(long minutes, long count) {}

    /**
     * One group.
     *
     * @param stack a stack of the profile with these frames
     * @param count number of goroutines
     * @param longestWait in whole minutes, {@link #NO_WAIT} if the file says it of none
     * @param waits by time, the longest first
     */
    public record Group(Key key, int stack, long count, long longestWait, List<Waiting> waits) {

        public Group {
            waits = List.copyOf(waits);
        }
    }

    public GoroutineGroups {
        groups = List.copyOf(groups);
    }

    /**
     * @param type the sample type that counts goroutines
     * @param samples the samples that count
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static GoroutineGroups of(final StackProfile profile, final int type, final IntPredicate samples,
            final CancelSignal cancel) {
        final Map<Integer, List<Place>> places = new HashMap<>();
        final Map<Key, Counting> groups = new LinkedHashMap<>();
        long all = 0;
        for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
            if (sample % CHECK_EVERY == 0) {
                cancel.check();
            }
            if (samples.test(sample)) {
                final int stack = profile.stack(sample);
                final long count = profile.value(type, sample);
                final List<Label> labels = profile.labels(profile.labelSet(sample));
                final Key key = new Key(places.computeIfAbsent(stack, at -> places(profile, at)), state(labels));
                groups.computeIfAbsent(key, _ -> new Counting(stack)).waits.merge(wait(labels), count, Long::sum);
                all += count;
            }
        }
        final List<Group> result = new ArrayList<>();
        groups.forEach((key, counting) -> result.add(counting.group(key)));
        result.sort(ORDER);
        return new GoroutineGroups(result, all);
    }

    /** How many of a group wait how long. */
    private static final class Counting {

        private final int stack;
        private final TreeMap<Long, Long> waits = new TreeMap<>(Comparator.reverseOrder());

        Counting(final int stack) {
            this.stack = stack;
        }

        Group group(final Key key) {
            final List<Waiting> waiting = new ArrayList<>();
            waits.forEach((minutes, count) -> waiting.add(new Waiting(minutes, count)));
            return new Group(key, stack, waiting.stream().mapToLong(Waiting::count).sum(), waits.firstKey(), waiting);
        }
    }

    private static List<Place> places(final StackProfile profile, final int stack) {
        final List<Place> places = new ArrayList<>();
        for (final int frame : profile.stacks().framesOf(stack)) {
            final FrameTable.Function function = profile.frames().function(frame);
            places.add(new Place(function.name(), function.file(), profile.frames().line(frame)));
        }
        return List.copyOf(places);
    }

    private static String state(final List<Label> labels) {
        for (final Label label : labels) {
            if (label instanceof Label.Text(String key, String value) && key.equals(STATE)) {
                return value;
            }
        }
        return "";
    }

    private static long wait(final List<Label> labels) {
        for (final Label label : labels) {
            if (label instanceof Label.Numeric(String key, long value, String _) && key.equals(WAIT)) {
                return value;
            }
        }
        return NO_WAIT;
    }
}

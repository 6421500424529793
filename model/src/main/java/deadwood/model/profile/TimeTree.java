package deadwood.model.profile;

import deadwood.model.store.CancelSignal;
import deadwood.model.tree.TreeColumns;
import deadwood.model.tree.TreeNodes;
import deadwood.model.tree.ValueType;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls of a profile in order of time: siblings stand as their samples were taken, and only those that follow each other at once are
 * one node. Below the root stand lanes, one for each value of a label (a thread, say), the heaviest first; without a label there
 * is one lane, which is the root.
 */
public final class TimeTree {

    /** Nodes beyond which neighbours in time are put together: what nobody could tell apart would only cost memory. */
    private static final int MOST_NODES = 3_000_000;
    /** How many times as many samples are put together when there were too many nodes. */
    private static final int COARSER = 4;
    private static final int CHECK_EVERY = 1 << 12;
    private static final String NO_LABEL = "(none)";

    private final StackProfile profile;
    private final int type;
    private final CallTrie trie;
    private final BitSet stacks;
    private final SampleFilter.Samples samples;

    private TimeTree(final StackProfile profile, final int type, final ProfileQuery query, final CancelSignal cancel) {
        this.profile = profile;
        this.type = type;
        this.trie = CallTrie.of(profile, query.withTags(List.of(), List.of()), cancel);
        this.stacks = query.frames().stacks(profile);
        this.samples = query.samples().of(profile);
    }

    /**
     * Samples without a time stand behind all others.
     *
     * @param type the sample type that gives the widths
     * @param query what counts; its tags are no matter here
     * @param lane key of the label that makes lanes, "" for none
     * @throws java.util.concurrent.CancellationException if cancelled
     * @throws deadwood.model.tree.NameSearch.TooSlowException if a regular expression takes too long
     */
    public static WeightedTree of(final StackProfile profile, final int type, final ProfileQuery query,
            final String lane, final CancelSignal cancel) {
        return of(profile, type, query, lane, MOST_NODES, cancel);
    }

    static WeightedTree of(final StackProfile profile, final int type, final ProfileQuery query, final String lane,
            final int mostNodes, final CancelSignal cancel) {
        final TimeTree from = new TimeTree(profile, type, query, cancel);
        final Map<String, int[]> lanes = from.lanes(lane);
        for (int together = 1;; together = Math.multiplyExact(together, COARSER)) {
            final Growing tree = from.new Growing(together);
            final boolean isLast = together > profile.size();
            if (tree.fits(lanes, isLast ? Integer.MAX_VALUE : mostNodes, cancel)) {
                return tree.build();
            }
        }
    }

    /** The samples that count, by lane, each in order of time. */
    private Map<String, int[]> lanes(final String key) {
        final Map<Integer, String> names = new HashMap<>();
        final Map<String, Lane> lanes = new HashMap<>();
        for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
            if (stacks.get(profile.stack(sample)) && samples.test(sample) && profile.value(type, sample) != 0) {
                final String name = names.computeIfAbsent(profile.labelSet(sample), set -> value(set, key));
                lanes.computeIfAbsent(name, _ -> new Lane()).add(sample, profile.value(type, sample));
            }
        }
        final Map<String, int[]> sorted = new LinkedHashMap<>();
        lanes.entrySet().stream().sorted(Map.Entry.<String, Lane>comparingByValue((a, b) -> Long.compare(b.weight,
                a.weight)).thenComparing(Map.Entry.comparingByKey()))
                .forEach(lane -> sorted.put(lane.getKey(), inTime(lane.getValue())));
        return sorted;
    }

    private String value(final int labelSet, final String key) {
        if (key.isEmpty()) {
            return "";
        }
        return profile.labels(labelSet).stream().filter(label -> label.key().equals(key)).map(LabelFilter::text)
                .findFirst().orElse(NO_LABEL);
    }

    private int[] inTime(final Lane lane) {
        final int[] ids = Arrays.copyOf(lane.samples, lane.size);
        boolean sorted = true;
        for (int at = 1; at < ids.length && sorted; at++) {
            sorted = time(ids[at - 1]) <= time(ids[at]);
        }
        return sorted
                ? ids
                : Arrays.stream(ids).boxed().sorted((a, b) -> Long.compare(time(a), time(b)))
                        .mapToInt(Integer::intValue).toArray();
    }

    private long time(final int sample) {
        final long time = profile.time(sample);
        return time == StackProfile.NO_TIME ? Long.MAX_VALUE : time;
    }

    /** Samples of one lane. */
    private static final class Lane {

        private int[] samples = new int[64];
        private int size;
        private long weight;

        void add(final int sample, final long value) {
            if (size == samples.length) {
                samples = Arrays.copyOf(samples, Math.multiplyExact(size, 2));
            }
            samples[size++] = sample;
            weight += Math.abs(value);
        }
    }

    /** The tree that is being made. */
    private final class Growing {

        private final int together;
        private final Map<String, Integer> laneNames = new LinkedHashMap<>();
        private final TreeNodes nodes = new TreeNodes(0);
        private long[] self = new long[64];
        /** The open node at each depth below the lane, and the node of the trie it stands for. */
        private int[] open = new int[64];
        private int[] calls = new int[64];
        private int depth;

        Growing(final int together) {
            this.together = together;
        }

        boolean fits(final Map<String, int[]> lanes, final int mostNodes, final CancelSignal cancel) {
            for (final Map.Entry<String, int[]> lane : lanes.entrySet()) {
                int root = 0;
                if (!lane.getKey().isEmpty()) {
                    laneNames.put(lane.getKey(), trie.names().size() + laneNames.size());
                    root = nodes.add(0, trie.names().size() + laneNames.size() - 1);
                }
                open[0] = root;
                depth = 0;
                final int[] inTime = lane.getValue();
                for (int at = 0; at < inTime.length; at += together) {
                    for (final int sample : group(inTime, at)) {
                        add(sample);
                    }
                    if (nodes.size() > mostNodes) {
                        return false;
                    }
                    if (at / together % CHECK_EVERY == 0) {
                        cancel.check();
                    }
                }
            }
            return true;
        }

        /** Samples that stand together: those of one stack beside each other. */
        private int[] group(final int[] inTime, final int from) {
            if (together == 1) {
                return new int[]{inTime[from]};
            }
            return Arrays.stream(inTime, from, Math.min(inTime.length, from + together)).boxed()
                    .sorted((a, b) -> Integer.compare(trie.node(profile.stack(a)), trie.node(profile.stack(b))))
                    .mapToInt(Integer::intValue).toArray();
        }

        private void add(final int sample) {
            final int end = trie.node(profile.stack(sample));
            int length = 0;
            for (int call = end; call > 0; call = trie.parent(call)) {
                length++;
            }
            if (length >= open.length) {
                open = Arrays.copyOf(open, 2 * length);
                calls = Arrays.copyOf(calls, 2 * length);
            }
            // Equal nodes of the trie have equal callers: going outwards, the first that is open already ends the search.
            int at = length;
            int call = end;
            while (at > 0 && (at > depth || calls[at] != call)) {
                calls[at--] = call;
                call = trie.parent(call);
            }
            while (at < length) {
                at++;
                open[at] = nodes.add(open[at - 1], trie.nameId(calls[at]));
                nodes.payload(open[at], trie.frame(calls[at]));
            }
            depth = length;
            final int node = open[length];
            if (node >= self.length) {
                self = Arrays.copyOf(self, Math.max(nodes.size(), 2 * node));
            }
            self[node] += profile.value(type, sample);
        }

        WeightedTree build() {
            final SampleType sampleType = profile.sampleTypes().get(type);
            final List<String> names = new ArrayList<>(trie.names());
            names.addAll(laneNames.keySet());
            final long[] weights = Arrays.copyOf(self, nodes.size());
            final TreeColumns columns = nodes.columns(List.of(new ValueType(sampleType.name(), sampleType.treeUnit())),
                    names, new long[][]{weights});
            return columns.treeInOrder();
        }
    }
}

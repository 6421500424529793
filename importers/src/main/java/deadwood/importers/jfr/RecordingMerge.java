package deadwood.importers.jfr;

import deadwood.importers.jfr.ChunkReader.Contents;
import deadwood.importers.jfr.SampleKind.Source;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.profile.StackTable;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the chunks of a recording together, in the order of the file. For one thread at a time. */
final class RecordingMerge {

    /** In place of a stack that the event does not have. */
    static final String NO_STACK = "[no stack trace]";
    /** In place of a stack that the event names and the file does not hold. */
    static final String MISSING_STACK = "[stack trace missing]";
    private static final String LOST = "[lost samples]";
    private static final SampleType PERIOD = new SampleType("cpu", "nanoseconds");

    private final StackProfileBuilder builder = new StackProfileBuilder();
    private final StackMerge stacks = new StackMerge(builder);
    private final LabelSets.Merge labels = new LabelSets.Merge(builder);
    private final Map<SampleKind, SampleColumns> samples = new TreeMap<>();
    private final List<Recorded> facts = new ArrayList<>();
    private final Intervals intervals = new Intervals();
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private long truncated;

    void add(final Contents chunk, final CancelSignal cancel) throws IOException {
        final ChunkHeader header = chunk.chunk().header();
        firstNanos = Math.min(firstNanos, header.startNanos());
        lastNanos = Math.max(lastNanos, header.startNanos() + header.durationNanos());
        truncated += chunk.chunk().stacks().truncated();
        facts.addAll(chunk.facts());
        intervals.read(chunk.facts());
        final int[] nodes = stacks.nodes(chunk.chunk(), chunk.used(), cancel);
        final int[] setIds = labels.ids(chunk.labels());
        for (final SampleColumns kind : chunk.samples()) {
            append(kind, kind.kind(), nodes, setIds);
            if (kind.kind().equals(SampleKind.CPU) && intervals.isWall()) {
                append(kind, SampleKind.WALL, nodes, setIds);
            }
        }
    }

    /** Adds what another reader made of a chunk. */
    void add(final ChunkHeader header, final ReferenceContents chunk) {
        firstNanos = Math.min(firstNanos, header.startNanos());
        lastNanos = Math.max(lastNanos, header.startNanos() + header.durationNanos());
        final int[] nodes = stacks.nodes(chunk.stacks());
        for (final ReferenceContents.Sample sample : chunk.samples()) {
            final SampleKind kind = sample.kind();
            final long[] values = sample.amounts().clone();
            for (int i = 0; i < values.length; i++) {
                if (kind.amounts().get(i).source() == Source.INTERVAL) {
                    values[i] = values[0] * intervals.of(kind);
                }
            }
            samples.computeIfAbsent(kind, SampleColumns::new).add(
                    sample.stack() < 0 ? sample.stack() : nodes[sample.stack()], builder.labels(sample.labels()),
                    sample.time(), values, 0);
        }
    }

    private int special(final String name) {
        return builder.stack(StackTable.ROOT, builder.frame(builder.function(name)));
    }

    private void append(final SampleColumns from, final SampleKind kind, final int[] nodes, final int[] setIds) {
        final SampleColumns to = samples.computeIfAbsent(kind, SampleColumns::new);
        final long interval = intervals.of(kind);
        final long[] values = new long[kind.amounts().size()];
        for (int sample = 0; sample < from.size(); sample++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = kind.amounts().get(i).source() == Source.INTERVAL
                        ? values[0] * interval
                        : from.amount(i, sample);
            }
            final int stack = from.stack(sample);
            to.add(stack > PooledStacks.EMPTY ? nodes[stack] : stack, setIds[from.labels(sample)], from.time(sample),
                    values, 0);
        }
    }

    List<Recorded> facts() {
        return facts;
    }

    /** Samples of all kinds, in the order in which they are shown. */
    Map<SampleKind, SampleColumns> samples() {
        return samples;
    }

    /** When the first chunk began, null without chunks. */
    @Nullable
    Instant began() {
        return firstNanos == Long.MAX_VALUE ? null : instant(firstNanos);
    }

    static Instant instant(final long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    /** The profile, null if no event has a sample; the samples are gone then. */
    @Nullable
    StackProfile profile() {
        final SampleColumns leaks = NativeLeaks.find(samples.get(SampleKind.MALLOC), samples.get(SampleKind.FREE));
        if (leaks != null) {
            samples.put(SampleKind.NATIVE_LEAK, leaks);
        }
        boolean any = false;
        for (final Map.Entry<SampleKind, SampleColumns> entry : samples.entrySet()) {
            final List<SampleType> types = types(entry.getKey(), entry.getValue());
            if (!types.isEmpty()) {
                addSamples(types, entry.getValue());
                any = true;
            }
            entry.setValue(new SampleColumns(entry.getKey()));
        }
        if (!any) {
            return null;
        }
        final long interval = intervals.of(SampleKind.CPU);
        final List<String> comments = truncated == 0
                ? List.of()
                : List.of("%,d stacks were cut by the virtual machine, their outermost frames are missing"
                        .formatted(truncated));
        return builder.build(0, new ProfileInfo(began(), Duration.ofNanos(Math.max(0, lastNanos - firstNanos)),
                interval > 0 ? PERIOD : null, interval, comments, "", "", ""));
    }

    /**
     * The types of the samples of a kind: without a known interval there is none of those that need it. Events that merely have room for a
     * stack are a profile only if one of them has one, and their time only counts if there is any.
     */
    private List<SampleType> types(final SampleKind kind, final SampleColumns columns) {
        if (kind.isOther() && !columns.hasStacks()) {
            return List.of();
        }
        final List<SampleType> types = new ArrayList<>();
        for (int i = 0; i < kind.types().size(); i++) {
            if ((kind.amounts().get(i).source() != Source.INTERVAL || intervals.of(kind) > 0)
                    && (!kind.isOther() || columns.hasAmount(i))) {
                types.add(kind.types().get(i));
            }
        }
        return types;
    }

    private void addSamples(final List<SampleType> types, final SampleColumns columns) {
        builder.beginSamples(types);
        final long[] values = new long[types.size()];
        for (int sample = 0; sample < columns.size(); sample++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = columns.amount(i, sample);
            }
            final int stack = columns.stack(sample);
            builder.sampleAt(columns.time(sample), switch (stack) {
                case SampleReader.NO_STACK -> special(NO_STACK);
                case SampleReader.MISSING_STACK -> special(MISSING_STACK);
                case SampleReader.LOST -> special(LOST);
                default -> stack;
            }, columns.labels(sample), values);
        }
    }
}

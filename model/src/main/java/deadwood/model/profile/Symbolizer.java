package deadwood.model.profile;

import deadwood.model.profile.AddressNames.Call;
import deadwood.model.profile.Mapping.Symbols;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gives names to the frames of a profile that have an address and no name. All others stay as they are, so do values, labels, times and
 * totals; an address with calls inlined into each other becomes that many frames.
 * <p>
 * Go writes stacks in which an inlined call and its caller have an address each (runtime/traceback.go, from 1.21 on), others have one for both.
 * So a caller that is named already by the frame outside is not put there a second time.
 */
public final class Symbolizer {

    private static final int CHECK_EVERY = 1 << 14;
    /** Of calls inlined into one address, the outermost are left out beyond this. */
    private static final int MOST_CALLS = 256;

    private final StackProfile profile;
    private final FrameTable frames;
    private final AddressNames names;
    private final CancelSignal cancel;
    private final StackProfileBuilder builder = new StackProfileBuilder();
    /** By frame: what it becomes, the outermost first. */
    private final int[][] replaced;
    /** By frame: its calls, the innermost first; empty if it stays. */
    private final List<List<Call>> calls = new ArrayList<>();
    private int bare;
    private int resolved;

    /**
     * A profile with names.
     *
     * @param profile the same as before where there was nothing to name
     * @param bare frames that had an address only
     * @param resolved those of them that have a name now
     */
    public record Result(StackProfile profile, int bare, int resolved) {}

    private Symbolizer(final StackProfile profile, final AddressNames names, final CancelSignal cancel) {
        this.profile = profile;
        this.frames = profile.frames();
        this.names = names;
        this.cancel = cancel;
        this.replaced = new int[frames.size()][];
    }

    /**
     * Names what has no name.
     *
     * @throws IOException if the names cannot be read
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Result of(final StackProfile profile, final AddressNames names, final CancelSignal cancel)
            throws IOException {
        final Symbolizer symbolizer = new Symbolizer(profile, names, cancel);
        symbolizer.look();
        return new Result(symbolizer.resolved == 0 ? profile : symbolizer.rebuilt(), symbolizer.bare,
                symbolizer.resolved);
    }

    /** Whether an address is all that is known of a frame. */
    public static boolean isBare(final FrameTable frames, final int frame) {
        final String name = frames.function(frame).name();
        return frames.address(frame) != 0 && (name.isEmpty()
                || name.equals("0x" + Long.toHexString(frames.address(frame))));
    }

    private void look() throws IOException {
        for (int frame = 0; frame < frames.size(); frame++) {
            if (frame % CHECK_EVERY == 0) {
                cancel.check();
            }
            List<Call> found = List.of();
            if (isBare(frames, frame)) {
                bare++;
                final int mapping = frames.mappingId(frame);
                found = names.at(mapping == FrameTable.NO_MAPPING ? null : frames.mappings().get(mapping),
                        frames.address(frame));
                found = found.subList(0, Math.min(found.size(), MOST_CALLS));
                resolved += found.isEmpty() ? 0 : 1;
            }
            calls.add(found);
        }
    }

    private StackProfile rebuilt() {
        final int[] mappings = mappings();
        for (int frame = 0; frame < replaced.length; frame++) {
            final int mapping = frames.mappingId(frame);
            replaced[frame] = replacements(frame, mapping == FrameTable.NO_MAPPING ? mapping : mappings[mapping]);
        }
        final int[] stacks = stacks();
        final int[] labels = IntStream.range(0, profile.labelSetCount())
                .map(set -> builder.labels(profile.labels(set))).toArray();
        final List<SampleType> types = profile.sampleTypes();
        int from = 0;
        for (int to = 1; to <= types.size(); to++) {
            if (to == types.size() || profile.firstSample(to) != profile.firstSample(from)
                    || profile.endSample(to) != profile.endSample(from)) {
                builder.beginSamples(types.subList(from, to));
                addSamples(from, to, stacks, labels);
                from = to;
            }
        }
        return builder.build(profile.defaultType(), profile.info());
    }

    /** The mappings, which now have symbols where a frame of theirs has got some. */
    private int[] mappings() {
        final boolean[] functions = new boolean[frames.mappings().size()];
        final boolean[] lines = new boolean[functions.length];
        final boolean[] inlined = new boolean[functions.length];
        for (int frame = 0; frame < frames.size(); frame++) {
            final int mapping = frames.mappingId(frame);
            if (mapping != FrameTable.NO_MAPPING && !calls.get(frame).isEmpty()) {
                functions[mapping] = true;
                lines[mapping] |= calls.get(frame).getFirst().line() > 0;
                inlined[mapping] |= calls.get(frame).size() > 1;
            }
        }
        return IntStream.range(0, functions.length).map(i -> {
            final Mapping old = frames.mappings().get(i);
            final Symbols symbols = old.symbols();
            return builder.mapping(new Mapping(old.start(), old.limit(), old.offset(), old.file(), old.buildId(),
                    new Symbols(symbols.functions() || functions[i], symbols.fileNames() || lines[i],
                            symbols.lineNumbers() || lines[i], symbols.inlinedFrames() || inlined[i])));
        }).toArray();
    }

    private int[] replacements(final int frame, final int mapping) {
        final List<Call> found = calls.get(frame);
        final long address = frames.address(frame);
        if (found.isEmpty()) {
            return new int[]{builder.frame(builder.function(frames.function(frame)), frames.line(frame),
                    frames.column(frame), mapping, address, frames.kind(frame))};
        }
        final int[] outermostFirst = new int[found.size()];
        for (int i = 0; i < outermostFirst.length; i++) {
            final Call call = found.get(outermostFirst.length - 1 - i);
            final FrameKind kind = i > 0 ? FrameKind.INLINED : frames.kind(frame);
            outermostFirst[i] = builder.frame(builder.function(call.function()), call.line(), 0, mapping, address,
                    kind);
        }
        return outermostFirst;
    }

    private int[] stacks() {
        final StackTable stacks = profile.stacks();
        final int[] renamed = new int[stacks.size()];
        for (int stack = 1; stack < renamed.length; stack++) {
            if (stack % CHECK_EVERY == 0) {
                cancel.check();
            }
            final int parent = stacks.parent(stack);
            final int frame = stacks.frame(stack);
            int at = renamed[parent];
            for (int i = parent == StackTable.ROOT
                    ? 0
                    : shared(stacks.frame(parent), frame); i < replaced[frame].length; i++) {
                at = builder.stack(at, replaced[frame][i]);
            }
            renamed[stack] = at;
        }
        return renamed;
    }

    /** How many calls of a frame its caller stands for already: all of the caller's, if more are inlined into them. */
    private int shared(final int caller, final int frame) {
        final List<Call> outer = calls.get(caller);
        final List<Call> inner = calls.get(frame);
        final int more = inner.size() - outer.size();
        return !outer.isEmpty() && more > 0 && inner.subList(more, inner.size()).equals(outer) ? outer.size() : 0;
    }

    private void addSamples(final int from, final int to, final int[] stacks, final int[] labels) {
        final long[] values = new long[to - from];
        for (int sample = profile.firstSample(from); sample < profile.endSample(from); sample++) {
            if (sample % CHECK_EVERY == 0) {
                cancel.check();
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = profile.value(from + i, sample);
            }
            final int stack = stacks[profile.stack(sample)];
            final int set = labels[profile.labelSet(sample)];
            if (profile.time(sample) == StackProfile.NO_TIME) {
                builder.sample(stack, set, values);
            } else {
                builder.sampleAt(profile.time(sample), stack, set, values);
            }
        }
    }
}

package deadwood.importers.folded;

import deadwood.importers.text.TextWarnings;
import deadwood.model.profile.FrameKind;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.profile.StackTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Makes one profile of the parts of a file, in their order. For one thread. */
final class FoldedProfile {

    private static final List<SampleType> ONE = List.of(new SampleType("samples", "count"));
    private static final List<SampleType> TWO = List.of(new SampleType("base", "count"),
            new SampleType("new", "count"));

    private final boolean twoCounts;
    private final boolean hasOffsets;
    private final TextWarnings warnings;
    private final StackProfileBuilder builder;
    private final List<String> comments = new ArrayList<>();
    private final BitSet counted = new BitSet();
    private long[] counts = {};
    private long[] baseCounts = {};
    private long lines;
    private long saturated;
    private long fractions;
    private double lost;

    FoldedProfile(final boolean twoCounts, final boolean hasOffsets, final TextWarnings warnings) {
        this.twoCounts = twoCounts;
        this.hasOffsets = hasOffsets;
        this.warnings = warnings;
        this.builder = new StackProfileBuilder(twoCounts ? TWO : ONE);
    }

    /** Takes the next part of the file. */
    void add(final LineParser part) {
        final CallTrie trie = part.trie();
        final int[] frames = frames(trie.names());
        final int[] stacks = new int[trie.size()];
        stacks[CallTrie.ROOT] = StackTable.ROOT;
        for (int node = 1; node < stacks.length; node++) {
            stacks[node] = builder.stack(stacks[trie.parent(node)], frames[trie.name(node)]);
        }
        if (trie.isCounted(CallTrie.ROOT)) {
            stacks[CallTrie.ROOT] = builder.stack(StackTable.ROOT, frame(FoldedWriter.NO_STACK));
        }
        counts = Arrays.copyOf(counts, builder.stackCount());
        baseCounts = Arrays.copyOf(baseCounts, twoCounts ? counts.length : 0);
        for (int node = 0; node < stacks.length; node++) {
            if (trie.isCounted(node)) {
                count(stacks[node], trie.baseCount(node), trie.count(node));
            }
        }
        part.faults().tell(lines, hasOffsets, warnings);
        saturated += trie.saturated() + part.faults().saturated();
        fractions += part.faults().fractions();
        lost += part.faults().lost();
        comments.addAll(part.comments());
        lines += part.lines();
    }

    private int[] frames(final FrameNames names) {
        final int[] frames = new int[names.size()];
        for (int name = 0; name < frames.length; name++) {
            frames[name] = frame(names.text(name));
        }
        return frames;
    }

    private int frame(final String name) {
        final String shown = name.isEmpty() ? "[unknown]" : name;
        return builder.frame(builder.function(shown), 0, 0, FrameTable.NO_MAPPING, 0, kind(shown));
    }

    /** The suffixes of perf's stackcollapse (stackcollapse-perf.pl --all) and of async-profiler (FrameName.cpp, with {@code ann}). */
    private static FrameKind kind(final String name) {
        final int suffix = name.length() - 4;
        if (suffix < 0 || !name.startsWith("_[", suffix) || !name.endsWith("]")) {
            return FrameKind.UNKNOWN;
        }
        return switch (name.charAt(suffix + 2)) {
            case 'j', '1' -> FrameKind.COMPILED;
            case '0' -> FrameKind.INTERPRETED;
            case 'i' -> FrameKind.INLINED;
            case 'k' -> FrameKind.KERNEL;
            default -> FrameKind.UNKNOWN;
        };
    }

    private void count(final int stack, final long base, final long count) {
        counted.set(stack);
        counts[stack] = sum(counts[stack], count);
        if (twoCounts) {
            baseCounts[stack] = sum(baseCounts[stack], base);
        }
    }

    private long sum(final long left, final long right) {
        final long sum = left + right;
        if (((left ^ sum) & (right ^ sum)) < 0) {
            saturated++;
            return left < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }

    StackProfile build() {
        for (int stack = counted.nextSetBit(0); stack >= 0; stack = counted.nextSetBit(stack + 1)) {
            if (twoCounts) {
                builder.sample(stack, StackProfile.NO_LABELS, baseCounts[stack], counts[stack]);
            } else {
                builder.sample(stack, StackProfile.NO_LABELS, counts[stack]);
            }
        }
        if (fractions > 0) {
            warnings.add(-1, String.format(Locale.ROOT,
                    "%,d counts have a fraction; they were rounded, which makes the total %.3f too small", fractions,
                    lost));
        }
        if (saturated > 0) {
            warnings.add(-1, "%,d counts or sums are beyond 2⁶³ − 1; they were cut to that".formatted(saturated));
        }
        return builder.build(twoCounts ? 1 : 0,
                new ProfileInfo(null, Duration.ZERO, null, 0, comments, "", "", ""));
    }
}

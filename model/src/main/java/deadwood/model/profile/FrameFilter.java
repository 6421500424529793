package deadwood.model.profile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which samples count: those with a frame that each {@code focus} pattern finds in and none that an {@code ignore} pattern finds in. A
 * pattern is looked for in the name of the function and in that of its file, as {@code go tool pprof -focus} does.
 */
public record FrameFilter(List<Pattern> focus, List<Pattern> ignore) {

    /** All samples count. */
    public static final FrameFilter ALL = new FrameFilter(List.of(), List.of());

    public FrameFilter {
        focus = List.copyOf(focus);
        ignore = List.copyOf(ignore);
    }

    /** The stacks that pass, one bit a node of the trie. */
    BitSet stacks(final StackProfile profile) {
        final StackTable stacks = profile.stacks();
        final BitSet passing = new BitSet(stacks.size());
        passing.set(0, stacks.size());
        for (final Pattern pattern : focus) {
            passing.and(containing(profile, pattern));
        }
        for (final Pattern pattern : ignore) {
            passing.andNot(containing(profile, pattern));
        }
        return passing;
    }

    /** The stacks with a frame that the pattern finds in: a parent comes before its children. */
    private static BitSet containing(final StackProfile profile, final Pattern pattern) {
        final FrameTable frames = profile.frames();
        final List<Boolean> found = new ArrayList<>(frames.functions().size());
        for (final FrameTable.Function function : frames.functions()) {
            found.add(pattern.matcher(function.name()).find() || pattern.matcher(function.file()).find());
        }
        final StackTable stacks = profile.stacks();
        final BitSet containing = new BitSet(stacks.size());
        for (int stack = 1; stack < stacks.size(); stack++) {
            if (containing.get(stacks.parent(stack)) || found.get(frames.functionId(stacks.frame(stack)))) {
                containing.set(stack);
            }
        }
        return containing;
    }
}

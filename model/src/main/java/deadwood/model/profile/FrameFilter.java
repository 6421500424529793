package deadwood.model.profile;

import deadwood.model.tree.NameSearch;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which stacks count, and which of their frames are shown; as {@code go tool pprof} has it. A pattern is looked for in the name of the
 * function, in that of its file and in that of the binary it is mapped from.
 *
 * @param focus stacks count that have a frame that each of these finds something in
 * @param ignore stacks do not count that have a frame that one of these finds something in
 * @param hide frames that one of these finds something in are left out; what they weigh is their caller's
 * @param showFrom stacks begin with the outermost frame that one of these finds something in, those without such a frame do not count;
 *        empty: all begin where they begin
 * @param among stacks count that are in each of these sets, one bit a node of the trie; not to be changed any more
 */
public record FrameFilter(List<Pattern> focus, List<Pattern> ignore, List<Pattern> hide, List<Pattern> showFrom,
        List<BitSet> among) {

    /** All stacks count, with all frames. */
    public static final FrameFilter ALL = new FrameFilter(List.of(), List.of());

    public FrameFilter {
        focus = List.copyOf(focus);
        ignore = List.copyOf(ignore);
        hide = List.copyOf(hide);
        showFrom = List.copyOf(showFrom);
        among = List.copyOf(among);
    }

    /** Of all stacks that pass by the names of their frames. */
    public FrameFilter(final List<Pattern> focus, final List<Pattern> ignore, final List<Pattern> hide,
            final List<Pattern> showFrom) {
        this(focus, ignore, hide, showFrom, List.of());
    }

    /** The same, of the stacks of a set only. */
    public FrameFilter amongStacks(final BitSet stacks) {
        return new FrameFilter(focus, ignore, hide, showFrom,
                Stream.concat(among.stream(), Stream.of(stacks)).toList());
    }

    /** Of stacks with all their frames. */
    public FrameFilter(final List<Pattern> focus, final List<Pattern> ignore) {
        this(focus, ignore, List.of(), List.of());
    }

    /** Whether stacks that count are shown as they are. */
    boolean keepsFrames() {
        return hide.isEmpty() && showFrom.isEmpty();
    }

    /** The frames that are left out, one bit a frame. */
    BitSet hidden(final FrameTable frames) {
        return found(frames, hide);
    }

    /** The frames that stacks begin with, one bit a frame. */
    BitSet first(final FrameTable frames) {
        return found(frames, showFrom);
    }

    /**
     * The stacks that pass, one bit a node of the trie.
     *
     * @throws NameSearch.TooSlowException if a pattern takes too long
     */
    BitSet stacks(final StackProfile profile) {
        final StackTable stacks = profile.stacks();
        final BitSet passing = new BitSet(stacks.size());
        passing.set(0, stacks.size());
        for (final Pattern pattern : focus) {
            passing.and(containing(profile, List.of(pattern)));
        }
        if (!ignore.isEmpty()) {
            passing.andNot(containing(profile, ignore));
        }
        if (!showFrom.isEmpty()) {
            passing.and(containing(profile, showFrom));
        }
        among.forEach(passing::and);
        return passing;
    }

    /** The stacks with a frame that one of the patterns finds something in: a parent comes before its children. */
    private static BitSet containing(final StackProfile profile, final List<Pattern> patterns) {
        final BitSet found = found(profile.frames(), patterns);
        final StackTable stacks = profile.stacks();
        final BitSet containing = new BitSet(stacks.size());
        for (int stack = 1; stack < stacks.size(); stack++) {
            if (containing.get(stacks.parent(stack)) || found.get(stacks.frame(stack))) {
                containing.set(stack);
            }
        }
        return containing;
    }

    /** The frames that one of the patterns finds something in; each function, file and mapping is looked at once. */
    private static BitSet found(final FrameTable frames, final List<Pattern> patterns) {
        final BitSet found = new BitSet(frames.size());
        for (final Pattern pattern : patterns) {
            final NameSearch search = new NameSearch(pattern);
            final BitSet functions = new BitSet();
            for (int id = 0; id < frames.functions().size(); id++) {
                final FrameTable.Function function = frames.functions().get(id);
                functions.set(id, search.find(function.name()) || search.find(function.file()));
            }
            final BitSet mappings = new BitSet();
            for (int id = 0; id < frames.mappings().size(); id++) {
                mappings.set(id, search.find(frames.mappings().get(id).file()));
            }
            for (int frame = 0; frame < frames.size(); frame++) {
                final int mapping = frames.mappingId(frame);
                if (functions.get(frames.functionId(frame))
                        || mapping != FrameTable.NO_MAPPING && mappings.get(mapping)) {
                    found.set(frame);
                }
            }
        }
        return found;
    }
}

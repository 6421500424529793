package deadwood.importers.pprof;

import deadwood.importers.samples.IntList;
import deadwood.importers.samples.StackTrie;
import deadwood.model.profile.FrameKind;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.FrameTable.Function;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackTable;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * Which frames become one location: a frame and those inlined into it at the same address. A location within another is one inlined call
 * shorter; locations are numbered from 0 and interned, so that what stacks have in common they share.
 */
final class WrittenLocations {

    /** No location. */
    static final int NONE = -1;

    /** Calls inlined into each other that share a location: enough for any compiler, and a bound on what is written of long chains of them. */
    private static final int LONGEST = 64;

    private final StackProfile profile;
    private final FrameTable frames;
    private final StackTrie locations = new StackTrie();
    private final int[] locationOf;
    private final BitSet used = new BitSet();
    private final BitSet wanted = new BitSet();

    WrittenLocations(final StackProfile profile) {
        this.profile = profile;
        this.frames = profile.frames();
        final StackTable stacks = profile.stacks();
        this.locationOf = new int[stacks.size()];
        final IntList path = new IntList();
        final byte[] depth = new byte[stacks.size()];
        for (int stack = 1; stack < locationOf.length; stack++) {
            final int parent = stacks.parent(stack);
            final boolean inlined = parent != StackTable.ROOT && depth[parent] < LONGEST
                    && isInlined(stacks.frame(stack), stacks.frame(parent));
            depth[stack] = (byte) (inlined ? depth[parent] + 1 : 1);
            path.clear();
            path.add(stacks.frame(stack));
            locations.addPath(inlined ? locationOf[parent] : StackTable.ROOT, path);
            locationOf[stack] = locations.node(path);
        }
        use();
    }

    private boolean isInlined(final int frame, final int caller) {
        return frames.kind(frame) == FrameKind.INLINED && frames.address(frame) == frames.address(caller)
                && frames.mappingId(frame) == frames.mappingId(caller);
    }

    /** Marks what stacks of samples consist of: not all callers are a location of their own there. */
    private void use() {
        for (int sample = 0; sample < profile.size(); sample++) {
            wanted.set(profile.stack(sample));
        }
        for (int stack = locationOf.length - 1; stack > 0; stack--) {
            if (wanted.get(stack)) {
                used.set(locationOf[stack] - 1);
                wanted.set(caller(stack));
            }
        }
    }

    /** The stack without the frames of its innermost location. */
    private int caller(final int stack) {
        int at = stack;
        for (int location = locationOf[stack]; location != StackTable.ROOT; location = locations.parent(location)) {
            at = profile.stacks().parent(at);
        }
        return at;
    }

    int size() {
        return locations.size() - 1;
    }

    boolean isUsed(final int location) {
        return used.get(location);
    }

    /** The innermost frame. */
    int frame(final int location) {
        return locations.frame(location + 1);
    }

    /** The location one inlined call shorter, or {@link #NONE}. */
    int within(final int location) {
        return locations.parent(location + 1) - 1;
    }

    /** Whether there is nothing to say but an address. */
    boolean isAddressOnly(final int location) {
        final int frame = frame(location);
        final Function function = frames.function(frame);
        return within(location) == NONE && frames.address(frame) != 0 && frames.kind(frame) == FrameKind.UNKNOWN
                && frames.line(frame) == 0
                && frames.column(frame) == 0 && function.file().isEmpty() && function.systemName().isEmpty()
                && function.startLine() == 0
                && function.name().equals("0x" + Long.toHexString(frames.address(frame)));
    }

    /** Whether the frame runs in another way than its place in the location says. */
    boolean needsKind(final int location) {
        return within(location) == NONE && frames.kind(frame(location)) != FrameKind.UNKNOWN;
    }

    /** Hands out the locations of a stack, the innermost first. */
    void forEach(final int stack, final IntConsumer sink) {
        for (int at = stack; at != StackTable.ROOT; at = caller(at)) {
            sink.accept(locationOf[at] - 1);
        }
    }
}

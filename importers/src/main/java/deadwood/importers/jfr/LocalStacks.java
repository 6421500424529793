package deadwood.importers.jfr;

import deadwood.importers.jfr.RecordedType.RecordedField;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stacks of one chunk as a trie of frames, each frame a method, a line and a kind by the keys they have in the chunk. Every pooled
 * stack is read once; what the keys stand for is asked later, once a frame.
 */
final class LocalStacks {

    /** The stack without frames. */
    static final int ROOT = 0;
    private static final List<String> FRAME_FIELDS = List.of("method", "lineNumber", "type");
    private static final int METHOD = 0;
    private static final int LINE = 1;
    private static final int KIND = 2;

    /** How a stack lies in the file. */
    private record Layout(FieldPlan before, FieldPlan frame, FieldPlan after, boolean usual) {}

    private final LongIntMap nodes = new LongIntMap();
    // (parent << 32 | frame) of each node
    private long[] edges = new long[1 << 8];
    private int size = 1;
    private int[] slots = new int[1 << 10];
    // (method, kind << 32 | line) of each frame
    private long[] frames = new long[1 << 8];
    private int frameCount;
    private int[] frameSlots = new int[1 << 10];
    private final LongIntMap kinds = new LongIntMap();
    private final Growing.Longs kindKeys = new Growing.Longs();
    private int[] path = new int[256];
    private final long[] values = new long[FRAME_FIELDS.size()];
    private int truncated;
    private @Nullable RecordedType methodType;
    private @Nullable RecordedType kindType;

    /** Reads stacks of one type. */
    final class Reader {

        private final Layout layout;

        private Reader(final Layout layout) {
            this.layout = layout;
        }

        /** Reads the stack of that key; the first of several with the same key counts. */
        void read(final RecordingInput input, final long key) throws IOException {
            values[0] = 0;
            layout.before.read(input, values);
            final boolean cut = values[0] != 0;
            final int count = input.readCount();
            if (count > path.length) {
                path = new int[Math.max(count, path.length * 2)];
            }
            if (layout.usual) {
                usualFrames(input, count);
            } else {
                for (int i = 0; i < count; i++) {
                    Arrays.fill(values, 0);
                    layout.frame.read(input, values);
                    path[i] = frame(values[METHOD], (int) values[LINE], values[KIND]);
                }
            }
            layout.after.read(input, values);
            int node = ROOT;
            for (int i = count - 1; i >= 0; i--) {
                node = child(node, path[i]);
            }
            if (nodes.putIfAbsent(key, node) == LongIntMap.NONE && cut) {
                truncated++;
            }
        }

        /** Frames as all known virtual machines write them: method, line, byte code index, kind. */
        private void usualFrames(final RecordingInput input, final int count) throws IOException {
            for (int i = 0; i < count; i++) {
                final long method = input.readCompressed();
                final int line = (int) input.readCompressed();
                input.readCompressed();
                path[i] = frame(method, line, input.readCompressed());
            }
        }
    }

    /** @param type of stacks: {@link RecordedType#isStackTrace} */
    Reader reader(final RecordedType type, final boolean compressed) {
        final RecordedType before = new RecordedType(-1, "");
        final RecordedType after = new RecordedType(-1, "");
        RecordedType frame = before;
        boolean behind = false;
        for (final RecordedField field : type.fields()) {
            if (!behind && field.name().equals("frames")) {
                frame = field.type();
                behind = true;
            } else {
                (behind ? after : before).fields().add(field);
            }
        }
        final RecordedField method = frame.field("method");
        final RecordedField kind = frame.field("type");
        methodType = method == null ? methodType : method.type();
        kindType = kind == null ? kindType : kind.type();
        final FieldPlan framePlan = FieldPlan.of(frame, compressed, FRAME_FIELDS);
        return new Reader(new Layout(FieldPlan.of(before, compressed, List.of("truncated")), framePlan,
                FieldPlan.skipping(after, compressed), framePlan.isNumbersInOrder(METHOD, LINE, -1, KIND)));
    }

    /** Number of nodes, the root included; a parent has a smaller number than its children. */
    int size() {
        return size;
    }

    int parent(final int node) {
        return (int) (edges[node] >>> 32);
    }

    /** The innermost frame. */
    int frameOf(final int node) {
        return (int) edges[node];
    }

    int frameCount() {
        return frameCount;
    }

    long method(final int frame) {
        return frames[2 * frame];
    }

    int line(final int frame) {
        return (int) frames[2 * frame + 1];
    }

    long kind(final int frame) {
        return kindKeys.get((int) (frames[2 * frame + 1] >>> 32));
    }

    /** What the keys of {@link #method} are of, null before the first stack. */
    @Nullable
    RecordedType methodType() {
        return methodType;
    }

    /** What the keys of {@link #kind} are of, null before the first stack and if frames have no kind. */
    @Nullable
    RecordedType kindType() {
        return kindType;
    }

    /** Stacks that the virtual machine cut. */
    int truncated() {
        return truncated;
    }

    /** The node of the stack of that key, {@link LongIntMap#NONE} if there is no such stack. */
    int node(final long key) {
        return nodes.get(key);
    }

    private static int hash(final long left, final long right) {
        long mixed = (left * 0x9E37_79B9_7F4A_7C15L ^ right) * 0xC2B2_AE3D_27D4_EB4FL;
        mixed ^= mixed >>> 29;
        return (int) (mixed ^ mixed >>> 32);
    }

    private int kindId(final long key) {
        final int known = kinds.get(key);
        if (known != LongIntMap.NONE) {
            return known;
        }
        kindKeys.add(key);
        return kinds.intern(key);
    }

    private int frame(final long method, final int line, final long kind) {
        final long place = (long) kindId(kind) << 32 | line & 0xffff_ffffL;
        int slot = hash(method, place) & frameSlots.length - 1;
        for (int frame = frameSlots[slot]; frame > 0; frame = frameSlots[slot]) {
            if (frames[2 * frame - 2] == method && frames[2 * frame - 1] == place) {
                return frame - 1;
            }
            slot = slot + 1 & frameSlots.length - 1;
        }
        if (2 * frameCount == frames.length) {
            frames = Arrays.copyOf(frames, frames.length * 2);
        }
        frames[2 * frameCount] = method;
        frames[2 * frameCount + 1] = place;
        frameSlots[slot] = ++frameCount;
        if (frameCount * 2 > frameSlots.length) {
            growFrameSlots();
        }
        return frameCount - 1;
    }

    private void growFrameSlots() {
        frameSlots = new int[frameSlots.length * 2];
        for (int frame = 0; frame < frameCount; frame++) {
            int slot = hash(frames[2 * frame], frames[2 * frame + 1]) & frameSlots.length - 1;
            while (frameSlots[slot] > 0) {
                slot = slot + 1 & frameSlots.length - 1;
            }
            frameSlots[slot] = frame + 1;
        }
    }

    private int child(final int parent, final int frame) {
        final long edge = (long) parent << 32 | frame;
        int slot = hash(edge, 0) & slots.length - 1;
        for (int node = slots[slot]; node > 0; node = slots[slot]) {
            if (edges[node] == edge) {
                return node;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (size == edges.length) {
            edges = Arrays.copyOf(edges, size + (size >> 1));
        }
        edges[size] = edge;
        slots[slot] = size;
        if (++size * 2 > slots.length) {
            growSlots();
        }
        return size - 1;
    }

    private void growSlots() {
        slots = new int[slots.length * 2];
        for (int node = 1; node < size; node++) {
            int slot = hash(edges[node], 0) & slots.length - 1;
            while (slots[slot] > 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = node;
        }
    }
}

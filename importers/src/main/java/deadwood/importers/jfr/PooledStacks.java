package deadwood.importers.jfr;

import deadwood.importers.jfr.RecordedType.RecordedField;
import deadwood.model.store.GrowingArrays;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stacks of one chunk: where the frames of each stand in the file. They are most of the bytes of a recording and come again in chunk
 * after chunk, so they are not read before somebody asks for one: {@link StackMerge}.
 */
final class PooledStacks {

    /** In place of the number of a stack: it has no frames. The first stack has the number 1. */
    static final int EMPTY = 0;
    private static final List<String> FRAME_FIELDS = List.of("method", "lineNumber", "type");
    private static final int METHOD = 0;
    private static final int LINE = 1;
    private static final int KIND = 2;
    /** Method, line, byte code index and kind. */
    private static final int USUAL_NUMBERS = 4;
    private static final int LAYOUT_SHIFT = 56;
    private static final int MOST_LAYOUTS = 100;

    /**
     * How a stack lies in the file.
     *
     * @param usual whether frames are as all known virtual machines write them: {@value #USUAL_NUMBERS} numbers of their own lengths
     */
    private record Layout(FieldPlan before, FieldPlan frame, FieldPlan after, boolean usual) {}

    /** Takes frames. */
    @FunctionalInterface
    interface FrameSink {
        /** @return whether more are wanted */
        boolean frame(long method, int line, long kind);
    }

    private final boolean compressed;
    private final LongIntMap numbers = new LongIntMap();
    // place of the first frame with the layout in the highest byte, and bytes and number of frames, by number − 1
    private final GrowingArrays.Longs places = new GrowingArrays.Longs();
    private final GrowingArrays.Ints lengths = new GrowingArrays.Ints();
    private final GrowingArrays.Ints counts = new GrowingArrays.Ints();
    private final Map<Long, Integer> layoutIds = new HashMap<>();
    private final Layout[] layouts = new Layout[MOST_LAYOUTS];
    private final long[] values = new long[FRAME_FIELDS.size()];
    private int truncated;
    private @Nullable RecordedType methodType;
    private @Nullable RecordedType kindType;

    PooledStacks(final boolean compressed) {
        this.compressed = compressed;
    }

    /** Skips the stack of that key and keeps its place; the first of several with the same key counts. */
    void read(final RecordingInput input, final RecordedType type, final long key) throws IOException {
        final int id = layout(input, type);
        final Layout layout = layouts[id];
        values[0] = 0;
        layout.before.read(input, values);
        final boolean cut = values[0] != 0;
        final int count = input.readCount();
        final long first = input.position();
        if (layout.usual) {
            input.skipNumbers((long) count * USUAL_NUMBERS);
        } else {
            for (int i = 0; i < count; i++) {
                layout.frame.read(input, values);
            }
        }
        final long length = input.position() - first;
        layout.after.read(input, values);
        final int number = count == 0 ? EMPTY : places.size() + 1;
        if (numbers.putIfAbsent(key, number) == LongIntMap.NONE) {
            truncated += cut ? 1 : 0;
            if (count > 0) {
                places.add((long) id << LAYOUT_SHIFT | first);
                lengths.add((int) Math.min(Integer.MAX_VALUE, length));
                counts.add(count);
            }
        }
    }

    private int layout(final RecordingInput input, final RecordedType type) throws IOException {
        final Integer known = layoutIds.get(type.id());
        if (known != null) {
            return known;
        }
        if (layoutIds.size() == MOST_LAYOUTS) {
            throw input.damaged("more than %d types of stacks are described".formatted(MOST_LAYOUTS));
        }
        layouts[layoutIds.size()] = layoutOf(type);
        layoutIds.put(type.id(), layoutIds.size());
        return layoutIds.size() - 1;
    }

    /** @param type of stacks: {@link RecordedType#isStackTrace} */
    private Layout layoutOf(final RecordedType type) {
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
        return new Layout(FieldPlan.of(before, compressed, List.of("truncated")), framePlan,
                FieldPlan.skipping(after, compressed), framePlan.isNumbersInOrder(METHOD, LINE, -1, KIND));
    }

    /** Number of stacks with frames; the largest number. */
    int size() {
        return places.size();
    }

    /** The number of the stack of that key, {@link #EMPTY} for one without frames, {@link LongIntMap#NONE} if there is no such stack. */
    int number(final long key) {
        return numbers.get(key);
    }

    /** Where the frames of a stack begin in the file. */
    long place(final int number) {
        return places.get(number - 1) & (1L << LAYOUT_SHIFT) - 1;
    }

    /** Bytes of all frames of a stack. */
    int length(final int number) {
        return lengths.get(number - 1);
    }

    /** Number of frames of a stack. */
    int count(final int number) {
        return counts.get(number - 1);
    }

    /** Whether the frames are {@value #USUAL_NUMBERS} numbers each: method, line, any, kind. */
    boolean isUsual(final int number) {
        return layoutOf(number).usual;
    }

    private Layout layoutOf(final int number) {
        return layouts[(int) (places.get(number - 1) >>> LAYOUT_SHIFT)];
    }

    /** Reads the frames of a stack, the innermost first. The input stands behind the last that was wanted. */
    void forEach(final RecordingInput input, final int number, final FrameSink sink) throws IOException {
        final Layout layout = layoutOf(number);
        input.seek(place(number));
        boolean more = true;
        for (int i = 0; more && i < count(number); i++) {
            if (layout.usual) {
                final long method = input.readCompressed();
                final int line = (int) input.readCompressed();
                input.readCompressed();
                more = sink.frame(method, line, input.readCompressed());
            } else {
                Arrays.fill(values, 0);
                layout.frame.read(input, values);
                more = sink.frame(values[METHOD], (int) values[LINE], values[KIND]);
            }
        }
    }

    /** What the methods of frames are keys of, null before the first stack. */
    @Nullable
    RecordedType methodType() {
        return methodType;
    }

    /** What the kinds of frames are keys of, null before the first stack and if frames have none. */
    @Nullable
    RecordedType kindType() {
        return kindType;
    }

    /** Stacks that the virtual machine cut. */
    int truncated() {
        return truncated;
    }
}

package deadwood.importers.jfr;

import deadwood.importers.jfr.RecordedType.Primitive;
import deadwood.importers.jfr.RecordedType.RecordedField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the values of a type lie one after the other, worked out once a chunk, so that events are read without an object each: numbers that
 * somebody wants go into slots, all else is skipped.
 */
final class FieldPlan {

    private static final int NO_SLOT = -1;

    private enum Step {
        /** {@code count} compressed numbers. */
        SKIP_COMPRESSED,
        /** {@code count} bytes. */
        SKIP_BYTES,
        SKIP_TEXT,
        SKIP_ARRAY,
        COMPRESSED,
        BYTE,
        FIXED
    }

    private final RecordedType type;
    private final boolean compressed;
    private final List<Step> stepList = new ArrayList<>();
    private final List<Integer> countList = new ArrayList<>();
    private final List<Integer> slotList = new ArrayList<>();
    private final List<FieldPlan> arrays = new ArrayList<>();
    private Step[] steps = {};
    private int[] counts = {};
    private int[] slots = {};

    private FieldPlan(final RecordedType type, final boolean compressed) {
        this.type = type;
        this.compressed = compressed;
    }

    /**
     * @param type a readable one
     * @param wanted names of fields; the value of the first goes into slot 0 …
     */
    static FieldPlan of(final RecordedType type, final boolean compressed, final List<String> wanted) {
        final FieldPlan plan = new FieldPlan(type, compressed);
        final Primitive primitive = type.primitive();
        if (primitive == null) {
            plan.addFields(type, wanted);
        } else {
            plan.addPrimitive(primitive, NO_SLOT);
        }
        return plan.finished();
    }

    /** Skips values of the type. */
    static FieldPlan skipping(final RecordedType type, final boolean compressed) {
        return of(type, compressed, List.of());
    }

    private void addFields(final RecordedType structure, final List<String> wanted) {
        for (final RecordedField field : structure.fields()) {
            final Primitive primitive = field.type().primitive();
            if (field.array()) {
                addArray(field);
            } else if (field.constant()) {
                addPrimitive(Primitive.LONG, wanted.indexOf(field.name()));
            } else if (primitive != null) {
                addPrimitive(primitive, wanted.indexOf(field.name()));
            } else {
                // The depth is bounded: MetadataReader.
                addFields(field.type(), List.of());
            }
        }
    }

    private void addArray(final RecordedField field) {
        add(Step.SKIP_ARRAY, arrays.size(), NO_SLOT);
        if (field.constant()) {
            final FieldPlan keys = new FieldPlan(field.type(), compressed);
            keys.addPrimitive(Primitive.LONG, NO_SLOT);
            arrays.add(keys.finished());
        } else {
            arrays.add(skipping(field.type(), compressed));
        }
    }

    private FieldPlan finished() {
        steps = stepList.toArray(Step[]::new);
        counts = countList.stream().mapToInt(Integer::intValue).toArray();
        slots = slotList.stream().mapToInt(Integer::intValue).toArray();
        return this;
    }

    private void addPrimitive(final Primitive primitive, final int slot) {
        if (primitive == Primitive.STRING) {
            add(Step.SKIP_TEXT, 1, NO_SLOT);
        } else if (compressed && primitive.compressible()) {
            add(slot < 0 ? Step.SKIP_COMPRESSED : Step.COMPRESSED, 1, slot);
        } else if (slot < 0) {
            add(Step.SKIP_BYTES, primitive.bytes(), NO_SLOT);
        } else if (primitive.bytes() == 1) {
            add(Step.BYTE, 1, slot);
        } else {
            add(Step.FIXED, primitive.bytes(), slot);
        }
    }

    private void add(final Step step, final int count, final int slot) {
        final int last = stepList.size() - 1;
        if (last >= 0 && stepList.get(last) == step && (step == Step.SKIP_COMPRESSED || step == Step.SKIP_BYTES)) {
            countList.set(last, countList.get(last) + count);
        } else {
            stepList.add(step);
            countList.add(count);
            slotList.add(slot);
        }
    }

    RecordedType type() {
        return type;
    }

    /** Whether each value is a number of its own length: then the {@code i}th number is that of slot {@code order[i]}, −1 for none. */
    boolean isNumbersInOrder(final int... order) {
        final List<Integer> found = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] == Step.COMPRESSED) {
                found.add(slots[i]);
            } else if (steps[i] == Step.SKIP_COMPRESSED) {
                for (int j = 0; j < counts[i]; j++) {
                    found.add(NO_SLOT);
                }
            } else {
                return false;
            }
        }
        return found.equals(Arrays.stream(order).boxed().toList());
    }

    /** Reads a value; slots of fields that the type does not have stay as they are. */
    void read(final RecordingInput input, final long[] values) throws IOException {
        for (int i = 0; i < steps.length; i++) {
            switch (steps[i]) {
                case COMPRESSED -> values[slots[i]] = input.readCompressed();
                case SKIP_COMPRESSED -> {
                    for (int left = counts[i]; left > 0; left--) {
                        input.readCompressed();
                    }
                }
                case SKIP_BYTES -> input.skip(counts[i]);
                case SKIP_TEXT -> input.skipText();
                case SKIP_ARRAY -> skipArray(input, arrays.get(counts[i]), values);
                case BYTE -> values[slots[i]] = input.readByte();
                case FIXED -> values[slots[i]] = input.readFixed(counts[i]);
            }
        }
    }

    private static void skipArray(final RecordingInput input, final FieldPlan element, final long[] values)
            throws IOException {
        final int count = input.readCount();
        if (element.steps.length > 0) {
            for (int i = 0; i < count; i++) {
                element.read(input, values);
            }
        }
    }
}

package deadwood.importers.jfr;

import deadwood.importers.jfr.RecordedType.RecordedField;
import deadwood.importers.jfr.ValueReader.ConstantKey;
import deadwood.importers.jfr.ValueReader.Structure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Values of events as a person reads them in a table. */
final class ValueText {

    /** Frames of a stack that stand in a cell. */
    private static final int MOST_FRAMES = 3;
    private static final int MOST_VALUES = 20;
    private static final int STACK_BUFFER = 1 << 12;
    /** Structures in structures: a chain of objects has no end that a cell could show. */
    private static final int DEEPEST = 3;
    private static final String MORE = "…";

    private final ChunkHeader header;
    private final PooledStacks stacks;
    private final RecordingInput stackInput;
    private final Constants constants;

    ValueText(final OpenChunk chunk) {
        this.header = chunk.header();
        this.stacks = chunk.stacks();
        this.stackInput = chunk.another(new byte[STACK_BUFFER]);
        this.constants = chunk.constants();
    }

    /** The cell of a field: a number, truth value, moment, span of time or text, null if there is no value. */
    @Nullable
    Object cell(final RecordedField field, final @Nullable Object value) {
        if (field.array() || !(value instanceof final Long number)) {
            return value instanceof Double || value instanceof Boolean || value == null
                    ? value
                    : text(value, 0);
        }
        return switch (field.content()) {
            case NUMBER -> number;
            case TICKS_SINCE_START -> RecordingMerge.instant(header.nanosAt(number));
            case EPOCH_MILLIS -> number == Long.MIN_VALUE ? null : Instant.ofEpochMilli(number);
            case DURATION_TICKS, NANOS, MICROS, MILLIS, SECONDS -> span(field, number);
        };
    }

    /** The smallest number stands for no span, the largest for one without end: jdk.jfr.consumer.RecordedObject. */
    private @Nullable Object span(final RecordedField field, final long number) {
        if (number == Long.MIN_VALUE) {
            return null;
        }
        return number == Long.MAX_VALUE
                ? "indefinite"
                : Duration.ofNanos(SampleReader.nanos(header, field.content(), number));
    }

    private @Nullable String text(final @Nullable Object value, final int depth) {
        return switch (value) {
            case null -> null;
            case final ConstantKey key when key.type().isStackTrace() -> stack(key.key());
            case final ConstantKey key -> constant(key, depth);
            case final Structure structure -> structure(structure, depth);
            case final List<?> list -> list(list, depth);
            default -> value.toString();
        };
    }

    private @Nullable String constant(final ConstantKey key, final int depth) {
        final RecordedType type = key.type();
        return switch (type.simpleName()) {
            case "Class" -> constants.className(key);
            case "Thread" -> constants.threadName(key);
            case "Method" -> constants.structure(key) == null ? null : constants.method(key).function().name();
            default -> type.primitive() != null || type.fields().size() == 1
                    ? constants.text(key)
                    : structure(constants.structure(key), depth);
        };
    }

    private @Nullable String structure(final @Nullable Structure structure, final int depth) {
        if (structure == null) {
            return null;
        }
        if (depth >= DEEPEST) {
            return MORE;
        }
        final StringJoiner fields = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < structure.values().length; i++) {
            final String text = text(structure.values()[i], depth + 1);
            if (text != null && !text.isEmpty()) {
                fields.add(structure.type().fields().get(i).name() + " = " + text);
            }
        }
        return fields.toString();
    }

    private String list(final List<?> values, final int depth) {
        final List<String> texts = new ArrayList<>();
        for (final Object value : values.subList(0, Math.min(values.size(), MOST_VALUES))) {
            final String text = text(value, depth + 1);
            texts.add(text == null ? "null" : text);
        }
        if (values.size() > MOST_VALUES) {
            texts.add(MORE);
        }
        return "[" + String.join(", ", texts) + "]";
    }

    /** The innermost frames. */
    private @Nullable String stack(final long key) {
        final int number = stacks.number(key);
        final RecordedType methodType = stacks.methodType();
        if (number <= PooledStacks.EMPTY || methodType == null) {
            return null;
        }
        final List<String> frames = new ArrayList<>();
        try {
            stacks.forEach(stackInput, number, (method, line, _) -> {
                final String name = constants.method(new ConstantKey(methodType, method)).function().name();
                frames.add(line > 0 ? name + ":" + line : name);
                return frames.size() < MOST_FRAMES;
            });
        } catch (final IOException _) {
            // It was skipped without trouble before, so the file has changed since.
            frames.add(Constants.UNKNOWN);
        }
        if (stacks.count(number) > frames.size()) {
            frames.add(MORE);
        }
        return String.join(" ← ", frames);
    }
}

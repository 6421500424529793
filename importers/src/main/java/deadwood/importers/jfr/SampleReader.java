package deadwood.importers.jfr;

import deadwood.importers.jfr.RecordedType.Content;
import deadwood.importers.jfr.RecordedType.RecordedField;
import deadwood.importers.jfr.SampleKind.Amount;
import deadwood.importers.jfr.SampleKind.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the events of one type as samples, without an object each. */
final class SampleReader {

    /** In place of a stack: the event has none. */
    static final int NO_STACK = -1;
    /** In place of a stack: the event names one that the file does not hold. */
    static final int MISSING_STACK = -2;
    /** In place of a stack: the virtual machine took the sample and lost it. */
    static final int LOST = -3;

    private static final int TIME = 0;
    private static final int STACK = 1;
    private static final int THREAD = 2;
    private static final int STATE = 3;
    private static final int CLASS = 4;
    private static final int AMOUNTS = 5;

    private final ChunkHeader header;
    private final PooledStacks stacks;
    private final LabelSets labelSets;
    private final FieldPlan plan;
    private final SampleColumns columns;
    /** Where samples of sleeping threads go instead. */
    private final @Nullable SampleColumns sleeping;
    private final @Nullable RecordedField thread;
    private final @Nullable RecordedField state;
    private final @Nullable RecordedField type;
    private final int withoutStack;
    private final long[] values;
    private final Content[] spans;
    private long missingStacks;

    /**
     * @param columns where the samples go
     * @param sleeping where those of sleeping threads go, null for no other place
     */
    SampleReader(final RecordedType eventType, final ChunkHeader header, final PooledStacks stacks,
            final LabelSets labelSets, final SampleKind kind, final SampleColumns columns,
            final @Nullable SampleColumns sleeping) {
        this.header = header;
        this.stacks = stacks;
        this.labelSets = labelSets;
        this.columns = columns;
        this.sleeping = sleeping;
        this.withoutStack = kind.equals(SampleKind.CPU_TIME_LOST) ? LOST : NO_STACK;
        this.thread = constant(eventType, "sampledThread", "eventThread", "thread");
        this.state = constant(eventType, "state");
        this.type = constant(eventType, "objectClass", "monitorClass", "parkedClass");
        final List<String> wanted = new ArrayList<>(List.of("startTime", "stackTrace", name(thread), name(state),
                name(type)));
        kind.amounts().forEach(amount -> wanted.add(amount.field().isEmpty() ? "-" : amount.field()));
        this.plan = FieldPlan.of(eventType, header.compressed(), wanted);
        this.values = new long[wanted.size()];
        this.spans = kind.amounts().stream().map(amount -> content(eventType, amount)).toArray(Content[]::new);
        for (int i = 0; i < spans.length; i++) {
            final Amount amount = kind.amounts().get(i);
            // What no field gives stays as it is set here.
            values[AMOUNTS + i] = amount.source() == Source.ONE || amount.source() == Source.INTERVAL ? 1 : 0;
        }
    }

    private static String name(final @Nullable RecordedField field) {
        return field == null ? "-" : field.name();
    }

    private static @Nullable RecordedField constant(final RecordedType type, final String... names) {
        for (final String name : names) {
            final RecordedField field = type.field(name);
            if (field != null && field.constant() && !field.array()) {
                return field;
            }
        }
        return null;
    }

    private static Content content(final RecordedType type, final Amount amount) {
        final RecordedField field = type.field(amount.field());
        return amount.source() == Source.SPAN && field != null ? field.content() : Content.NUMBER;
    }

    /**
     * Reads one event.
     *
     * @param end offset behind it
     */
    void read(final RecordingInput input, final long end) throws IOException {
        values[STACK] = 0;
        plan.read(input, values);
        if (input.position() > end) {
            throw input.damaged("an event of the type %s is longer than it says".formatted(plan.type()));
        }
        for (int i = 0; i < spans.length; i++) {
            values[AMOUNTS + i] = nanos(header, spans[i], values[AMOUNTS + i]);
        }
        final int labels = labelSets.of(thread, values[THREAD], state, values[STATE], type, values[CLASS]);
        final SampleColumns target = sleeping != null && labelSets.isSleeping(state, values[STATE])
                ? sleeping
                : columns;
        target.add(stack(values[STACK]), labels, header.nanosAt(values[TIME]), values, AMOUNTS);
    }

    private int stack(final long key) {
        final int number = stacks.number(key);
        if (number == LongIntMap.NONE && key == 0) {
            return withoutStack;
        }
        if (number == LongIntMap.NONE) {
            missingStacks++;
            return MISSING_STACK;
        }
        return number == PooledStacks.EMPTY ? withoutStack : number;
    }

    /** A span of time in nanoseconds; what is too long for 64 bits becomes as long as they last. */
    static long nanos(final ChunkHeader header, final Content content, final long value) {
        return switch (content) {
            case DURATION_TICKS -> header.span(value);
            case MICROS -> times(value, 1_000);
            case MILLIS -> times(value, 1_000_000);
            case SECONDS -> times(value, 1_000_000_000);
            default -> value;
        };
    }

    private static long times(final long value, final long nanos) {
        return Math.clamp(value, Long.MIN_VALUE / nanos, Long.MAX_VALUE / nanos) * nanos;
    }

    /** Events so far whose stack the file does not hold. */
    long missingStacks() {
        return missingStacks;
    }
}

package deadwood.importers.jfr;

import deadwood.importers.jfr.RecordedType.RecordedField;
import deadwood.importers.jfr.SampleKind.EventNames;
import deadwood.importers.jfr.ValueReader.Structure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads those events that say something beside stacks. There are few of them, so each becomes an object. */
final class FactReader {

    private static final Set<String> OTHERS = Set.of("jdk.ThreadAllocationStatistics", "jdk.ObjectCount",
            "jdk.ObjectCountAfterGC", "jdk.OldObjectSample", "jdk.ActiveSetting", "jdk.DataLoss");

    private final ChunkHeader header;
    private final TypeTable types;
    private final Constants constants;
    private final ReferenceChains chains;
    private final List<Recorded> facts = new ArrayList<>();

    FactReader(final OpenChunk chunk) {
        this.header = chunk.header();
        this.types = chunk.types();
        this.constants = chunk.constants();
        this.chains = new ReferenceChains(constants);
    }

    /** Whether events of a type say something. */
    static boolean reads(final RecordedType type) {
        final String name = EventNames.canonical(type.name());
        return OTHERS.contains(name) || !SeriesKind.of(name).isEmpty();
    }

    List<Recorded> facts() {
        return facts;
    }

    /** Reads an event of a type that {@link #reads} said yes to. */
    void read(final RecordingInput input, final RecordedType type, final long end) throws IOException {
        final Structure event = ValueReader.structure(input, type);
        if (input.position() > end) {
            throw input.damaged("an event of the type %s is longer than it says".formatted(type));
        }
        final long time = header.nanosAt(event.number("startTime"));
        final String name = EventNames.canonical(type.name());
        for (final SeriesKind series : SeriesKind.of(name)) {
            addPoint(series, event, time);
        }
        switch (name) {
            case "jdk.ThreadAllocationStatistics" -> facts
                    .add(new Recorded.Allocated(time, threadId(event.get("thread")), event.number("allocated")));
            case "jdk.ObjectCount", "jdk.ObjectCountAfterGC" -> facts.add(new Recorded.Instances(time, name,
                    event.number("gcId"),
                    Objects.requireNonNullElse(constants.className(event.get("objectClass")), Constants.UNKNOWN),
                    event.number("count"), event.number("totalSize")));
            case "jdk.OldObjectSample" -> facts
                    .add(new Recorded.Chain(time, chains.path(event), Math.max(0, event.number("objectSize"))));
            case "jdk.ActiveSetting" -> facts.add(setting(event, time));
            case "jdk.DataLoss" -> facts.add(new Recorded.Loss(time, event.number("amount")));
            default -> {
            }
        }
    }

    private long threadId(final @Nullable Object thread) {
        final Structure structure = constants.structure(thread);
        return structure == null ? 0 : structure.number("osThreadId");
    }

    private Recorded setting(final Structure event, final long time) {
        final RecordedType type = types.type(event.number("id"));
        return new Recorded.Setting(time, type == null ? null : EventNames.canonical(type.name()),
                Objects.requireNonNullElse(constants.text(event.get("name")), ""),
                Objects.requireNonNullElse(constants.text(event.get("value")), ""));
    }

    private void addPoint(final SeriesKind series, final Structure event, final long time) {
        if (!series.only().isEmpty() && !series.only().equals(constants.text(event.get("when")))) {
            return;
        }
        Structure at = event;
        String field = series.field();
        final int dot = field.indexOf('.');
        if (dot >= 0) {
            final Structure inner = constants.structure(event.get(field.substring(0, dot)));
            if (inner == null) {
                return;
            }
            at = inner;
            field = field.substring(dot + 1);
        }
        final RecordedField description = at.type().field(field);
        final Object value = at.get(field);
        if (value instanceof final Double number) {
            facts.add(new Recorded.Point(series, time, number));
        } else if (value instanceof final Long number && description != null) {
            facts.add(new Recorded.Point(series, time,
                    SampleReader.nanos(header, description.content(), number)));
        }
    }
}

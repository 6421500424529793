package deadwood.importers.jfr;

import deadwood.importers.hprof.content.DumpContent;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one chunk from its first event to its last. */
final class ChunkReader {

    /** Event types below that are found by their number. */
    private static final int DIRECT = 1 << 12;

    /**
     * What a chunk holds.
     *
     * @param counts number of events by type
     * @param used the numbers of the stacks that samples have
     */
    record Contents(OpenChunk chunk, Map<RecordedType, Long> counts, BitSet used, LabelSets labels,
            List<SampleColumns> samples, List<Recorded> facts) {}

    private static final class EventType {
        private final RecordedType type;
        private final @Nullable SampleReader samples;
        private final boolean facts;
        private long count;

        EventType(final RecordedType type, final @Nullable SampleReader samples, final boolean facts) {
            this.type = type;
            this.samples = samples;
            this.facts = facts;
        }
    }

    private final OpenChunk chunk;
    private final RecordingWarnings warnings;
    private final LabelSets labelSets;
    private final FactReader facts;
    private final Map<SampleKind, SampleColumns> columns = new TreeMap<>();
    private final @Nullable EventType[] direct = new @Nullable EventType[DIRECT];
    private final Map<Long, EventType> others = new TreeMap<>();
    private long undescribed;
    private long firstUndescribed = -1;

    private ChunkReader(final OpenChunk chunk, final RecordingWarnings warnings) {
        this.chunk = chunk;
        this.warnings = warnings;
        this.labelSets = new LabelSets(chunk.constants());
        this.facts = new FactReader(chunk);
        for (final RecordedType type : chunk.types().all()) {
            if (type.isEvent() && type.readable()) {
                final EventType eventType = new EventType(type, samples(type), FactReader.reads(type));
                if (type.id() >= 0 && type.id() < DIRECT) {
                    direct[(int) type.id()] = eventType;
                } else {
                    others.put(type.id(), eventType);
                }
            }
        }
    }

    /**
     * @param buffer for reading
     * @throws DamagedRecordingException if nothing of it can be read
     */
    static Contents read(final DumpContent content, final ChunkSpan span, final byte[] buffer,
            final RecordingWarnings warnings, final CancelSignal cancel) throws IOException {
        final OpenChunk chunk = OpenChunk.open(content, span, buffer, warnings, cancel);
        return new ChunkReader(chunk, warnings).contents(cancel);
    }

    private @Nullable SampleReader samples(final RecordedType type) {
        final SampleKind kind = SampleKind.of(type);
        if (kind == null) {
            return null;
        }
        final SampleColumns target = columns.computeIfAbsent(kind, SampleColumns::new);
        final SampleColumns sleeping = kind.equals(SampleKind.CPU)
                ? columns.computeIfAbsent(SampleKind.WALL, SampleColumns::new)
                : null;
        return new SampleReader(type, chunk.header(), chunk.stacks(), labelSets, kind, target, sleeping);
    }

    private Contents contents(final CancelSignal cancel) throws IOException {
        chunk.forEach(this::event, warnings, cancel);
        warnings.count("%,d events are of types that are not described; they were left out", undescribed,
                firstUndescribed);
        final Map<RecordedType, Long> counts = new LinkedHashMap<>();
        for (final RecordedType type : chunk.types().all()) {
            final EventType eventType = eventType(type.id());
            if (eventType != null && eventType.count > 0) {
                counts.put(eventType.type, eventType.count);
                final SampleReader samples = eventType.samples;
                warnings.count("%,d events have a stack that the recording does not hold; they are counted under "
                        + RecordingMerge.MISSING_STACK, samples == null ? 0 : samples.missingStacks(), -1);
            }
        }
        final List<SampleColumns> samples = columns.values().stream().filter(kind -> kind.size() > 0).toList();
        return new Contents(chunk, counts, used(samples), labelSets, samples, facts.facts());
    }

    private @Nullable EventType eventType(final long id) {
        return id >= 0 && id < DIRECT ? direct[(int) id] : others.get(id);
    }

    private boolean event(final RecordingInput input, final long typeId, final long start, final long end)
            throws IOException {
        final EventType type = eventType(typeId);
        if (type == null) {
            special(typeId, start);
            return true;
        }
        type.count++;
        if (type.samples != null) {
            type.samples.read(input, end);
        }
        if (type.facts) {
            if (type.samples != null) {
                input.seek(start);
                input.readInt();
                input.readLong();
            }
            facts.read(input, type.type, end);
        }
        return true;
    }

    private void special(final long typeId, final long start) throws IOException {
        if (typeId == ConstantPools.EVENT_TYPE) {
            if (!chunk.isKnownEvent(start)) {
                chunk.readConstants(start, warnings);
            }
        } else if (typeId != MetadataReader.EVENT_TYPE && undescribed++ == 0) {
            firstUndescribed = start;
        }
    }

    private static BitSet used(final List<SampleColumns> samples) {
        final BitSet used = new BitSet();
        for (final SampleColumns kind : samples) {
            for (int sample = 0; sample < kind.size(); sample++) {
                if (kind.stack(sample) > PooledStacks.EMPTY) {
                    used.set(kind.stack(sample));
                }
            }
        }
        return used;
    }
}

package deadwood.importers.jfr;

import deadwood.importers.hprof.content.DumpContent;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** A chunk whose types and constants are known, so that its events can be read. For one thread. */
final class OpenChunk {

    private final DumpContent content;
    private final ChunkSpan span;
    private final RecordingInput input;
    private final TypeTable types;
    private final ConstantPools pools;
    private final Constants constants;
    /** Where events are known to begin, apart from what one learns by going from one to the next. */
    private final TreeSet<Long> knownEvents = new TreeSet<>();

    private OpenChunk(final DumpContent content, final ChunkSpan span, final RecordingInput input,
            final TypeTable types) {
        this.content = content;
        this.span = span;
        this.input = input;
        this.types = types;
        this.pools = new ConstantPools(types, span.header().compressed());
        this.constants = new Constants(pools);
    }

    /**
     * @param buffer for reading
     * @throws DamagedRecordingException if the types are not described, without which nothing can be read
     */
    static OpenChunk open(final DumpContent content, final ChunkSpan span, final byte[] buffer,
            final RecordingWarnings warnings, final CancelSignal cancel) throws IOException {
        final ChunkHeader header = span.header();
        final RecordingInput input = new RecordingInput(content, span.end(), header.compressed(), buffer);
        final List<Long> metadata = new ArrayList<>();
        final List<Long> checkpoints = new ArrayList<>();
        TypeTable types = null;
        try {
            final long described = header.start() + header.metadata();
            if (described < span.firstEvent() || described >= span.end()) {
                throw new DamagedRecordingException("the types are not described where the chunk says", header.start());
            }
            types = MetadataReader.read(input, described);
            metadata.add(described);
            chain(input, span, checkpoints);
        } catch (final DamagedRecordingException e) {
            warnings.add(e.offset(), "what the chunk at %,d says of itself is wrong, its events were searched: %s"
                    .formatted(header.start(), e.what()));
            metadata.clear();
            checkpoints.clear();
            search(input, span, metadata, checkpoints, cancel);
            if (types == null) {
                types = describedAt(input, metadata, header);
            }
        }
        final OpenChunk chunk = new OpenChunk(content, span, input, types);
        chunk.knownEvents.addAll(metadata);
        chunk.knownEvents.addAll(checkpoints);
        for (final long offset : checkpoints) {
            cancel.check();
            chunk.readConstants(offset, warnings);
        }
        return chunk;
    }

    /** Follows the events with constants back from the last; a finished chunk has them all on this chain. */
    static void chain(final RecordingInput input, final ChunkSpan span, final List<Long> checkpoints)
            throws IOException {
        long at = span.header().start() + span.header().constants();
        long delta;
        do {
            if (at < span.firstEvent() || at >= span.end()) {
                throw new DamagedRecordingException("constants are not where the chunk says", at);
            }
            checkpoints.add(at);
            delta = ConstantPools.delta(input, at);
            if (delta > 0) {
                throw new DamagedRecordingException("constants do not lead back to those before them", at);
            }
            at += delta;
        } while (delta != 0);
        Collections.reverse(checkpoints);
    }

    private static void search(final RecordingInput input, final ChunkSpan span, final List<Long> metadata,
            final List<Long> checkpoints, final CancelSignal cancel) throws IOException {
        new EventScan(input, span, cancel).run(span.firstEvent(), (_, typeId, start, _) -> {
            if (typeId == MetadataReader.EVENT_TYPE) {
                metadata.add(start);
            } else if (typeId == ConstantPools.EVENT_TYPE) {
                checkpoints.add(start);
            }
            return true;
        });
    }

    /** The last description that can be read: each replaces the one before. */
    private static TypeTable describedAt(final RecordingInput input, final List<Long> metadata,
            final ChunkHeader header) throws IOException {
        for (final long offset : metadata.reversed()) {
            try {
                return MetadataReader.read(input, offset);
            } catch (final DamagedRecordingException _) {
                // the one before it, then
            }
        }
        throw new DamagedRecordingException("the types of its events are not described", header.start());
    }

    /** Reads constants at an event of their type, once. */
    void readConstants(final long offset, final RecordingWarnings warnings) throws IOException {
        try {
            pools.read(input, offset);
        } catch (final DamagedRecordingException e) {
            warnings.add(e.offset(), "constants could not be read: %s; those before were kept".formatted(e.what()));
        }
    }

    /**
     * Hands out the events in the order of the file. Where sizes make no sense it goes on with the next event that something points to.
     *
     * @param warnings told what was left out
     */
    void forEach(final EventScan.Sink sink, final RecordingWarnings warnings, final CancelSignal cancel)
            throws IOException {
        final EventScan scan = new EventScan(input, span, cancel);
        long at = span.firstEvent();
        while (at < span.end()) {
            final long stopped = scan.run(at, sink);
            if (stopped >= span.end()) {
                break;
            }
            final Long next = knownEvents.higher(stopped);
            at = next == null ? span.end() : next;
            warnings.add(stopped, "an event has a size that cannot be; %,d bytes were skipped"
                    .formatted(at - stopped));
        }
        warnings.count("%,d events could not be read; they were left out", scan.leftOut(), scan.firstLeftOut());
    }

    boolean isKnownEvent(final long offset) {
        return knownEvents.contains(offset);
    }

    /** Another view of its bytes, with a buffer of its own. */
    RecordingInput another(final byte[] ownBuffer) {
        return new RecordingInput(content, span.end(), span.header().compressed(), ownBuffer);
    }

    ChunkHeader header() {
        return span.header();
    }

    byte[] buffer() {
        return input.buffer();
    }

    TypeTable types() {
        return types;
    }

    PooledStacks stacks() {
        return pools.stacks();
    }

    ConstantPools pools() {
        return pools;
    }

    Constants constants() {
        return constants;
    }
}

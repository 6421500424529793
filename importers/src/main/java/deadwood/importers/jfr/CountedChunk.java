package deadwood.importers.jfr;

import java.util.Map;

/** A chunk that was read, with the number of its events by type. */
record CountedChunk(ChunkSpan span, Map<RecordedType, Long> counts) {

    CountedChunk {
        counts = Map.copyOf(counts);
    }
}

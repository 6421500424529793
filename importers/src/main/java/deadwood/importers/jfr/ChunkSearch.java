package deadwood.importers.jfr;

import deadwood.importers.hprof.content.DumpContent;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Finds the chunks of a recording: one stands behind the other, each says how long it is unless it was never finished. */
final class ChunkSearch {

    private static final int BLOCK = 1 << 16;

    private final DumpContent content;
    private final RecordingWarnings warnings;
    private final CancelSignal cancel;

    ChunkSearch(final DumpContent content, final RecordingWarnings warnings, final CancelSignal cancel) {
        this.content = content;
        this.warnings = warnings;
        this.cancel = cancel;
    }

    List<ChunkSpan> find() throws IOException {
        final List<ChunkSpan> chunks = new ArrayList<>();
        long at = 0;
        while (at < content.size()) {
            cancel.check();
            final ChunkHeader header = ChunkHeader.at(content, at);
            if (header == null) {
                final long next = nextMagic(at + 1);
                warnings.add(at, "%,d bytes are no part of a chunk; they were skipped".formatted(next - at));
                at = next;
            } else {
                final ChunkSpan span = new ChunkSpan(header, end(header));
                chunks.add(span);
                at = span.end();
            }
        }
        return chunks;
    }

    private long end(final ChunkHeader header) throws IOException {
        final long start = header.start();
        if (header.size() > ChunkHeader.BYTES && header.size() <= content.size() - start) {
            return start + header.size();
        }
        if (header.size() > ChunkHeader.BYTES) {
            warnings.add(start, "the chunk has %,d bytes of which the file holds %,d; those were read"
                    .formatted(header.size(), content.size() - start));
            return content.size();
        }
        final ChunkSpan all = new ChunkSpan(header, content.size());
        final long end = Math.max(all.firstEvent(), new EventScan(
                new RecordingInput(content, content.size(), header.compressed()), all, cancel)
                .run(all.firstEvent(), (_, _, _, _) -> true));
        warnings.add(start, "the chunk was not finished; the %,d bytes of events that are there were read"
                .formatted(Math.min(end, content.size()) - start));
        return Math.min(end, content.size());
    }

    /** Where the next chunk seems to begin, the end of the file if there is none. */
    private long nextMagic(final long from) throws IOException {
        final ByteBuffer block = ByteBuffer.allocate(BLOCK);
        long base = from;
        while (base < content.size()) {
            cancel.check();
            block.clear();
            while (block.hasRemaining() && content.read(block, base + block.position()) > 0) {
                // until it is full or the file ends
            }
            block.flip();
            for (int i = 0; i + Integer.BYTES <= block.limit(); i++) {
                if (block.get(i) == 'F' && block.getInt(i) == ChunkHeader.MAGIC) {
                    return base + i;
                }
            }
            if (block.limit() < BLOCK) {
                break;
            }
            base += BLOCK - Integer.BYTES + 1;
        }
        return content.size();
    }
}

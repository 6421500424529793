package deadwood.importers.jfr;

import deadwood.importers.hprof.content.DumpContent;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the chunks of a recording: one stands behind the other, each says how long it is unless it was never finished. */
final class ChunkSearch {

    private static final int BLOCK = 1 << 16;
    /** One constant, its key 1, its length (jfrChunkWriter.cpp, write_chunk_header_checkpoint). */
    private static final byte[] BEFORE_COPY = {1, 1, ChunkHeader.BYTES};

    private final DumpContent content;
    private final RecordingWarnings warnings;
    private final CancelSignal cancel;
    /** What was read last: in a damaged file one search begins shortly behind the other. */
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).limit(0);
    private long blockStart;

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
                final long next = nextChunk(at + 1);
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
        final long left = content.size() - start;
        if (header.size() > ChunkHeader.BYTES) {
            final long end = start + Math.min(header.size(), left);
            if (header.size() == left || header.size() < left && ChunkHeader.at(content, end) != null) {
                return end;
            }
            return checkedEnd(header, end);
        }
        final ChunkSpan all = new ChunkSpan(header, content.size());
        final long end = Math.max(all.firstEvent(), new EventScan(
                new RecordingInput(content, content.size(), header.compressed()), all, cancel)
                .run(all.firstEvent(), (_, _, _, _) -> true));
        warnings.add(start, "the chunk was not finished; the %,d bytes of events that are there were read"
                .formatted(Math.min(end, content.size()) - start));
        return Math.min(end, content.size());
    }

    /** The end of a chunk behind which the file neither ends nor goes on with another: if it was cut, the next stands in it. */
    private long checkedEnd(final ChunkHeader header, final long end) throws IOException {
        final long next = nextChunk(header.start() + 1);
        if (next < end) {
            warnings.add(header.start(),
                    "the chunk has %,d bytes but another begins %,d bytes behind its start; those before it were read"
                            .formatted(header.size(), next - header.start()));
            return next;
        }
        if (header.size() > end - header.start()) {
            warnings.add(header.start(), "the chunk has %,d bytes of which the file holds %,d; those were read"
                    .formatted(header.size(), end - header.start()));
        }
        return end;
    }

    /** Where the next chunk that can be read begins, the end of the file if there is none. */
    private long nextChunk(final long from) throws IOException {
        long at = nextMagic(from);
        while (at < content.size() && (isCopy(at) || ChunkHeader.at(content, at) == null)) {
            at = nextMagic(at + 1);
        }
        return at;
    }

    /** Whether what stands there is the header of a chunk as a constant within it: since JDK 14 each flush leaves one. */
    private boolean isCopy(final long at) throws IOException {
        final ByteBuffer before = ByteBuffer.allocate(BEFORE_COPY.length);
        while (at >= before.capacity() && before.hasRemaining()
                && content.read(before, at - before.remaining()) > 0) {
            // until it is full
        }
        return !before.hasRemaining() && Arrays.equals(before.array(), BEFORE_COPY);
    }

    /** Where the next chunk seems to begin, the end of the file if there is none. */
    private long nextMagic(final long from) throws IOException {
        long base = from;
        while (base < content.size()) {
            cancel.check();
            if (base < blockStart || base - blockStart > block.limit() - Integer.BYTES) {
                load(base);
            }
            for (int i = (int) (base - blockStart); i + Integer.BYTES <= block.limit(); i++) {
                if (block.get(i) == 'F' && block.getInt(i) == ChunkHeader.MAGIC) {
                    return blockStart + i;
                }
            }
            if (block.limit() < BLOCK) {
                break;
            }
            base = blockStart + BLOCK - Integer.BYTES + 1;
        }
        return content.size();
    }

    private void load(final long from) throws IOException {
        blockStart = from;
        block.clear();
        while (block.hasRemaining() && content.read(block, from + block.position()) > 0) {
            // until it is full or the file ends
        }
        block.flip();
    }
}

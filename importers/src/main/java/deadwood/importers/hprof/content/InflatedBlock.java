package deadwood.importers.hprof.content;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * One block after the other of a compressed file, inflated as far as somebody asked for: who hops from record to record needs the first
 * bytes of each. For one thread at a time.
 */
final class InflatedBlock implements AutoCloseable {

    private static final int INPUT = 64 << 10;

    private final FileChannel channel;
    private final Arena arena = Arena.ofShared();
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final ByteBuffer input;
    private final ByteBuffer output;
    private final ByteBuffer beyond = ByteBuffer.allocate(1);
    private long start;
    private long dataStart;
    private long next;
    private long end;
    private int inflated;

    /** @param capacity bytes of the largest block */
    InflatedBlock(final FileChannel channel, final int capacity) {
        this.channel = channel;
        this.input = arena.allocate(INPUT).asByteBuffer();
        this.output = arena.allocate(Math.max(capacity, 1)).asByteBuffer();
    }

    /**
     * Turns to the member that begins at {@code begin} of the file.
     *
     * @param limit no byte of the file from here on is touched
     * @return its header, null if none is there
     */
    @Nullable
    GzipHeader begin(final long begin, final long limit) throws IOException {
        inflater.reset();
        checksum.reset();
        inflated = 0;
        start = begin;
        end = limit;
        next = begin;
        fill();
        final GzipHeader header = GzipHeader.of(input.duplicate());
        if (header != null) {
            dataStart = begin + header.length();
            inflater.setInput(input.position(input.position() + header.length()));
        }
        return header;
    }

    private void fill() throws IOException {
        input.clear().limit((int) Math.min(INPUT, end - next));
        while (input.hasRemaining()) {
            final int read = channel.read(input, next);
            if (read < 0) {
                throw new EOFException("the file ends at " + next);
            }
            next += read;
        }
        input.flip();
    }

    /** How an attempt to inflate ended. */
    enum Ending {
        /** There are as many bytes as were asked for. */
        ENOUGH,
        /** The member has no more bytes. */
        FINISHED,
        /** The file, or the part of it that may be touched, ends inside the member. */
        CUT,
        /** What stands there cannot be inflated any further. */
        DAMAGED
    }

    /** Goes on until so many bytes are inflated. */
    Ending inflateTo(final int count) throws IOException {
        while (inflated < count) {
            final Ending ending = step(output.limit(count).position(inflated), true);
            if (ending != Ending.ENOUGH) {
                return ending;
            }
        }
        return Ending.ENOUGH;
    }

    private Ending step(final ByteBuffer target, final boolean kept) throws IOException {
        if (inflater.needsInput() && !inflater.finished()) {
            if (next == end) {
                return Ending.CUT;
            }
            fill();
            inflater.setInput(input);
        }
        final long before = inflater.getBytesWritten();
        try {
            inflater.inflate(target);
        } catch (final DataFormatException e) {
            return Ending.DAMAGED;
        } finally {
            if (kept) {
                take((int) (inflater.getBytesWritten() - before));
            }
        }
        if (inflater.getBytesWritten() > before) {
            return Ending.ENOUGH;
        }
        if (inflater.finished()) {
            return Ending.FINISHED;
        }
        return inflater.needsInput() ? Ending.ENOUGH : Ending.DAMAGED;
    }

    private void take(final int count) {
        checksum.update(output.limit(inflated + count).position(inflated));
        inflated += count;
    }

    /** Bytes inflated so far. */
    int inflated() {
        return inflated;
    }

    /** Whether the compressed data ends after what was inflated so far. */
    boolean endsHere() throws IOException {
        Ending ending;
        do {
            ending = step(beyond.clear(), false);
        } while (ending == Ending.ENOUGH && beyond.hasRemaining());
        return ending == Ending.FINISHED;
    }

    /** Where the member ends in the file, its trailer included; once {@link #endsHere}. */
    long memberEnd() {
        return dataStart + inflater.getBytesRead() + GzipHeader.TRAILER;
    }

    /** Whether checksum and size stand behind the data and are right; once {@link #endsHere}. */
    boolean agreesWithTrailer() throws IOException {
        final long at = memberEnd() - GzipHeader.TRAILER;
        if (memberEnd() > end) {
            return false;
        }
        final ByteBuffer trailer = ByteBuffer.allocate(GzipHeader.TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        while (trailer.hasRemaining()) {
            if (channel.read(trailer, at + trailer.position()) < 0) {
                return false;
            }
        }
        return trailer.getInt(0) == (int) checksum.getValue() && trailer.getInt(Integer.BYTES) == inflated;
    }

    /** Inflates as much of a block as is needed for its first bytes; when that is all of it, checks that it ends where it should. */
    void inflate(final GzipBlocks blocks, final int block, final int count) throws IOException {
        if (count <= inflated) {
            return;
        }
        final int good = blocks.good(block);
        if (inflateTo(Math.min(count, good)) != Ending.ENOUGH) {
            throw misread(block);
        }
        if (blocks.isWhole(block) && inflated == blocks.size(block)
                && !(endsHere() && memberEnd() == end && agreesWithTrailer())) {
            throw misread(block);
        }
        output.clear();
        while (inflated < count) {
            output.put(inflated++, (byte) 0);
        }
    }

    /** Turns to a block of the table. */
    void turnTo(final GzipBlocks blocks, final int block) throws IOException {
        output.clear();
        if (begin(blocks.start(block), blocks.end(block)) == null && blocks.good(block) > 0) {
            throw misread(block);
        }
    }

    private MisreadBlockException misread(final int block) {
        return new MisreadBlockException(
                "the compressed block %d at offset %d cannot be inflated".formatted(block, start), start);
    }

    /** Copies inflated bytes. */
    void copy(final int from, final int count, final ByteBuffer target) {
        target.put(output.slice(from, count).limit(count));
    }

    @Override
    public void close() {
        inflater.end();
        arena.close();
    }
}

package deadwood.importers.jfr;

import deadwood.model.store.CancelSignal;
import java.io.IOException;

/** Goes from one event of a chunk to the next, whatever they are: each begins with its size and its type. */
final class EventScan {

    private static final int CHECK_EVERY = 1 << 12;

    /** Takes events. */
    @FunctionalInterface
    interface Sink {

        /**
         * @param input stands behind the type
         * @param start where the event begins
         * @param end offset behind it
         * @return whether more are wanted
         * @throws DamagedRecordingException if it cannot be read; it is left out then
         */
        boolean event(RecordingInput input, long typeId, long start, long end) throws IOException;
    }

    private final RecordingInput input;
    private final ChunkSpan span;
    private final CancelSignal cancel;
    private long left;
    private long firstLeft = -1;

    EventScan(final RecordingInput input, final ChunkSpan span, final CancelSignal cancel) {
        this.input = input;
        this.span = span;
        this.cancel = cancel;
    }

    /**
     * Hands out events until one has a size that cannot be.
     *
     * @param from where an event begins
     * @return where it stopped; the end of the chunk too if no more are wanted
     */
    long run(final long from, final Sink sink) throws IOException {
        long at = from;
        for (int count = 0; at < span.end(); count++) {
            if (count % CHECK_EVERY == 0) {
                cancel.check();
            }
            input.seek(at);
            final long size;
            final long typeId;
            try {
                size = input.readInt();
                typeId = input.readLong();
            } catch (final DamagedRecordingException _) {
                return at;
            }
            if (size <= 0 || size > span.end() - at || input.position() > at + size
                    || !span.header().finished() && isChunk(at)) {
                return at;
            }
            try {
                if (!sink.event(input, typeId, at, at + size)) {
                    return span.end();
                }
            } catch (final DamagedRecordingException _) {
                if (left++ == 0) {
                    firstLeft = at;
                }
            }
            at += size;
        }
        return at;
    }

    /** Whether another chunk begins there: an unfinished one does not say where it ends. */
    private boolean isChunk(final long at) throws IOException {
        final long back = input.position();
        input.seek(at);
        input.require(Integer.BYTES);
        boolean chunk = span.end() - at >= Integer.BYTES;
        for (int shift = 24; chunk && shift >= 0; shift -= Byte.SIZE) {
            chunk = (input.readByte() & 0xff) == (ChunkHeader.MAGIC >>> shift & 0xff);
        }
        input.seek(back);
        return chunk;
    }

    /** Events that could not be read. */
    long leftOut() {
        return left;
    }

    /** Where the first of them is, −1 if there is none. */
    long firstLeftOut() {
        return firstLeft;
    }
}

package deadwood.importers.pprof;

import deadwood.importers.samples.ReadingNotes;
import deadwood.model.store.CancelSignal;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipException;

/**
 * Reads a profile as a stream of blocks of whole messages: samples go into the queue, everything else into the tables. Ends at the first
 * bytes that cannot be a message, and where a second profile begins behind the first.
 */
final class PprofStream {

    /** Bytes read at a time. */
    static final int BLOCK = 1 << 19;
    /** Messages that are longer are skipped: a stack of 100,000 calls or a million labels is far shorter. */
    static final int LONGEST = 32 << 20;

    /** No second profile was met. */
    static final long NOWHERE = -1;

    private static final int SAMPLE_TAG = PprofFields.SAMPLE << 3 | ProtoReader.LENGTH;
    private static final int PARTIAL = -1;
    private static final int DAMAGED = -2;
    private static final int VARINT_BYTES = 10;

    private final InputStream in;
    private final long limit;
    private final PprofTables tables;
    private final ReadingNotes notes;
    private final BlockQueue queue;
    private final ProtoReader reader = new ProtoReader();

    private byte[] buffer;
    private int filled;
    private long offset;
    private boolean atEnd;
    private boolean damaged;
    private boolean skipped;
    private boolean samples;
    private long needed;
    private int firstField;
    private int lastField;
    private long restart = NOWHERE;
    private long second = NOWHERE;

    /** @param limit bytes to read at the most */
    PprofStream(final InputStream in, final long limit, final PprofTables tables, final ReadingNotes notes,
            final BlockQueue queue) {
        this.in = in;
        this.limit = limit;
        this.tables = tables;
        this.notes = notes;
        this.queue = queue;
        this.buffer = queue.array();
    }

    /** Where a second profile begins behind the first; {@link #NOWHERE} if none was met. */
    long second() {
        return second;
    }

    /** Whether what was read ended as a profile has to. */
    boolean whole() {
        return !damaged;
    }

    /** Bytes read. */
    long length() {
        return offset;
    }

    void run(final CancelSignal cancel) throws IOException {
        while ((!atEnd || skipped) && !damaged && second == NOWHERE) {
            cancel.check();
            skipped = false;
            fill();
            final int complete = frame();
            if (complete == 0 && !atEnd && !damaged && second == NOWHERE) {
                lengthen(cancel);
            } else {
                handOver(complete);
            }
        }
        if (filled > 0 && !damaged && second == NOWHERE) {
            damaged = true;
            notes.add(offset, "the file ends in the middle of a message; what is before it was kept");
        }
    }

    private void fill() throws IOException {
        try {
            while (!atEnd && filled < buffer.length) {
                final int wanted = (int) Math.min(buffer.length - filled, limit - offset - filled);
                final int read = wanted <= 0 ? -1 : in.read(buffer, filled, wanted);
                if (read < 0) {
                    atEnd = true;
                    return;
                }
                filled += read;
            }
        } catch (final EOFException | ZipException e) {
            atEnd = true;
            notes.add(offset + filled, "the compressed data are cut short or damaged; what was inflated was kept");
        }
    }

    /** Goes through the messages of the buffer. */
    private int frame() {
        final byte[] bytes = buffer;
        int at = 0;
        while (at < filled) {
            if (bytes[at] == SAMPLE_TAG && at + 2 < filled) {
                int length = bytes[at + 1];
                int from = at + 2;
                if (length < 0 && bytes[from] >= 0) {
                    length = length & 0x7f | bytes[from++] << 7;
                }
                if (length >= 0 && length <= filled - from) {
                    note(PprofFields.SAMPLE, at);
                    at = from + length;
                    samples = true;
                    continue;
                }
            }
            final int next = message(at);
            if (next < 0) {
                damaged |= next == DAMAGED;
                break;
            }
            at = next;
        }
        return at;
    }

    /** Remembers where the sequence of fields begins anew. */
    private void note(final int field, final int at) {
        if (field != lastField) {
            if (firstField == 0) {
                firstField = field;
            } else if (field == firstField && tables.hasTime()) {
                restart = offset + at;
            }
            lastField = field;
        }
    }

    /** What is behind the message that begins here, {@link #PARTIAL} or {@link #DAMAGED}. */
    private int message(final int begin) {
        final int tagEnd = varintEnd(begin);
        if (tagEnd < 0) {
            return partial(tagEnd, begin, VARINT_BYTES);
        }
        final int wire = buffer[begin] & 7;
        final int valueEnd = wire == ProtoReader.VARINT || wire == ProtoReader.LENGTH ? varintEnd(tagEnd) : tagEnd;
        if (valueEnd < 0) {
            return partial(valueEnd, begin, 2 * VARINT_BYTES);
        }
        final long length = switch (wire) {
            case ProtoReader.VARINT -> 0;
            case ProtoReader.LENGTH -> varint(tagEnd, valueEnd);
            case ProtoReader.FIXED_64 -> 8;
            case ProtoReader.FIXED_32 -> 4;
            default -> -1;
        };
        if (length < 0 || varint(begin, tagEnd) >>> 3 == 0) {
            return partial(DAMAGED, begin, 0);
        }
        if (length > filled - valueEnd) {
            return partial(PARTIAL, begin, valueEnd - begin + length);
        }
        final int end = valueEnd + (int) length;
        if (!reader.over(buffer, begin, end).next()) {
            return partial(DAMAGED, begin, 0);
        }
        return take(begin, end);
    }

    private int take(final int begin, final int end) {
        note(reader.field(), begin);
        if (reader.isMessage(PprofFields.SAMPLE)) {
            samples = true;
        } else if (reader.field() == PprofFields.TIME_NANOS && tables.hasTime()) {
            second = restart == NOWHERE ? offset + begin : restart;
            return PARTIAL;
        } else {
            tables.message(reader, offset + begin);
        }
        return end;
    }

    private int partial(final int how, final int begin, final long bytesNeeded) {
        needed = bytesNeeded;
        if (how == DAMAGED) {
            notes.add(offset + begin,
                    "what follows is not in the format of pprof; it was left out, and what is before it kept");
        }
        return how;
    }

    private int varintEnd(final int begin) {
        for (int at = begin; at < begin + VARINT_BYTES; at++) {
            if (at >= filled) {
                return PARTIAL;
            }
            if (buffer[at] >= 0) {
                return at + 1;
            }
        }
        return DAMAGED;
    }

    private long varint(final int from, final int to) {
        long value = 0;
        for (int at = to - 1; at >= from; at--) {
            value = value << 7 | buffer[at] & 0x7f;
        }
        return value;
    }

    /** Passes the first messages of the buffer on and keeps the rest. */
    private void handOver(final int complete) {
        final Block block = new Block(buffer, complete, offset);
        final byte[] next = samples ? queue.array() : buffer;
        System.arraycopy(buffer, complete, next, 0, filled - complete);
        if (samples) {
            queue.put(block);
        }
        samples = false;
        buffer = next;
        offset += complete;
        filled -= complete;
    }

    /** Makes room for a message that is longer than the buffer, or skips it. */
    private void lengthen(final CancelSignal cancel) throws IOException {
        if (needed <= buffer.length) {
            // All but the last byte of a varint was there; there is more of it now.
            return;
        }
        if (needed <= LONGEST) {
            final byte[] longer = new byte[(int) needed];
            System.arraycopy(buffer, 0, longer, 0, filled);
            buffer = longer;
            return;
        }
        notes.add(offset, String.format(Locale.ROOT,
                "a message of %,d bytes is longer than any of a profile; it was left out", needed));
        long left = needed - filled;
        offset += filled;
        filled = 0;
        while (left > 0 && !atEnd) {
            cancel.check();
            fill();
            final long taken = Math.min(left, filled);
            left -= taken;
            offset += taken;
            System.arraycopy(buffer, (int) taken, buffer, 0, filled - (int) taken);
            filled -= (int) taken;
        }
        damaged |= left > 0;
        // the end of the file may be in the buffer, and what stands before it was not looked at
        skipped = true;
    }
}

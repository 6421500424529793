package deadwood.importers.jfr;

import deadwood.importers.hprof.content.DumpContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a chunk (jdk.jfr.internal.consumer.ChunkHeader).
 *
 * @param start offset in the file
 * @param major format version: 0 up to JDK 8, 1 in JDK 9 and 10, 2 since
 * @param size in bytes, 0 if the chunk was not finished
 * @param constants offset in the chunk of the last event with constants
 * @param metadata offset in the chunk of the event that describes the types
 * @param startNanos nanoseconds since 1970
 * @param durationNanos how long it took
 * @param startTicks the clock of the events at the start
 * @param ticksPerSecond of that clock
 * @param finished whether the virtual machine completed it
 */
record ChunkHeader(long start, int major, int minor, long size, long constants, long metadata, long startNanos,
        long durationNanos, long startTicks, long ticksPerSecond, boolean compressed, boolean finished) {

    static final int BYTES = 68;
    /** "FLR" and a zero. */
    static final int MAGIC = 0x46_4c_52_00;
    private static final int NEWEST = 2;
    private static final long NANOS = 1_000_000_000L;
    private static final int UPDATING = 255;

    /** @return null if no chunk that can be read begins there */
    static @Nullable ChunkHeader at(final DumpContent content, final long start) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        while (bytes.hasRemaining()) {
            if (content.read(bytes, start + bytes.position()) <= 0) {
                return null;
            }
        }
        bytes.flip();
        if (bytes.getInt() != MAGIC) {
            return null;
        }
        final int major = bytes.getShort();
        final int minor = bytes.getShort();
        final long size = bytes.getLong();
        final long constants = bytes.getLong();
        final long metadata = bytes.getLong();
        final long startNanos = bytes.getLong();
        final long duration = bytes.getLong();
        final long startTicks = bytes.getLong();
        final long frequency = bytes.getLong();
        // Versions before 2.1 have all four bytes for features; the first is the state of the file since.
        final int state = bytes.get();
        bytes.position(BYTES - 1);
        final boolean compressed = (bytes.get() & 1) != 0;
        return major < 0 || major > NEWEST
                ? null
                : new ChunkHeader(start, major, minor, Math.max(size, 0), constants, metadata, startNanos,
                        Math.max(duration, 0), startTicks, frequency > 0 ? frequency : NANOS, compressed,
                        size > 0 && (state & 0xff) != UPDATING);
    }

    /** When, in nanoseconds since 1970. */
    long nanosAt(final long ticks) {
        return startNanos + span(ticks - startTicks);
    }

    /** A span of ticks in nanoseconds. */
    long span(final long ticks) {
        return ticksPerSecond == NANOS
                ? ticks
                : ticks / ticksPerSecond * NANOS + (long) ((double) (ticks % ticksPerSecond) * NANOS / ticksPerSecond);
    }
}

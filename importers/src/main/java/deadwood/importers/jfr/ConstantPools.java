package deadwood.importers.jfr;

import deadwood.importers.jfr.ValueReader.ConstantKey;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The constants of a chunk by type and key. Of stacks the places are kept, all others as the file has them; they are read when somebody asks.
 * Where a key is there twice the first in the file counts, as in jdk.jfr.internal.consumer.ChunkParser.
 */
final class ConstantPools {

    /** The type of the event that holds constants. */
    static final long EVENT_TYPE = 1;

    private static final class Pool {
        private final FieldPlan plan;
        private final LongIntMap offsets = new LongIntMap();

        Pool(final FieldPlan plan) {
            this.plan = plan;
        }
    }

    private final TypeTable types;
    private final boolean compressed;
    private final PooledStacks stacks;
    private final Map<Long, Pool> pools = new HashMap<>();
    private final ByteBlob blob = new ByteBlob();

    ConstantPools(final TypeTable types, final boolean compressed) {
        this.types = types;
        this.compressed = compressed;
        this.stacks = new PooledStacks(compressed);
    }

    PooledStacks stacks() {
        return stacks;
    }

    /**
     * Reads the constants of an event of type 1.
     *
     * @param offset where it begins
     * @throws DamagedRecordingException if it cannot be read to its end; what stands before stays
     */
    void read(final RecordingInput input, final long offset) throws IOException {
        input.seek(offset);
        final int eventSize = input.readInt();
        final long eventType = input.readLong();
        if (eventType != EVENT_TYPE || eventSize <= 0 || eventSize > input.end() - offset) {
            throw new DamagedRecordingException("there are no constants where the chunk says", offset);
        }
        input.readLong();
        input.readLong();
        input.readLong();
        input.readByte();
        final int count = input.readInt();
        for (int i = 0; i < count; i++) {
            readPool(input, offset + eventSize);
        }
    }

    /** How far back from an event of constants the one before it is, 0 if it is the first. */
    static long delta(final RecordingInput input, final long offset) throws IOException {
        input.seek(offset);
        final int eventSize = input.readInt();
        if (input.readLong() != EVENT_TYPE || eventSize <= 0) {
            throw new DamagedRecordingException("there are no constants where the chunk says", offset);
        }
        input.readLong();
        input.readLong();
        return input.readLong();
    }

    private void readPool(final RecordingInput input, final long end) throws IOException {
        final long typeId = input.readLong();
        final RecordedType type = types.type(typeId);
        if (type == null || !type.readable()) {
            throw input.damaged("constants are of the type %d, which is not described".formatted(typeId));
        }
        final int count = input.readInt();
        if (count < 0 || count > end - input.position()) {
            throw input.damaged("there are said to be %d constants of the type %s, for which there is no space"
                    .formatted(count, type));
        }
        if (type.isStackTrace()) {
            readStacks(input, type, count, end);
        } else {
            readValues(input, type, count, end);
        }
    }

    private void readStacks(final RecordingInput input, final RecordedType type, final int count, final long end)
            throws IOException {
        for (int i = 0; i < count; i++) {
            stacks.read(input, type, input.readLong());
            if (input.position() > end) {
                throw input.damaged("the stacks go on behind the end of the constants");
            }
        }
    }

    private void readValues(final RecordingInput input, final RecordedType type, final int count, final long end)
            throws IOException {
        final Pool pool = pools.computeIfAbsent(type.id(),
                _ -> new Pool(FieldPlan.skipping(type, compressed)));
        final long[] noSlots = {};
        for (int i = 0; i < count; i++) {
            final long key = input.readLong();
            input.mark();
            try {
                pool.plan.read(input, noSlots);
                if (input.position() > end) {
                    throw input.damaged("constants of the type %s go on behind their end".formatted(type));
                }
                if (pool.offsets.get(key) == LongIntMap.NONE) {
                    pool.offsets.putIfAbsent(key, input.marked(blob));
                }
            } finally {
                input.unmark();
            }
        }
    }

    /** Takes the constants of one type. */
    @FunctionalInterface
    interface ConstantSink {
        /**
         * @param value in the blob
         * @return whether more are wanted
         */
        boolean constant(long key, ByteBlob values, int value) throws IOException;
    }

    /**
     * Hands out the constants of a type as the file has them, in any order.
     *
     * @return false if no more were wanted
     */
    boolean forEach(final RecordedType type, final ConstantSink sink) throws IOException {
        final Pool pool = pools.get(type.id());
        if (pool == null) {
            return true;
        }
        for (int slot = pool.offsets.next(0); slot >= 0; slot = pool.offsets.next(slot + 1)) {
            if (!sink.constant(pool.offsets.keyAt(slot), blob, pool.offsets.valueAt(slot))) {
                return false;
            }
        }
        return true;
    }

    /** The constant: as {@link ValueReader} has values; null if there is none or it cannot be read. */
    @Nullable
    Object constant(final ConstantKey constant) {
        final Pool pool = pools.get(constant.type().id());
        final int offset = pool == null ? LongIntMap.NONE : pool.offsets.get(constant.key());
        if (offset == LongIntMap.NONE) {
            return null;
        }
        final RecordingInput input = blob.input(compressed);
        input.seek(offset);
        try {
            return ValueReader.value(input, constant.type());
        } catch (final IOException _) {
            // It was skipped without trouble before, but a string may still be encoded in a way nobody knows.
            return null;
        }
    }
}

package deadwood.importers.hprof.write;

import deadwood.model.heap.FieldType;
import java.time.Instant;

/**
 * What shape a dump is written in.
 *
 * @param version what the header says
 * @param idSize bytes of an id: 4 or 8
 * @param taken when the heap was as it is written; kept in milliseconds
 * @param segmentBytes the heap is written in segments of at most this many bytes (up to 2³⁰), larger only for a single larger object;
 *        {@link #ONE_RECORD} for one HEAP_DUMP record, which needs a channel that can seek
 */
public record HprofFormat(HprofVersion version, int idSize, Instant taken, int segmentBytes) {

    /** In place of a size of segments: the whole heap in one HEAP_DUMP record. */
    public static final int ONE_RECORD = 0;
    /** As large as the segments of HotSpot (heapDumper.cpp since JDK 7). */
    public static final int HOTSPOT_SEGMENT_BYTES = 1 << 20;

    private static final int MAXIMUM_SEGMENT_BYTES = 1 << 30;

    /** @throws IllegalArgumentException for an id size that the format does not know, or segments in version 1.0.1 */
    public HprofFormat {
        if (idSize != Integer.BYTES && idSize != Long.BYTES) {
            throw new IllegalArgumentException("ids have 4 or 8 bytes, not " + idSize);
        }
        if (segmentBytes < 0 || segmentBytes > MAXIMUM_SEGMENT_BYTES) {
            throw new IllegalArgumentException("segments of " + segmentBytes + " bytes");
        }
        if (segmentBytes != ONE_RECORD && version == HprofVersion.V1_0_1) {
            throw new IllegalArgumentException("version 1.0.1 has no segments");
        }
    }

    /** As HotSpot writes today: version 1.0.2, ids of 8 bytes, segments of 1 MiB. */
    public static HprofFormat hotSpot(final Instant taken) {
        return new HprofFormat(HprofVersion.V1_0_2, Long.BYTES, taken, HOTSPOT_SEGMENT_BYTES);
    }

    /** Bytes that a value takes in the dump. */
    int bytes(final FieldType type) {
        return type.bytes(idSize);
    }

    /** Code of a type: "Basic Type" in the format's description. */
    static int code(final FieldType type) {
        return switch (type) {
            case REFERENCE -> 2;
            case BOOLEAN -> 4;
            case CHAR -> 5;
            case FLOAT -> 6;
            case DOUBLE -> 7;
            case BYTE -> 8;
            case SHORT -> 9;
            case INT -> 10;
            case LONG -> 11;
        };
    }

    /** @throws IllegalArgumentException if the id is 0 or does not fit */
    void checkObjectId(final long id) {
        if (id == 0) {
            throw new IllegalArgumentException("0 is null and no object");
        }
        checkId(id);
    }

    /** @throws IllegalArgumentException if the id does not fit */
    void checkId(final long id) {
        if (idSize == Integer.BYTES && id >>> Integer.SIZE != 0) {
            throw new IllegalArgumentException("id " + hex(id) + " does not fit 4 bytes");
        }
    }

    static String hex(final long id) {
        return "0x" + Long.toHexString(id);
    }
}

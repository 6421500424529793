package deadwood.model.retention;

import deadwood.model.store.ColumnStore;
import deadwood.model.store.IndexFile;
import deadwood.model.store.IntColumn;
import deadwood.model.store.LongColumn;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Sizes in bytes, exact. They take four bytes each as unsigned numbers of {@link Retention#SIZE_UNIT} where all are multiples
 * of that and none can exceed 32 GiB, as in nearly every heap, and eight bytes otherwise.
 */
final class SizeColumn {

    /** The largest size, in bytes, that four bytes can hold. */
    static final long LARGEST_COMPACT = 0xFFFF_FFFFL * Retention.SIZE_UNIT;

    private final @Nullable IntColumn units;
    private final @Nullable LongColumn bytes;

    private SizeColumn(final @Nullable IntColumn units, final @Nullable LongColumn bytes) {
        this.units = units;
        this.bytes = bytes;
    }

    /** Sizes in four bytes each, with whatever the column holds. */
    static SizeColumn compact(final IntColumn units) {
        return new SizeColumn(units, null);
    }

    /** Sizes in eight bytes each, with whatever the column holds. */
    static SizeColumn wide(final LongColumn bytes) {
        return new SizeColumn(null, bytes);
    }

    /** The sizes that an index holds under a name. */
    static SizeColumn read(final IndexFile index, final String name, final boolean isCompact) throws IOException {
        return isCompact ? compact(index.ints(name)) : wide(index.longs(name));
    }

    boolean isCompact() {
        return units != null;
    }

    long size() {
        return units != null ? units.size() : java.util.Objects.requireNonNull(bytes).size();
    }

    /** Zeros of the same width as these. */
    SizeColumn alike(final ColumnStore store, final String name, final long size) throws IOException {
        return units != null ? compact(store.ints(name, size)) : wide(store.longs(name, size));
    }

    long get(final long index) {
        if (units != null) {
            return units.getUnsigned(index) * Retention.SIZE_UNIT;
        }
        return java.util.Objects.requireNonNull(bytes).get(index);
    }

    void set(final long index, final long size) {
        if (units != null) {
            units.set(index, (int) (size / Retention.SIZE_UNIT));
        } else {
            java.util.Objects.requireNonNull(bytes).set(index, size);
        }
    }
}

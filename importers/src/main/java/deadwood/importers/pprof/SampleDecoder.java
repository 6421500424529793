package deadwood.importers.pprof;

import deadwood.importers.samples.ByteInterner;
import deadwood.importers.samples.ReadingNotes;
import deadwood.importers.samples.SampleRows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the samples of blocks. Stacks and sets of labels are told apart by the bytes they are written in: what those mean is looked up
 * when all is read, once for each of them instead of once for each sample. For one thread.
 */
final class SampleDecoder {

    /** Values of a sample beyond that are left out. */
    static final int MAXIMUM_VALUES = 256;
    static final String DAMAGED = "%,d samples are damaged; what could be read of them was kept";
    static final String TOO_MANY_VALUES = "%,d samples have more than " + MAXIMUM_VALUES
            + " values; those behind were left out";

    private static final int SAMPLE_TAG = PprofFields.SAMPLE << 3 | ProtoReader.LENGTH;
    private static final int LOCATIONS_TAG = PprofFields.SAMPLE_LOCATION << 3 | ProtoReader.LENGTH;
    private static final int VALUES_TAG = PprofFields.SAMPLE_VALUE << 3 | ProtoReader.LENGTH;
    private static final int LABEL_TAG = PprofFields.SAMPLE_LABEL << 3 | ProtoReader.LENGTH;
    private static final int VARINT_BYTES = 10;
    /** Rows that are merged while reading, so that a file of equal samples takes no memory. */
    private static final int MANY_ROWS = 4 << 20;

    private final ReadingNotes notes;
    private final ByteInterner stacks = new ByteInterner();
    private final ByteInterner labels = new ByteInterner();
    private final SampleRows rows = new SampleRows();
    private final long[] values = new long[MAXIMUM_VALUES];
    private final long[] countByValues = new long[MAXIMUM_VALUES + 1];
    private final ProtoReader message = new ProtoReader();
    private final ProtoReader field = new ProtoReader();
    private byte[] oddStack = new byte[64];
    private int oddStackLength;
    private byte[] oddLabels = new byte[64];
    private int oddLabelsLength;
    private int oddValues;
    private int mergeAt = MANY_ROWS;
    private int length;

    SampleDecoder(final ReadingNotes notes) {
        this.notes = notes;
    }

    /** Distinct stacks: varints of location ids, the innermost first. */
    ByteInterner stacks() {
        return stacks;
    }

    /** Distinct sets of labels: fields of a sample. */
    ByteInterner labels() {
        return labels;
    }

    SampleRows rows() {
        return rows;
    }

    /** Number of samples with that many values. */
    long samplesWith(final int valueCount) {
        return countByValues[valueCount];
    }

    /** Decodes blocks until there are no more. */
    void run(final BlockQueue queue) {
        for (@Nullable
        Block block = queue.take(); block != null; block = queue.take()) {
            decode(block);
            queue.giveBack(block);
            if (rows.size() > mergeAt) {
                rows.merge(stacks.size(), labels.size());
                mergeAt = Math.max(MANY_ROWS, 2 * rows.size());
            }
        }
    }

    private void decode(final Block block) {
        final byte[] bytes = block.bytes();
        int at = 0;
        while (at < block.length()) {
            final int from = bytes[at] == SAMPLE_TAG ? lengthAt(bytes, at + 1) : 0;
            if (from > 0 && length >= 0) {
                final int end = from + length;
                if (!plain(bytes, from, end)) {
                    odd(bytes, from, end, block.offset() + at);
                }
                at = end;
            } else {
                message.over(bytes, at, block.length());
                if (!message.next()) {
                    throw new IllegalStateException("a block holds whole messages");
                }
                if (message.isMessage(PprofFields.SAMPLE)) {
                    odd(bytes, message.from(), message.to(), block.offset() + at);
                }
                at = message.position();
            }
        }
    }

    /** Reads a length into {@link #length}, negative if it is none, or written longer than need be. */
    private int lengthAt(final byte[] bytes, final int begin) {
        int at = begin;
        int result = bytes[at++];
        if (result < 0) {
            result &= 0x7f;
            int shift = 7;
            int next;
            do {
                next = bytes[at++];
                result |= (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0 && shift < 35);
            result = next < 0 ? -1 : result;
        }
        length = result;
        return at;
    }

    /**
     * Takes a sample as all writers make them: locations, values, labels, each at most once and in this order, packed.
     *
     * @return no if it is another; nothing was taken then
     */
    private boolean plain(final byte[] bytes, final int from, final int end) {
        if (end - from < 4 || end > bytes.length - VARINT_BYTES) {
            return false;
        }
        int at = from;
        int stackFrom = from;
        int stackTo = from;
        if (bytes[at] == LOCATIONS_TAG) {
            stackFrom = lengthAt(bytes, at + 1);
            if (length < 0 || length > end - stackFrom || length > 0 && bytes[stackFrom + length - 1] < 0) {
                return false;
            }
            stackTo = stackFrom + length;
            at = stackTo;
        }
        if (at + 2 > end || bytes[at] != VALUES_TAG) {
            return false;
        }
        at = lengthAt(bytes, at + 1);
        if (length < 0 || length > end - at || length > MAXIMUM_VALUES) {
            return false;
        }
        final int valuesTo = at + length;
        final int count = values(bytes, at, valuesTo);
        if (count < 0 || !areLabels(bytes, valuesTo, end)) {
            return false;
        }
        add(stacks.id(bytes, stackFrom, stackTo), labels.id(bytes, valuesTo, end), count);
        return true;
    }

    private void add(final int stack, final int labelSet, final int count) {
        countByValues[count]++;
        rows.add(stack, labelSet, values, count);
    }

    /** How many values there are, −1 if they are damaged. */
    private int values(final byte[] bytes, final int from, final int to) {
        int count = 0;
        int at = from;
        while (at < to) {
            long value = bytes[at++];
            if (value < 0) {
                value &= 0x7f;
                int shift = 7;
                byte next;
                do {
                    next = bytes[at++];
                    value |= (next & 0x7fL) << shift;
                    shift += 7;
                } while (next < 0 && shift < 70);
            }
            values[count++] = value;
        }
        return at == to ? count : -1;
    }

    private boolean areLabels(final byte[] bytes, final int from, final int end) {
        int at = from;
        while (at < end) {
            if (bytes[at] != LABEL_TAG || at + 2 > end) {
                return false;
            }
            at = lengthAt(bytes, at + 1);
            if (length < 0 || length > end - at) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Takes any other sample: its parts in any order, packed or not, and what can be read of it if it is damaged. */
    private void odd(final byte[] bytes, final int from, final int end, final long offset) {
        oddStackLength = 0;
        oddLabelsLength = 0;
        oddValues = 0;
        field.over(bytes, from, end);
        while (field.next()) {
            if (field.isNumbers(PprofFields.SAMPLE_LOCATION)) {
                field.numbers(this::addLocation);
            } else if (field.isNumbers(PprofFields.SAMPLE_VALUE)) {
                field.numbers(this::addValue);
            } else if (field.isMessage(PprofFields.SAMPLE_LABEL)) {
                addLabel(bytes, field.from(), field.to());
            }
        }
        if (field.damaged()) {
            notes.count(DAMAGED, offset);
        }
        if (oddValues > MAXIMUM_VALUES) {
            notes.count(TOO_MANY_VALUES, offset);
        }
        add(stacks.id(oddStack, 0, oddStackLength), labels.id(oddLabels, 0, oddLabelsLength),
                Math.min(oddValues, MAXIMUM_VALUES));
    }

    private void addLocation(final long id) {
        oddStack = withRoom(oddStack, oddStackLength, VARINT_BYTES);
        oddStackLength = ProtoBytes.putVarint(oddStack, oddStackLength, id);
    }

    private void addValue(final long value) {
        if (oddValues < MAXIMUM_VALUES) {
            values[oddValues] = value;
        }
        oddValues++;
    }

    private void addLabel(final byte[] bytes, final int from, final int to) {
        oddLabels = withRoom(oddLabels, oddLabelsLength, 1 + VARINT_BYTES + to - from);
        oddLabels[oddLabelsLength++] = LABEL_TAG;
        oddLabelsLength = ProtoBytes.putVarint(oddLabels, oddLabelsLength, to - from);
        System.arraycopy(bytes, from, oddLabels, oddLabelsLength, to - from);
        oddLabelsLength += to - from;
    }

    private static byte[] withRoom(final byte[] array, final int used, final int more) {
        return used + more <= array.length ? array : Arrays.copyOf(array, Math.max(used + more, array.length * 2));
    }

    /** Takes the distinct stacks of another decoder: by their number there their number here. */
    int[] absorbStacks(final SampleDecoder other) {
        return absorbed(stacks, other.stacks);
    }

    /** Takes the distinct sets of labels of another decoder: by their number there their number here. */
    int[] absorbLabels(final SampleDecoder other) {
        return absorbed(labels, other.labels);
    }

    private static int[] absorbed(final ByteInterner target, final ByteInterner source) {
        final int[] ids = new int[source.size()];
        source.seal();
        source.forEach((id, bytes, from, to) -> ids[id] = target.id(bytes, from, to));
        return ids;
    }
}

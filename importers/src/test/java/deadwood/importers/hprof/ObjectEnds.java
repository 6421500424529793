package deadwood.importers.hprof;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** Where each object of a good dump of less than 2 GiB ends: how many a cut leaves, whatever else it does. */
final class ObjectEnds {

    private final MappedByteBuffer in;
    private int[] ends = new int[1024];
    private int count;
    private int idSize;

    ObjectEnds(final Path dump) throws IOException {
        try (FileChannel channel = FileChannel.open(dump)) {
            in = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
        while (in.get() != 0) {
            // the name and version of the format
        }
        idSize = in.getInt();
        in.getLong();
        while (in.hasRemaining()) {
            final int tag = in.get();
            in.getInt();
            final int end = in.getInt() + in.position();
            while ((tag == Tags.HEAP_DUMP || tag == Tags.HEAP_DUMP_SEGMENT) && in.position() < end) {
                subRecord();
            }
            in.position(end);
        }
    }

    /** Number of objects of which every byte stands before the cut. */
    int before(final long cut) {
        final int found = Arrays.binarySearch(ends, 0, count, (int) Math.min(cut, Integer.MAX_VALUE));
        return found >= 0 ? found + 1 : -found - 1;
    }

    private void subRecord() {
        final int start = in.position();
        final int tag = in.get() & 0xff;
        final int next = switch (tag) {
            case Tags.INSTANCE_DUMP -> start + 9 + 2 * idSize + in.getInt(start + 5 + 2 * idSize);
            case Tags.OBJECT_ARRAY_DUMP -> start + 9 + 2 * idSize + in.getInt(start + 5 + idSize) * idSize;
            case Tags.PRIMITIVE_ARRAY_DUMP -> start + 10 + idSize
                    + in.getInt(start + 5 + idSize) * HprofTypes.primitiveSize(in.get(start + 9 + idSize));
            case Tags.CLASS_DUMP -> endOfClass(start);
            default -> start + SubRecordWalk.rootSize(tag, idSize);
        };
        if (tag >= Tags.CLASS_DUMP && tag <= Tags.PRIMITIVE_ARRAY_DUMP) {
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, 2 * count);
            }
            ends[count++] = next;
        }
        in.position(next);
    }

    private int endOfClass(final int start) {
        int at = start + 9 + 7 * idSize;
        for (int part = 0; part < 3; part++) {
            int entries = in.getShort(at) & 0xffff;
            at += 2;
            for (; entries > 0; entries--) {
                at += part == 0 ? 2 : idSize;
                at += 1 + (part == 2 ? 0 : HprofTypes.size(in.get(at), idSize));
            }
        }
        return at;
    }
}

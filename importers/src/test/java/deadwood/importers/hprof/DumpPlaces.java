package deadwood.importers.hprof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Where the tags, lengths, counts, types and ids of a good dump stand, and where its records and sub-records begin. */
final class DumpPlaces {

    /** What a number of the format means. */
    enum Kind {
        TAG, LENGTH, COUNT, TYPE, ID, SERIAL
    }

    /** @param width in bytes */
    record Place(Kind kind, int offset, int width) {}

    private final ByteBuffer in;
    private final List<Place> places = new ArrayList<>();
    private final List<Integer> records = new ArrayList<>();
    private final List<Integer> subRecords = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();
    private final int idSize;

    DumpPlaces(final byte[] dump) {
        in = ByteBuffer.wrap(dump);
        while (in.get() != 0) {
            // the name and version of the format
        }
        places.add(new Place(Kind.COUNT, in.position(), 4));
        idSize = in.getInt();
        in.getLong();
        while (in.hasRemaining()) {
            records.add(in.position());
            record();
        }
    }

    List<Place> places() {
        return places;
    }

    List<Integer> records() {
        return records;
    }

    List<Integer> subRecords() {
        return subRecords;
    }

    List<Long> ids() {
        return ids;
    }

    int idSize() {
        return idSize;
    }

    private long take(final Kind kind, final int width) {
        places.add(new Place(kind, in.position(), width));
        return switch (width) {
            case 1 -> in.get() & 0xff;
            case 2 -> in.getShort() & 0xffff;
            case 4 -> in.getInt() & 0xffff_ffffL;
            default -> in.getLong();
        };
    }

    private void id() {
        ids.add(take(Kind.ID, idSize));
    }

    private void record() {
        final int tag = (int) take(Kind.TAG, 1);
        in.getInt();
        final int length = (int) take(Kind.LENGTH, 4);
        final int end = in.position() + length;
        switch (tag) {
            case Tags.STRING -> id();
            case Tags.LOAD_CLASS -> {
                take(Kind.SERIAL, 4);
                id();
                take(Kind.SERIAL, 4);
                id();
            }
            case Tags.STACK_FRAME -> {
                for (int i = 0; i < 4; i++) {
                    id();
                }
                take(Kind.SERIAL, 4);
            }
            case Tags.STACK_TRACE -> {
                take(Kind.SERIAL, 4);
                take(Kind.SERIAL, 4);
                for (long frames = take(Kind.COUNT, 4); frames > 0; frames--) {
                    id();
                }
            }
            case Tags.HEAP_DUMP, Tags.HEAP_DUMP_SEGMENT -> {
                while (in.position() < end) {
                    subRecords.add(in.position());
                    subRecord();
                }
            }
            default -> {
                // nothing of interest in it
            }
        }
        in.position(end);
    }

    private void subRecord() {
        final int tag = (int) take(Kind.TAG, 1);
        id();
        switch (tag) {
            case Tags.CLASS_DUMP -> classDump();
            case Tags.INSTANCE_DUMP -> {
                take(Kind.SERIAL, 4);
                id();
                skip(take(Kind.LENGTH, 4));
            }
            case Tags.OBJECT_ARRAY_DUMP -> {
                take(Kind.SERIAL, 4);
                final long length = take(Kind.COUNT, 4);
                id();
                for (long i = 0; i < length; i++) {
                    id();
                }
            }
            case Tags.PRIMITIVE_ARRAY_DUMP -> {
                take(Kind.SERIAL, 4);
                final long length = take(Kind.COUNT, 4);
                skip(length * HprofTypes.primitiveSize((int) take(Kind.TYPE, 1)));
            }
            default -> {
                for (int left = SubRecordWalk.rootSize(tag, idSize) - 1 - idSize; left > 0; left -= 4) {
                    take(Kind.SERIAL, 4);
                }
            }
        }
    }

    private void classDump() {
        take(Kind.SERIAL, 4);
        for (int i = 0; i < 6; i++) {
            id();
        }
        take(Kind.LENGTH, 4);
        for (long constants = take(Kind.COUNT, 2); constants > 0; constants--) {
            in.getShort();
            value();
        }
        for (long statics = take(Kind.COUNT, 2); statics > 0; statics--) {
            id();
            value();
        }
        for (long fields = take(Kind.COUNT, 2); fields > 0; fields--) {
            id();
            take(Kind.TYPE, 1);
        }
    }

    private void value() {
        final int type = (int) take(Kind.TYPE, 1);
        if (type == HprofTypes.REFERENCE) {
            id();
        } else {
            skip(HprofTypes.size(type, idSize));
        }
    }

    private void skip(final long bytes) {
        in.position(in.position() + (int) bytes);
    }
}

package deadwood.importers.hprof;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/** Makes bad dumps of a good one: wrong bytes, tags, lengths, counts, types and ids; records that are missing, twice or swapped. */
final class DumpMutations {

    private final byte[] dump;
    private final DumpPlaces places;

    DumpMutations(final byte[] dump) {
        this.dump = dump;
        this.places = new DumpPlaces(dump);
    }

    byte[] mutated(final long seed) {
        final Random random = new Random(seed);
        byte[] bytes = dump.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            switch (random.nextInt(10)) {
                case 0 -> randomBytes(bytes, random);
                case 1 -> bytes = moved(bytes, random, random.nextBoolean() ? places.records() : places.subRecords());
                default -> number(bytes, random);
            }
        }
        return bytes;
    }

    private static void randomBytes(final byte[] bytes, final Random random) {
        final int at = random.nextInt(bytes.length - Long.BYTES);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> ByteBuffer.wrap(bytes).putLong(at, random.nextLong());
            default -> {
                for (int i = at; i < Math.min(bytes.length, at + 1 + random.nextInt(400)); i++) {
                    bytes[i] = 0;
                }
            }
        }
    }

    /** Takes some records out, or puts them in a second time; lengths around them stay as they were. */
    private static byte[] moved(final byte[] bytes, final Random random, final List<Integer> starts) {
        final int from = random.nextInt(starts.size());
        final int to = Math.min(from + 1 + random.nextInt(3), starts.size() - 1);
        final int start = Math.min(starts.get(from), bytes.length);
        final int end = Math.min(starts.get(to), bytes.length);
        final int target = random.nextInt(3) == 0 ? start : Math.min(starts.get(random.nextInt(starts.size())), start);
        final boolean twice = random.nextBoolean();
        final ByteBuffer result = ByteBuffer.allocate(bytes.length + (twice ? end - start : 0));
        result.put(bytes, 0, target).put(bytes, start, end - start).put(bytes, target, start - target);
        result.put(bytes, twice ? start : end, bytes.length - (twice ? start : end));
        return result.array();
    }

    private void number(final byte[] bytes, final Random random) {
        final DumpPlaces.Place place = places.places().get(random.nextInt(places.places().size()));
        if (place.offset() + place.width() > bytes.length) {
            return;
        }
        final ByteBuffer in = ByteBuffer.wrap(bytes);
        final long old = get(in, place);
        final long value = switch (place.kind()) {
            case TAG -> random.nextInt(5) == 0 ? random.nextInt(256) : tag(random);
            case TYPE -> random.nextInt(16);
            case LENGTH, COUNT -> count(old, random);
            case SERIAL -> random.nextBoolean() ? random.nextInt(20) : random.nextInt();
            case ID -> id(old, random);
        };
        put(in, place, value);
    }

    private static int tag(final Random random) {
        final int[] tags = {1, 2, 3, 4, 5, 6, 7, 8, 0x0a, 0x0c, 0x0d, 0x0e, 0x1c, 0x20, 0x21, 0x22, 0x23, 0x2c, 0x89,
            0x8d, 0x90, 0xc3, 0xfe, 0xff};
        return tags[random.nextInt(tags.length)];
    }

    private static long count(final long old, final Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> Integer.MAX_VALUE;
            case 3 -> Integer.MIN_VALUE;
            case 4 -> old + 1;
            case 5 -> old - 1;
            case 6 -> old * 2;
            case 7 -> random.nextInt(1 << 16);
            default -> random.nextInt();
        };
    }

    private long id(final long old, final Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> 0;
            case 1 -> old + 1 + random.nextInt(7);
            case 2 -> old + 8L * random.nextInt(1000);
            case 3 -> random.nextLong();
            case 4 -> random.nextLong() & -8;
            default -> places.ids().get(random.nextInt(places.ids().size()));
        };
    }

    private static long get(final ByteBuffer in, final DumpPlaces.Place place) {
        return switch (place.width()) {
            case 1 -> in.get(place.offset());
            case 2 -> in.getShort(place.offset());
            case 4 -> in.getInt(place.offset());
            default -> in.getLong(place.offset());
        };
    }

    private static void put(final ByteBuffer out, final DumpPlaces.Place place, final long value) {
        switch (place.width()) {
            case 1 -> out.put(place.offset(), (byte) value);
            case 2 -> out.putShort(place.offset(), (short) value);
            case 4 -> out.putInt(place.offset(), (int) value);
            default -> out.putLong(place.offset(), value);
        }
    }
}

package specimens.netty;

import io.netty.util.collection.CharObjectHashMap;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.LongObjectHashMap;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Maps of Netty. */
public final class NettySpecimens {

    static final IntObjectHashMap<Object> INT_MAP = new IntObjectHashMap<>();
    static final IntObjectHashMap<Object> INT_MAP_EMPTIED = new IntObjectHashMap<>();
    static final IntObjectHashMap<Object> INT_MAP_ZEROS = new IntObjectHashMap<>();
    static final LongObjectHashMap<Object> LONG_MAP = new LongObjectHashMap<>();
    static final LongObjectHashMap<Object> LONG_MAP_ROOMY = new LongObjectHashMap<>(4_000);
    static final CharObjectHashMap<Object> CHAR_MAP = new CharObjectHashMap<>();

    private NettySpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        for (int i = 0; i < 200; i++) {
            INT_MAP.put(i, "value");
            // A null is kept as an object that says so.
            INT_MAP_ZEROS.put(i, i % 5 == 0 ? "" : i % 5 == 1 ? null : "value");
            LONG_MAP.put(i * 1_000L, "value");
            CHAR_MAP.put((char) i, "value");
        }
        for (int i = 0; i < 1_000; i++) {
            INT_MAP_EMPTIED.put(i, "value");
        }
        for (int i = 1; i < 1_000; i++) {
            INT_MAP_EMPTIED.remove(i);
        }
        LONG_MAP_ROOMY.put(1, "value");
        map(facts, "INT_MAP", INT_MAP, 200, 0, 8);
        map(facts, "INT_MAP_EMPTIED", INT_MAP_EMPTIED, 1, 0, 8);
        map(facts, "INT_MAP_ZEROS", INT_MAP_ZEROS, 200, 80, 8);
        map(facts, "LONG_MAP", LONG_MAP, 200, 0, 12);
        map(facts, "LONG_MAP_ROOMY", LONG_MAP_ROOMY, 1, 0, 12);
        map(facts, "CHAR_MAP", CHAR_MAP, 200, 0, 6);
        facts.writeAndDump(arguments);
    }

    private static void map(final Facts facts, final String name, final Object map, final int entries,
            final int zeros, final int slotBytes) {
        Measure.open(facts.of(name, map).put("zeroValues", zeros), entries, Peek.number(map, "size"), 0, slotBytes,
                Measure.used(Peek.array(map, "values")));
    }
}

package deadwood.importers.specimen.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Hash tables that no catalog knows, one large or many small ones of each kind. */
public final class TableSpecimens {

    static final OwnTables.Chained CHAINED = new OwnTables.Chained();
    static final OwnTables.Recent RECENT = new OwnTables.Recent(1009);
    static final OwnTables.Interner INTERNER = new OwnTables.Interner();
    static final List<Object> INTERNED = new ArrayList<>();
    static final OwnTables.Parallel[] PARALLEL = new OwnTables.Parallel[30];
    static final OwnTables.Alternating ALTERNATING = new OwnTables.Alternating();
    static final OwnTables.Probed PROBED = new OwnTables.Probed();
    static final OwnTables.ByNumber BY_NUMBER = new OwnTables.ByNumber();
    static final OwnTables.Numbers NUMBERS = new OwnTables.Numbers();

    private TableSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Random random = new Random(3);
        for (int i = 0; i < 3_000; i++) {
            CHAINED.put("key " + i, new Object());
        }
        for (int i = 0; i < 700; i++) {
            RECENT.put(1_000_000L + random.nextInt(1_000_000), i % 3 == 0 ? null : new Object());
            final Object interned = new Object();
            INTERNED.add(interned);
            INTERNER.add(interned, random.nextInt());
            ALTERNATING.put(i * 17 + 100_000, "value");
        }
        for (int i = 0; i < PARALLEL.length; i++) {
            PARALLEL[i] = new OwnTables.Parallel();
            for (int j = 0; j < 5 + i; j++) {
                PARALLEL[i].put("name " + i + " " + j, i);
            }
        }
        for (int i = 0; i < 300; i++) {
            PROBED.add("counter " + i);
            BY_NUMBER.put(random.nextLong(), "value " + i);
            NUMBERS.add(random.nextInt());
        }
        final Map<String, Long> facts = new LinkedHashMap<>();
        count("CHAINED", facts, CHAINED);
        count("RECENT", facts, RECENT);
        count("INTERNER", facts, INTERNER);
        count("PARALLEL", facts, PARALLEL);
        count("ALTERNATING", facts, ALTERNATING);
        count("PROBED", facts, PROBED);
        count("BY_NUMBER", facts, BY_NUMBER);
        count("NUMBERS", facts, NUMBERS);
        Dumping.facts(arguments[1], facts);
        Dumping.dump(arguments[0]);
    }

    private static void count(final String name, final Map<String, Long> facts, final OwnTables.Counted... tables) {
        long longest = -1;
        for (final OwnTables.Counted table : tables) {
            facts.merge(name + ".entries", table.entries(), Long::sum);
            facts.merge(name + ".capacity", table.capacity(), Long::sum);
            facts.merge(name + ".emptySlots", table.emptySlots(), Long::sum);
            longest = Math.max(longest, table.longestChain());
        }
        if (longest >= 0) {
            facts.put(name + ".longestChain", longest);
        }
    }
}

package deadwood.model.structure.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether entries stand where a hash says: for each number that may be the hash, and for each {@link IndexRule}, how many do. Objects of the heap are
 * looked at table by table.
 */
final class Evidence {

    /** Entries that must stand where they should. */
    private static final int MINIMUM_HITS = 16;
    /** What their places must tell together, in bits: chance does not reach that. */
    private static final double MINIMUM_BITS = 64;
    /** Slots that are looked at between the one where an entry should stand and that where it stands. */
    private static final int MAXIMUM_DISTANCE = 256;
    /** Entries after which one in five should stand right. */
    private static final int HOPELESS = 512;

    /** Entries by where they stand, of one number and one rule. */
    private static final class Placed {

        long hits;
        /** Entries that stand behind used slots only, seen from where they should stand. */
        long pushed;
        /** What the places of these and those tell. */
        double bits;
    }

    /** One number that may be the hash. */
    private static final class Source {

        final Map<IndexRule, Placed> placed = new EnumMap<>(IndexRule.class);
        /** Number, slot and length of what was seen, mixed: the same again tells nothing new. */
        final Set<Long> known = new HashSet<>();
        final List<Long> own = new ArrayList<>();
        long tested;
        long repeated;
        long tables;
        /** Tables whose numbers are no further apart than the table has slots: indices, numbers of a sequence. */
        long windows;
    }

    private final Map<String, Source> sources = new LinkedHashMap<>();

    /**
     * What was found.
     *
     * @param source name of the number, as it was given
     * @param rule how it makes an index
     * @param share of the entries that stand right there
     */
    record Finding(String source, IndexRule rule, double share) {

        /** Whether the number is one of an entry, not that of a key that stands in the slot itself, or of an array beside. */
        boolean isOfEntry() {
            return !source.equals(Numbers.HASH) && !isBeside();
        }

        /** Whether the number is one of an array beside. */
        boolean isBeside() {
            return source.startsWith("[");
        }

        /** Whether the number is called a hash. */
        boolean isHash() {
            return source.toLowerCase(Locale.ROOT).contains("hash");
        }

        /** In words for a person. */
        String describe(final long entries, final long tables) {
            return String.format(Locale.ROOT, "%.0f %% of %,d entries in %,d tables stand where %s says (%s)",
                    100 * share, entries, tables, source.isEmpty()
                            ? "the key"
                            : "the hash of " + source.replace(
                                    Numbers.HASH, "").replaceAll("^$", "the key"),
                    rule.toString().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    /**
     * Takes one entry of a table.
     *
     * @param source name of the number
     * @param hash the number
     * @param slot where the entry stands
     * @param length number of slots
     * @param used slots with something in them
     */
    void see(final String source, final long hash, final int slot, final int length, final BitSet used) {
        final Source seen = sources.computeIfAbsent(source, _ -> new Source());
        seen.own.add(hash);
        if (!seen.known.add((hash * 0x9E37_79B9_7F4A_7C15L + slot) * 0x9E37_79B9_7F4A_7C15L + length)) {
            return;
        }
        seen.tested++;
        final boolean isIndex = hash >= 0 && hash < length;
        // So many places would have done as well: the slot itself and those of the used ones before it.
        final int before = usedBefore(slot, length, used);
        for (final IndexRule rule : IndexRule.values()) {
            final Placed placed = seen.placed.computeIfAbsent(rule, _ -> new Placed());
            final int home = rule.index(hash, length);
            final int distance = Math.floorMod(slot - home, length);
            if (home == IndexRule.NONE || distance > before) {
                continue;
            }
            if (distance == 0) {
                placed.hits++;
            } else {
                placed.pushed++;
            }
            // Zero is where it is by every rule.
            final boolean tells = hash != 0 && !(isIndex && rule.keepsSmall());
            placed.bits += tells ? Math.log((double) length / (before + 1)) / Math.log(2) : 0;
        }
    }

    private static int usedBefore(final int slot, final int length, final BitSet used) {
        int before = 0;
        while (before < Math.min(MAXIMUM_DISTANCE, length - 1) && used.get(Math.floorMod(slot - before - 1, length))) {
            before++;
        }
        return before;
    }

    /** Says that all entries of a table were seen. */
    void endTable(final int length) {
        for (final Source source : sources.values()) {
            if (!source.own.isEmpty()) {
                final Set<Long> distinct = new HashSet<>(source.own);
                source.repeated += source.own.size() - distinct.size();
                source.tables++;
                final long lowest = distinct.stream().mapToLong(Long::longValue).min().orElse(0);
                final long highest = distinct.stream().mapToLong(Long::longValue).max().orElse(0);
                source.windows += highest - lowest < length && highest - lowest >= 0 ? 1 : 0;
                source.own.clear();
            }
        }
    }

    /** Entries seen of the number that was there most often. */
    long tested() {
        return sources.values().stream().mapToLong(source -> source.tested).max().orElse(0);
    }

    /** How the entries of buckets are placed: nearly all in the very bucket that the hash says; null if nothing says it. */
    @Nullable
    Finding chained() {
        return best((source, placed) -> placed.hits * 100 >= source.tested * 98);
    }

    /**
     * How the entries of open slots are placed, or null: many of them right where the hash says, and nearly all others behind used slots. The fewer
     * stand right, the fewer others may stand anywhere. In numbered slots and rings the numbers are a window of a sequence.
     */
    @Nullable
    Finding open() {
        return best((source, placed) -> source.windows * 2 < source.tables
                && (placed.hits * 2 >= source.tested && (placed.hits + placed.pushed) * 100 >= source.tested * 95
                        || placed.hits * 4 >= source.tested
                                && (placed.hits + placed.pushed) * 100 >= source.tested * 98));
    }

    /** Whether there is no hope that any number says where entries stand, so that no more need be looked at. */
    boolean isHopeless() {
        return tested() >= HOPELESS && sources.values().stream()
                .flatMap(source -> source.placed.values().stream())
                .allMatch(placed -> placed.hits * 5 < tested());
    }

    private interface Test {
        boolean holds(Source source, Placed placed);
    }

    private @Nullable Finding best(final Test test) {
        Finding best = null;
        for (final Map.Entry<String, Source> entry : sources.entrySet()) {
            final Source source = entry.getValue();
            for (final Map.Entry<IndexRule, Placed> one : source.placed.entrySet()) {
                final Placed placed = one.getValue();
                final double share = (double) placed.hits / source.tested;
                // Keys, and hashes of them, hardly ever come twice in one table.
                if (placed.hits >= MINIMUM_HITS && placed.bits >= MINIMUM_BITS
                        && source.repeated * 10 <= source.tested && source.tested * 2 >= tested()
                        && test.holds(source, placed) && (best == null || share > best.share())) {
                    best = new Finding(entry.getKey(), one.getKey(), share);
                }
            }
        }
        return best;
    }
}

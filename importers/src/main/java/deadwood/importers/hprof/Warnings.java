package deadwood.importers.hprof;

import deadwood.model.snapshot.ImportWarning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gathers what an import could not take as it stands: one line for each kind, with a count and the first place. Safe for several threads. */
final class Warnings {

    private static final int MAXIMUM_SINGLE = 60;

    /** What can happen many times over in one file. */
    enum Kind {
        DANGLING_REFERENCE("%,d references point to objects that the dump does not hold; they read as null"),
        DANGLING_ROOT("%,d GC roots are objects that the dump does not hold; they were left out"),
        DUPLICATE_OBJECT("%,d objects have the id of an object before them; they were left out"),
        DUPLICATE_CLASS("%,d classes have the id of a class before them; they were left out"),
        BAD_ADDRESS("%,d objects have an id that cannot be an address in this heap; they were left out"),
        UNKNOWN_CLASS("%,d objects are of classes that the dump does not describe; their fields were left out"),
        ODD_PAYLOAD(
                "%,d objects have more or fewer bytes than the fields of their class need; the fields that fit were kept"),
        MISSING_NAME("%,d names are missing from the dump; their ids stand in their place"),
        CYCLIC_SUPERCLASS("%,d classes are superclasses of themselves; the cycle was cut"),
        MISSING_SUPERCLASS("%,d classes have a superclass that the dump does not describe; its fields were left out"),
        UNKNOWN_RECORD("%,d records have a tag that hprof does not know; they were skipped"),
        ODD_RECORD("%,d records have a length that their kind cannot have; if they were heap, it was left out"),
        TOO_MANY_ROOTS("%,d GC roots are more than can be kept; they were left out");

        private final String message;

        Kind(final String message) {
            this.message = message;
        }
    }

    private static final class Tally {
        private long count;
        private long first = Long.MAX_VALUE;
    }

    private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
    private final List<ImportWarning> singles = new ArrayList<>();
    private long suppressed;

    /**
     * Something that happens at few places.
     *
     * @param offset where, or −1
     */
    synchronized void add(final long offset, final String message) {
        if (singles.size() < MAXIMUM_SINGLE) {
            singles.add(new ImportWarning(offset, message));
        } else {
            suppressed++;
        }
    }

    /** Something without a place that is said once however often it happens. */
    synchronized void once(final String message) {
        final ImportWarning warning = new ImportWarning(-1, message);
        if (!singles.contains(warning)) {
            singles.add(warning);
        }
    }

    /**
     * @param count how many times it happened
     * @param first smallest offset where it did
     */
    synchronized void count(final Kind kind, final long count, final long first) {
        if (count > 0) {
            final Tally tally = tallies.computeIfAbsent(kind, _ -> new Tally());
            tally.count += count;
            tally.first = Math.min(tally.first, first);
        }
    }

    /** The same to add to. */
    synchronized Warnings copy() {
        final Warnings copy = new Warnings();
        copy.singles.addAll(singles);
        tallies.forEach((kind, tally) -> copy.count(kind, tally.count, tally.first));
        copy.suppressed = suppressed;
        return copy;
    }

    /** All, in the order of the file. */
    synchronized List<ImportWarning> list() {
        final List<ImportWarning> all = new ArrayList<>(singles);
        tallies.forEach((kind, tally) -> all
                .add(new ImportWarning(tally.first, String.format(Locale.ROOT, kind.message, tally.count))));
        if (suppressed > 0) {
            all.add(new ImportWarning(Long.MAX_VALUE, suppressed + " more warnings of damaged records"));
        }
        all.sort(Comparator.comparingLong(ImportWarning::offset));
        return all.stream()
                .map(warning -> warning.offset() == Long.MAX_VALUE
                        ? new ImportWarning(-1, warning.message())
                        : warning)
                .toList();
    }

    /** Counts for one thread without locks; {@link #report} hands the sum on. */
    static final class Counter {

        private final Kind kind;
        private long count;
        private long first = Long.MAX_VALUE;

        Counter(final Kind kind) {
            this.kind = kind;
        }

        void add(final long offset) {
            count++;
            if (offset < first) {
                first = offset;
            }
        }

        /** Forgets what was counted beyond that; where the first was stays. */
        void takeBack(final long countBefore) {
            count = countBefore;
            first = count == 0 ? Long.MAX_VALUE : first;
        }

        void add(final long offset, final long more) {
            if (more > 0) {
                count += more;
                first = Math.min(first, offset);
            }
        }

        long count() {
            return count;
        }

        void report(final Warnings warnings) {
            warnings.count(kind, count, first);
        }
    }
}

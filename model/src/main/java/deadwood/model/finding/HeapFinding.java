package deadwood.model.finding;

import java.util.List;

/**
 * One thing in a heap that somebody should look at.
 *
 * @param kind what it is: {@code map-bloat}, {@code stale-entries} …
 * @param where the classes and fields that hold it, as in {@link deadwood.model.structure.StructureGroup#where}; of things that hang in
 *        many places the one where most of them hang
 * @param type class name
 * @param count how many objects it is about
 * @param measures the exact numbers
 * @param bytesToGain what would be free if it were mended, in bytes; 0 if it costs time alone
 * @param why one sentence with the numbers
 * @param advice one sentence: what to look at in the code
 * @param objects ids of the objects, those that cost most first, at most {@value #MAXIMUM_OBJECTS}
 */
public record HeapFinding(String kind, String where, String type, long count, List<Measure> measures,
        long bytesToGain, String why, String advice, List<Integer> objects) {

    /** Objects named in a finding. */
    public static final int MAXIMUM_OBJECTS = 20;

    /**
     * A number with its name.
     *
     * @param name as JSON has it: {@code emptySlots}; sizes in bytes end in {@code Bytes}
     * @param value the number
     */
    public record Measure(String name, long value) {}

    public HeapFinding {
        measures = List.copyOf(measures);
        objects = List.copyOf(objects.subList(0, Math.min(objects.size(), MAXIMUM_OBJECTS)));
    }

    /**
     * The value of a measure.
     *
     * @throws IllegalArgumentException if it has none of that name
     */
    public long measure(final String name) {
        return measures.stream().filter(measure -> measure.name().equals(name)).mapToLong(Measure::value).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " has no measure " + name));
    }
}

package deadwood.model.structure;

import deadwood.model.structure.measure.StructureKind;
import deadwood.model.structure.measure.StructureMeasures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up the structures of one type in one place. For one thread. */
final class GroupBuilder {

    private final String key;
    private final String type;
    private final @Nullable String library;
    private final boolean isGuess;
    private final StructureKind kind;
    private final Sums sums = new Sums();
    final List<int[]> deadRoots = new ArrayList<>(0);
    private String where;
    /** Set when all structures are known: some may be inside others. */
    long retainedSize;
    /** Set where several tries share nodes: how many there are when each counts once. */
    long distinctNodes = -1;

    /**
     * @param where the place as it reads
     * @param key what the places of the group have in common
     */
    GroupBuilder(final String where, final String key, final String type, final @Nullable String library,
            final boolean isGuess, final StructureKind kind) {
        this.where = where;
        this.key = key;
        this.type = type;
        this.library = library;
        this.isGuess = isGuess;
        this.kind = kind;
    }

    StructureKind kind() {
        return kind;
    }

    /** Says that a structure of the group hangs here. */
    void at(final String place) {
        if (!where.equals(place)) {
            where = key;
        }
    }

    void add(final Sums more) {
        sums.add(more);
    }

    /** What can be added up by several threads, each its own, and put together then. */
    static final class Sums {

        private final List<Structure> largest = new ArrayList<>(1);
        private final Population.Builder population = new Population.Builder();
        private @Nullable StructureMeasures measures;

        void add(final Structure structure, final boolean isNeverFilled) {
            population.add(structure, isNeverFilled);
            addMeasures(structure.measures());
            addLargest(structure);
        }

        void add(final Sums other) {
            population.add(other.population);
            if (other.measures != null) {
                addMeasures(other.measures);
            }
            other.largest.forEach(this::addLargest);
        }

        private void addMeasures(final StructureMeasures more) {
            measures = measures == null ? more : measures.plus(more);
        }

        private void addLargest(final Structure structure) {
            int at = largest.size();
            while (at > 0 && isLarger(structure, largest.get(at - 1))) {
                at--;
            }
            if (at < StructureGroup.MAXIMUM_OBJECTS) {
                largest.add(at, structure);
                if (largest.size() > StructureGroup.MAXIMUM_OBJECTS) {
                    largest.removeLast();
                }
            }
        }

        private static boolean isLarger(final Structure left, final Structure right) {
            return left.retainedSize() != right.retainedSize()
                    ? left.retainedSize() > right.retainedSize()
                    : left.object() < right.object();
        }
    }

    StructureGroup build() {
        StructureMeasures measures = sums.measures == null ? StructureMeasures.NONE : sums.measures;
        if (distinctNodes >= 0 && measures.trie() != null) {
            measures = measures.with(measures.trie().withDistinct(distinctNodes));
        }
        return new StructureGroup(where, type, library, isGuess, kind, sums.population.build(),
                sums.largest.stream().map(Structure::object).toList(), measures, retainedSize);
    }
}

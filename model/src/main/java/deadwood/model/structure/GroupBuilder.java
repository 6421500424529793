package deadwood.model.structure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up the structures of one type in one place. */
final class GroupBuilder {

    private final String key;
    private final String type;
    private final StructureKind kind;
    private final List<Structure> largest = new ArrayList<>(1);
    final List<int[]> deadRoots = new ArrayList<>(0);
    private String where;
    private long count;
    private long entries;
    private long capacity;
    private long emptySlots;
    private long wastedBytes;
    /** Set when all structures are known: some may be inside others. */
    long retainedSize;
    private @Nullable TrieMeasures trie;

    /**
     * @param where the place as it reads
     * @param key what the places of the group have in common
     */
    GroupBuilder(final String where, final String key, final String type, final StructureKind kind) {
        this.where = where;
        this.key = key;
        this.type = type;
        this.kind = kind;
    }

    /** Says that a structure of the group hangs here. */
    void at(final String place) {
        if (!where.equals(place)) {
            where = key;
        }
    }

    void add(final Structure structure) {
        count++;
        entries += structure.entries();
        capacity += structure.capacity();
        emptySlots += structure.emptySlots();
        wastedBytes += structure.wastedBytes();
        if (structure.trie() != null) {
            trie = trie == null ? structure.trie() : trie.plus(structure.trie());
        }
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

    StructureGroup build() {
        return new StructureGroup(where, type, kind, count, largest.stream().map(Structure::object).toList(), entries,
                capacity, emptySlots, wastedBytes, retainedSize, trie);
    }
}

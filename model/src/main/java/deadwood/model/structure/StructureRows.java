package deadwood.model.structure;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.structure.where.Whereabouts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Gathers structures into groups by place and type. A structure costs two ints here, however many there are. */
final class StructureRows {

    private record Key(String where, String type) {}

    private final HeapGraph heap;
    private final Whereabouts where;
    private final Map<Long, Integer> groupByPlace = new HashMap<>();
    private final Map<Key, Integer> groupByKey = new HashMap<>();
    private final List<GroupBuilder> groups = new ArrayList<>();
    private int[] objects = new int[1024];
    private int[] groupOf = new int[1024];
    private int count;

    StructureRows(final HeapGraph heap, final Whereabouts where) {
        this.heap = heap;
        this.where = where;
    }

    /**
     * Adds one structure.
     *
     * @param typeId the class that its type is named after
     * @param deadRoots topmost dead nodes, empty but for tries
     */
    void add(final Structure structure, final int typeId, final int... deadRoots) {
        final int group = group(structure, typeId);
        groups.get(group).add(structure);
        if (deadRoots.length > 0) {
            groups.get(group).deadRoots.add(deadRoots);
        }
        if (count == objects.length) {
            objects = Arrays.copyOf(objects, count * 2);
            groupOf = Arrays.copyOf(groupOf, count * 2);
        }
        objects[count] = structure.object();
        groupOf[count++] = group;
    }

    private int group(final Structure structure, final int typeId) {
        final int place = where.placeOf(structure.object());
        final long key = (long) place << 32 | typeId;
        return groupByPlace.computeIfAbsent(key, _ -> {
            final String text = where.text(place);
            final String match = Whereabouts.matchKey(text);
            final String type = heap.classes().get(typeId).name();
            final int group = groupByKey.computeIfAbsent(new Key(match, type), _ -> {
                groups.add(new GroupBuilder(text, match, type, structure.kind()));
                return groups.size() - 1;
            });
            groups.get(group).at(text);
            return group;
        });
    }

    /** All of them. */
    StructureReport report(final Retention retention, final List<String> warnings, final ColumnStore scratch,
            final CancelSignal cancel) throws IOException {
        objects = Arrays.copyOf(objects, count);
        groupOf = Arrays.copyOf(groupOf, count);
        final long[] sizes = NestedSizes.of(heap, retention, objects, groupOf, groups.size(), scratch, cancel);
        for (int group = 0; group < sizes.length; group++) {
            groups.get(group).retainedSize = sizes[group];
        }
        final List<StructureGroup> built = groups.stream().map(GroupBuilder::build).toList();
        final int[] order = IntStream.range(0, built.size()).boxed()
                .sorted(Comparator.comparing(built::get,
                        Comparator.comparingLong(StructureGroup::wastedBytes)
                                .thenComparingLong(StructureGroup::retainedSize).reversed()
                                .thenComparing(StructureGroup::where).thenComparing(StructureGroup::type)))
                .mapToInt(Integer::intValue).toArray();
        return new StructureReport(Arrays.stream(order).mapToObj(built::get).toList(), members(order), warnings);
    }

    private StructureMembers members(final int[] order) {
        final int[] rank = new int[order.length];
        final Map<Integer, List<int[]>> deadRoots = new HashMap<>();
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
            if (!groups.get(order[i]).deadRoots.isEmpty()) {
                deadRoots.put(i, groups.get(order[i]).deadRoots);
            }
        }
        final int[] starts = new int[order.length + 1];
        for (final int group : groupOf) {
            starts[rank[group] + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        final int[] sorted = new int[count];
        final int[] next = starts.clone();
        for (int row = 0; row < count; row++) {
            sorted[next[rank[groupOf[row]]]++] = objects[row];
        }
        return new StructureMembers(starts, sorted, deadRoots);
    }
}

package deadwood.model.structure;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.GrowingArrays;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.measure.NodeGraph;
import deadwood.model.structure.measure.StructureKind;
import deadwood.model.structure.table.FoundTable;
import deadwood.model.structure.where.Whereabouts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
    private long lastKey = -1;
    private int lastGroup;

    StructureRows(final HeapGraph heap, final Whereabouts where) {
        this.heap = heap;
        this.where = where;
    }

    /**
     * Takes note of a structure.
     *
     * @param typeId the class that its type is named after
     * @param library what it is of, or null
     * @return the number of its group
     */
    int place(final int object, final int typeId, final StructureKind kind, final @Nullable String library,
            final boolean isGuess) {
        final int place = where.placeOf(object);
        final long key = (long) place << 32 | typeId;
        final int group = key == lastKey ? lastGroup : groupByPlace.computeIfAbsent(key, _ -> {
            final String text = where.text(place);
            final String match = Whereabouts.matchKey(text);
            final String type = heap.classes().get(typeId).name();
            final int found = groupByKey.computeIfAbsent(new Key(match, type), _ -> {
                groups.add(new GroupBuilder(text, match, type, library, isGuess, kind));
                return groups.size() - 1;
            });
            groups.get(found).at(text);
            return found;
        });
        // Neighbours often hang alike.
        lastKey = key;
        lastGroup = group;
        if (count == objects.length) {
            objects = Arrays.copyOf(objects, count * 2);
            groupOf = Arrays.copyOf(groupOf, count * 2);
        }
        objects[count] = object;
        groupOf[count++] = group;
        return group;
    }

    /** How many structures there are. */
    int count() {
        return count;
    }

    /** The object of a structure, by the order in which it was placed. */
    int object(final int row) {
        return objects[row];
    }

    /** The group of a structure, by the order in which it was placed. */
    int groupOf(final int row) {
        return groupOf[row];
    }

    GroupBuilder group(final int group) {
        return groups.get(group);
    }

    int groupCount() {
        return groups.size();
    }

    /**
     * Of several tries of the catalog in one place, counts the nodes that they share once.
     *
     * @param first where those that the catalog knows begin
     */
    void countShared(final int first, final NodeGraph graph, final HeapCatalog catalog, final CancelSignal cancel) {
        final int[] ends = new int[groups.size() + 1];
        for (int row = first; row < count; row++) {
            ends[groupOf[row] + 1] += isOfNodes(groupOf[row]) ? 1 : 0;
        }
        for (int group = 1; group < ends.length; group++) {
            ends[group] += ends[group - 1];
        }
        final int[] tries = new int[ends[groups.size()]];
        for (int row = first; row < count; row++) {
            if (isOfNodes(groupOf[row])) {
                tries[ends[groupOf[row]]++] = objects[row];
            }
        }
        // By now each says where its group ends, and so where the next begins.
        for (int group = 0; group < groups.size(); group++) {
            final int from = group == 0 ? 0 : ends[group - 1];
            if (ends[group] - from > 1) {
                groups.get(group).distinctNodes = distinct(tries, from, ends[group], graph, catalog, cancel);
            }
        }
    }

    private boolean isOfNodes(final int group) {
        final StructureKind kind = groups.get(group).kind();
        return kind == StructureKind.TRIE || kind == StructureKind.VECTOR;
    }

    /** The nodes of tries, those that they share counted once. */
    private long distinct(final int[] tries, final int from, final int to, final NodeGraph graph,
            final HeapCatalog catalog, final CancelSignal cancel) {
        graph.clearReached();
        long distinct = 0;
        for (int i = from; i < to; i++) {
            final BoundCollection collection = catalog.collection(heap.classIdOf(tries[i]));
            if (collection != null) {
                cancel.check();
                distinct += graph.reach(tries[i], collection);
            }
        }
        return distinct;
    }

    /** All of them. */
    StructureReport report(final Retention retention, final List<FoundTable> guesses, final List<String> warnings,
            final ColumnStore scratch, final ColumnStore result, final CancelSignal cancel) throws IOException {
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
        return new StructureReport(Arrays.stream(order).mapToObj(built::get).toList(), members(order, result),
                guesses, warnings);
    }

    private StructureMembers members(final int[] order, final ColumnStore result) throws IOException {
        final int[] rank = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
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
        final int[] deadStarts = new int[order.length + 1];
        final GrowingArrays.Ints dead = new GrowingArrays.Ints();
        for (int i = 0; i < order.length; i++) {
            for (final int[] roots : groups.get(order[i]).deadRoots) {
                for (final int root : roots) {
                    dead.add(root);
                }
            }
            deadStarts[i + 1] = dead.size();
        }
        return StructureMembers.of(starts, sorted, deadStarts, dead.trimmed(dead.size()), result);
    }
}

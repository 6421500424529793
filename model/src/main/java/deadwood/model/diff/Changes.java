package deadwood.model.diff;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.structure.StructureMembers;
import deadwood.model.structure.catalog.Catalog;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What detectors look at: both heaps, what changed in them, and how much of it no finding explains yet. */
final class Changes {

    /** Changes of less than this are noise whatever the size of the heap, in bytes. */
    static final long SMALLEST_CHANGE = 64 << 10;
    /** Changes of less than one in this many bytes of the larger heap are noise: half a per cent. */
    static final long NOISE_SHARE = 200;

    /**
     * What the JDK and other libraries keep for themselves comes and goes as classes are loaded and caches fill: there a change is
     * noise below this many bytes, or below four times what is noise elsewhere.
     */
    static final long SMALLEST_LIBRARY_CHANGE = 1 << 20;
    private static final long LIBRARY_FACTOR = 4;

    private static final int FACTOR = 2;
    private static final String STATIC = "static ";

    private final HeapSide before;
    private final HeapSide after;
    private final List<StructurePair> structures;
    private final Ownership ownersBefore;
    private final Ownership ownersAfter;
    private final long threshold;
    private final ColumnStore scratch;
    /** What specific findings have said of a pair, in bytes. */
    private final Map<StructurePair, Long> named = new HashMap<>();

    private Changes(final HeapSide before, final HeapSide after, final List<StructurePair> structures,
            final Ownership ownersBefore, final Ownership ownersAfter, final ColumnStore scratch) {
        this.scratch = scratch;
        this.before = before;
        this.after = after;
        this.structures = structures;
        this.ownersBefore = ownersBefore;
        this.ownersAfter = ownersAfter;
        this.threshold = threshold(before, after);
    }

    static Changes of(final HeapSide before, final HeapSide after, final List<StructurePair> structures,
            final ColumnStore scratch, final CancelSignal cancel) throws IOException {
        final long threshold = threshold(before, after);
        final Ownership.Marks marksBefore = new Ownership.Marks();
        final Ownership.Marks marksAfter = new Ownership.Marks();
        for (int pair = 0; pair < structures.size(); pair++) {
            final StructurePair structure = structures.get(pair);
            if (Math.abs(structure.delta().deltaRetained()) >= threshold
                    || deadBytes(structure.after()) - deadBytes(structure.before()) >= threshold) {
                mark(marksBefore, before.structures().members(), structure.beforeIndex(), pair);
                mark(marksAfter, after.structures().members(), structure.afterIndex(), pair);
            }
        }
        return new Changes(before, after, structures,
                Ownership.divide(before.retention(), marksBefore, scratch, cancel),
                Ownership.divide(after.retention(), marksAfter, scratch, cancel), scratch);
    }

    private static long deadBytes(
            final deadwood.model.structure.@org.jspecify.annotations.Nullable StructureGroup group) {
        return group == null || group.trie() == null ? 0 : group.trie().deadBytes();
    }

    private static void mark(final Ownership.Marks marks, final StructureMembers members, final int group,
            final int pair) {
        if (group >= 0) {
            members.forEachDeadRoot(group, object -> marks.mark(object, deadGroup(pair)));
            members.forEach(group, object -> marks.mark(object, wholeGroup(pair)));
        }
    }

    private static int wholeGroup(final int pair) {
        return pair * FACTOR;
    }

    private static int deadGroup(final int pair) {
        return pair * FACTOR + 1;
    }

    private static long threshold(final HeapSide before, final HeapSide after) {
        final long larger = Math.max(before.retention().reachableBytes(), after.retention().reachableBytes());
        return Math.max(SMALLEST_CHANGE, larger / NOISE_SHARE);
    }

    HeapSide before() {
        return before;
    }

    HeapSide after() {
        return after;
    }

    /** Bytes below which a change is noise. */
    long threshold() {
        return threshold;
    }

    /** Whether a class belongs to the JDK or to another library that the catalog knows. */
    boolean isOfLibrary(final String className) {
        final String element = className.replace("[]", "");
        return Catalog.standard().isLibrary(element)
                || Arrays.stream(FieldType.values()).anyMatch(type -> type.javaName().equals(element));
    }

    /** Bytes below which a change of a class is noise. */
    long thresholdOf(final String className) {
        return isOfLibrary(className) ? Math.max(SMALLEST_LIBRARY_CHANGE, LIBRARY_FACTOR * threshold) : threshold;
    }

    /** Bytes below which a change of what hangs somewhere is noise. */
    long thresholdOf(final StructurePair pair) {
        return pair.where().startsWith(STATIC) ? thresholdOf(pair.where().substring(STATIC.length())) : threshold;
    }

    /** Says that a finding names a pair for what it wastes. */
    void name(final StructurePair pair, final long bytes) {
        named.merge(pair, bytes, Math::max);
    }

    /** The bytes for which a finding names a pair already, 0 if none does. */
    long namedFor(final StructurePair pair) {
        return named.getOrDefault(pair, 0L);
    }

    /** Says that what is left of the pairs that findings name is no news: they have been named. */
    void explainNamed() {
        named.keySet().forEach(this::explain);
    }

    ClassClaims claimsBefore(final List<String> classes, final Set<String> application, final CancelSignal cancel)
            throws IOException {
        return ClassClaims.of(before.retention(), ownersBefore, classes, application, scratch, cancel);
    }

    ClassClaims claimsAfter(final List<String> classes, final Set<String> application, final CancelSignal cancel)
            throws IOException {
        return ClassClaims.of(after.retention(), ownersAfter, classes, application, scratch, cancel);
    }

    List<StructurePair> structures() {
        return structures;
    }

    /** Says that a finding explains the structures of the pair with all that they retain. */
    void explain(final StructurePair pair) {
        final int group = wholeGroup(structures.indexOf(pair));
        ownersBefore.explain(group);
        ownersAfter.explain(group);
    }

    /** Says that a finding explains the dead nodes of the pair. */
    void explainDeadNodes(final StructurePair pair) {
        final int group = deadGroup(structures.indexOf(pair));
        ownersBefore.explain(group);
        ownersAfter.explain(group);
    }

    /** Says that a finding explains the tables of the pair's maps, not their entries. */
    void explainTables(final StructurePair pair) {
        explainTables(before, pair.beforeIndex(), ownersBefore);
        explainTables(after, pair.afterIndex(), ownersAfter);
    }

    private static void explainTables(final HeapSide side, final int group, final Ownership owners) {
        if (group >= 0) {
            final BitSet tables = new BitSet();
            final long[] slots = new long[1];
            side.structures().members().forEach(group, map -> {
                final int table = Tables.of(map, side.retention());
                if (table != HeapGraph.NONE && !tables.get(table)) {
                    tables.set(table);
                    slots[0] += side.heap().arrayLength(table);
                }
            });
            // The tables were told by their looks: they are the right ones if they have as many slots as the scan counted.
            if (slots[0] == side.structures().groups().get(group).capacity()) {
                tables.stream().forEach(owners::explainAlone);
            }
        }
    }

    /** By how many bytes what the structures of the pair retain has grown, without what other findings explain. */
    long unexplainedGrowth(final StructurePair pair) {
        final int group = wholeGroup(structures.indexOf(pair));
        return ownersAfter.unexplainedBytes(group) - ownersBefore.unexplainedBytes(group);
    }

    /**
     * Growth of a class that no finding explains.
     *
     * @param instancesBefore number of unexplained instances in the first heap
     * @param instancesAfter number in the second
     * @param bytesBefore their shallow size
     * @param bytesAfter their shallow size
     */
    record ClassGrowth(long instancesBefore, long instancesAfter, long bytesBefore, long bytesAfter) {

        ClassGrowth plus(final ClassGrowth other) {
            return new ClassGrowth(instancesBefore + other.instancesBefore, instancesAfter + other.instancesAfter,
                    bytesBefore + other.bytesBefore, bytesAfter + other.bytesAfter);
        }
    }

    /** The unexplained growth of every class by name. */
    Map<String, ClassGrowth> unexplainedClasses(final CancelSignal cancel) {
        final Map<String, ClassGrowth> byName = new HashMap<>();
        final Ownership.Unexplained left = ownersBefore.unexplainedByClass(cancel);
        for (final ClassInfo type : before.heap().classes().all()) {
            byName.merge(type.name(), new ClassGrowth(left.instances()[type.id()], 0, left.bytes()[type.id()], 0),
                    ClassGrowth::plus);
        }
        final Ownership.Unexplained right = ownersAfter.unexplainedByClass(cancel);
        for (final ClassInfo type : after.heap().classes().all()) {
            byName.merge(type.name(), new ClassGrowth(0, right.instances()[type.id()], 0, right.bytes()[type.id()]),
                    ClassGrowth::plus);
        }
        return byName;
    }
}

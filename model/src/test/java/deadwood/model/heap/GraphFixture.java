package deadwood.model.heap;

import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.NativeColumnStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A heap straight from edges, for tests of what looks at nothing else: {@code edges[id]} are the targets of an object. Objects have no
 * fields; their classes give their sizes.
 */
public final class GraphFixture {

    private static final ObjectLayout LAYOUT = new ObjectLayout(4, 12, 16, 8, true);
    private static final long FIRST_ADDRESS = 0x1_0000_0000L;

    private final int count;
    private final ColumnStore store;
    private final IntColumn classIds;
    private final IntColumn rowStarts;
    private final IntColumn references;
    private final List<ClassInfo> classes = new ArrayList<>();
    private int[] entryPoints = new int[0];
    private int[] softSources = new int[0];
    private int[] softReferents = new int[0];
    private long position;

    /** A heap of {@code count} objects, all of the class {@code T} of 16 bytes until others are given. */
    public GraphFixture(final int count, final long references, final ColumnStore store) throws IOException {
        this.count = count;
        this.store = store;
        this.classIds = store.ints("class ids", count);
        this.rowStarts = store.ints("row starts", count);
        this.references = store.ints("references", references);
        rowStarts.fill(HeapGraph.NONE);
        type("T", 16);
    }

    /** A small heap in native memory. */
    public static GraphFixture of(final int[][] edges, final int... entryPoints) throws IOException {
        final GraphFixture fixture = new GraphFixture(edges.length,
                Arrays.stream(edges).mapToLong(row -> row.length).sum(), new NativeColumnStore());
        for (int object = 0; object < edges.length; object++) {
            fixture.row(object, edges[object]);
        }
        return fixture.entryPoints(entryPoints);
    }

    /** Adds a class; the first added after {@code T} has the id 1. */
    public GraphFixture type(final String name, final int size) {
        return type(name, size, ReferenceStrength.STRONG);
    }

    /** Adds a class. */
    public GraphFixture type(final String name, final int size, final ReferenceStrength strength) {
        classes.add(new ClassInfo(classes.size(), name, ClassInfo.Kind.INSTANCE, HeapGraph.NONE, HeapGraph.NONE,
                HeapGraph.NONE, null, List.of(), List.of(), size, strength));
        return this;
    }

    /** Gives an object its class. */
    public GraphFixture classOf(final int object, final int classId) {
        classIds.set(object, classId);
        return this;
    }

    /** Gives an object its references, once. */
    public GraphFixture row(final int object, final int... targets) {
        if (targets.length > 0) {
            rowStarts.set(object, (int) position);
            for (final int target : targets) {
                references.set(position++, target);
            }
            references.set(position - 1, targets[targets.length - 1] | Integer.MIN_VALUE);
        }
        return this;
    }

    /** Sets where the traversal starts. */
    public GraphFixture entryPoints(final int... objects) {
        entryPoints = Arrays.stream(objects).sorted().distinct().toArray();
        return this;
    }

    /** Says that objects, ascending, are soft references to others. Their classes must be soft, their rows must hold the referents. */
    public GraphFixture soft(final int[] sources, final int[] referents) {
        softSources = sources.clone();
        softReferents = referents.clone();
        return this;
    }

    /** The heap. */
    public HeapGraph build() throws IOException {
        if (position != references.size()) {
            throw new IllegalStateException(position + " references for " + references.size());
        }
        final long[] addresses = new long[count];
        Arrays.setAll(addresses, object -> FIRST_ADDRESS + 8L * object);
        final IntColumn sources = store.ints("weak sources", softSources.length);
        sources.set(0, softSources, 0, softSources.length);
        final IntColumn referents = store.ints("weak referents", softReferents.length);
        referents.set(0, softReferents, 0, softReferents.length);
        final HeapColumns columns = new HeapColumns(AddressIndex.of(addresses, 3, store), classIds,
                store.ints("array lengths", count), rowStarts, references, new WeakReferences(sources, referents),
                OddSizes.NONE);
        final List<Root> roots = Arrays.stream(entryPoints)
                .mapToObj(object -> new Root(RootKind.JNI_GLOBAL, object, HeapGraph.NONE, HeapGraph.NONE)).toList();
        return new HeapGraph(columns, new ClassTable(classes), new RootTable(roots), entryPoints,
                new ThreadTable(Collections.emptyList()), LAYOUT, NoFields.INSTANCE, store);
    }
}

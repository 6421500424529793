package deadwood.model.diff;

import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Divides the reachable objects of a heap among markers: each belongs to the nearest marked object at or above it in the
 * dominator tree. So what a finding explains is a set of markers, and bytes that two findings could claim are counted once.
 */
final class Ownership {

    /** Belongs to no marker. */
    static final int NOBODY = 0;

    private static final int UNKNOWN = -1;
    private static final int CHECK_EVERY = 1 << 16;

    private final Retention retention;
    private final IntColumn owners;
    /** By marker, 1 and on: the object, the marker above, the shallow bytes of its objects. */
    private final int[] objects;
    private final int[] parents;
    private final long[] bytes;
    /** Objects that findings explain without what is below them. */
    private final BitSet alone = new BitSet();
    /** By marker: whether a finding explains what is below. */
    private final boolean[] explained;

    /** Marks objects before they are divided. */
    static final class Marks {

        private int[] objects = new int[64];
        private int[] groups = new int[64];
        private int size = NOBODY;

        /** Marks an object for a group; one object can be marked for several. */
        void mark(final int object, final int group) {
            if (++size == objects.length) {
                objects = Arrays.copyOf(objects, size * 2);
                groups = Arrays.copyOf(groups, size * 2);
            }
            objects[size] = object;
            groups[size] = group;
        }
    }

    private final int[] groups;

    private Ownership(final Retention retention, final IntColumn owners, final Marks marks) {
        this.retention = retention;
        this.owners = owners;
        final int count = marks.size + 1;
        this.objects = Arrays.copyOf(marks.objects, count);
        this.groups = Arrays.copyOf(marks.groups, count);
        this.parents = new int[count];
        this.bytes = new long[count];
        this.explained = new boolean[count];
    }

    /** @param scratch where a column of one int an object goes */
    static Ownership divide(final Retention retention, final Marks marks, final ColumnStore scratch,
            final CancelSignal cancel) throws IOException {
        final IntColumn owners = scratch.ints("owners", retention.heap().objectCount());
        owners.fill(UNKNOWN);
        final Ownership ownership = new Ownership(retention, owners, marks);
        ownership.divide(cancel);
        return ownership;
    }

    private void divide(final CancelSignal cancel) {
        // Of several markers on one object each is below the one before, so what is below the object is below them all.
        for (int marker = 1; marker < objects.length; marker++) {
            parents[marker] = owners.get(objects[marker]);
            owners.set(objects[marker], marker);
        }
        for (int marker = 1; marker < objects.length; marker++) {
            if (parents[marker] == UNKNOWN) {
                final int above = retention.idom(objects[marker]);
                parents[marker] = above < 0 ? NOBODY : owner(above);
            }
        }
        for (int object = 0; object < owners.size(); object++) {
            if (object % CHECK_EVERY == 0) {
                cancel.check();
            }
            if (retention.isReachable(object)) {
                bytes[owner(object)] += retention.heap().shallowSize(object);
            }
        }
    }

    /** The marker that an object belongs to, or {@link #NOBODY}. */
    private int owner(final int object) {
        int at = object;
        while (at >= 0 && owners.get(at) == UNKNOWN) {
            at = retention.idom(at);
        }
        final int owner = at < 0 ? NOBODY : owners.get(at);
        // What was passed on the way up is known from now on, so all climbs together take as many steps as there are objects.
        for (int passed = object; passed >= 0 && owners.get(passed) == UNKNOWN; passed = retention.idom(passed)) {
            owners.set(passed, owner);
        }
        return owner;
    }

    /** Says that a finding explains what belongs to the markers of a group, or below. */
    void explain(final int group) {
        for (int marker = 1; marker < groups.length; marker++) {
            explained[marker] |= groups[marker] == group;
        }
    }

    /** Says that a finding explains one object, but nothing below it. */
    void explainAlone(final int object) {
        if (retention.isReachable(object) && !alone.get(object)) {
            alone.set(object);
            bytes[owners.get(object)] -= retention.heap().shallowSize(object);
        }
    }

    /** Shallow bytes at and below the markers of a group that no finding explains yet. */
    long unexplainedBytes(final int group) {
        final byte[] state = new byte[groups.length];
        long sum = 0;
        for (int marker = 1; marker < groups.length; marker++) {
            if (state(marker, group, state) == INSIDE) {
                sum += bytes[marker];
            }
        }
        return sum;
    }

    private static final byte OUTSIDE = 1;
    private static final byte INSIDE = 2;
    private static final byte EXPLAINED = 3;

    /** Whether a marker is below one of the group, with nothing explained above or at it. */
    private byte state(final int marker, final int group, final byte[] known) {
        int depth = 0;
        int at = marker;
        while (at != NOBODY && known[at] == 0) {
            at = parents[at];
            depth++;
        }
        byte above = at == NOBODY ? OUTSIDE : known[at];
        final int[] path = new int[depth];
        int step = marker;
        for (int i = 0; i < depth; i++) {
            path[i] = step;
            step = parents[step];
        }
        for (int i = depth - 1; i >= 0; i--) {
            if (explained[path[i]]) {
                above = EXPLAINED;
            } else if (above == OUTSIDE && groups[path[i]] == group) {
                above = INSIDE;
            }
            known[path[i]] = above;
        }
        return above;
    }

    /** Tells which objects belong to what a finding explains; those that are explained alone do not. As of now. */
    IntPredicate explained() {
        final boolean[] out = explainedMarkers();
        return object -> out[owners.get(object)];
    }

    /** Whether a finding explains the object, but not what is below it. */
    boolean isExplainedAlone(final int object) {
        return alone.get(object);
    }

    private boolean[] explainedMarkers() {
        final byte[] state = new byte[groups.length];
        final boolean[] out = new boolean[groups.length];
        for (int marker = 1; marker < groups.length; marker++) {
            out[marker] = state(marker, UNKNOWN, state) == EXPLAINED;
        }
        return out;
    }

    /** For each class the instances and the shallow bytes that no finding explains. */
    Unexplained unexplainedByClass(final CancelSignal cancel) {
        final boolean[] out = explainedMarkers();
        final int classes = retention.heap().classes().size();
        final Unexplained unexplained = new Unexplained(new long[classes], new long[classes]);
        for (int object = 0; object < owners.size(); object++) {
            if (object % CHECK_EVERY == 0) {
                cancel.check();
            }
            if (retention.isReachable(object) && !out[owners.get(object)]) {
                final int type = retention.heap().classIdOf(object);
                unexplained.instances[type]++;
                unexplained.bytes[type] += retention.heap().shallowSize(object);
            }
        }
        for (int object = alone.nextSetBit(0); object >= 0; object = alone.nextSetBit(object + 1)) {
            if (!out[owners.get(object)]) {
                final int type = retention.heap().classIdOf(object);
                unexplained.instances[type]--;
                unexplained.bytes[type] -= retention.heap().shallowSize(object);
            }
        }
        return unexplained;
    }

    /**
     * What no finding explains, by class id.
     *
     * @param instances number of objects
     * @param bytes their shallow size
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Unexplained(long[] instances, long[] bytes) {}
}

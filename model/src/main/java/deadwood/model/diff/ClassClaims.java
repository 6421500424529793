package deadwood.model.diff;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Divides the objects of a heap among classes in the order of their rank: what an object of a class retains is that class's, unless a
 * class before it has it already. So of a leak that consists of many classes one is named, with all the bytes.
 * <p>
 * Classes of the application go before those of the JDK, whose objects are what all others are made of. The arrays and
 * nodes of a JDK collection that do nothing but hold such objects belong to them, with the keys.
 */
final class ClassClaims {

    private static final int UNKNOWN = -2;
    private static final int EXPLAINED = -1;
    private static final int NOBODY = Integer.MAX_VALUE;
    private static final int CHECK_EVERY = 1 << 16;
    private static final String COLLECTIONS = "java.util.";

    private final HeapGraph heap;
    private final Retention retention;
    private final Ownership ownership;
    private final int[] ranks;
    private final int applicationRanks;
    private final boolean[] isNode;
    private final boolean[] isArray;
    private final IntColumn owners;
    private final long[] bytes;
    private int[] climb = new int[64];

    private ClassClaims(final Retention retention, final Ownership ownership, final List<String> classes,
            final Set<String> application, final ColumnStore scratch) throws IOException {
        this.heap = retention.heap();
        this.retention = retention;
        this.ownership = ownership;
        this.ranks = new int[heap.classes().size()];
        this.applicationRanks = application.size();
        this.isNode = new boolean[ranks.length];
        this.isArray = new boolean[ranks.length];
        this.owners = scratch.ints("claims of classes", heap.objectCount());
        this.bytes = new long[classes.size()];
        owners.fill(UNKNOWN);
        for (final ClassInfo info : heap.classes().all()) {
            final int rank = classes.indexOf(info.name());
            ranks[info.id()] = rank < 0 ? NOBODY : rank;
            isArray[info.id()] = info.kind() == ClassInfo.Kind.OBJECT_ARRAY;
            isNode[info.id()] = !isArray[info.id()] && info.name().startsWith(COLLECTIONS)
                    && info.name().indexOf('$') > 0;
        }
    }

    /**
     * @param classes names by rank, those of the application first
     * @param application those of the application among them
     * @param scratch where a column of two ints an object goes
     */
    static ClassClaims of(final Retention retention, final Ownership ownership, final List<String> classes,
            final Set<String> application, final ColumnStore scratch, final CancelSignal cancel) throws IOException {
        final ClassClaims claims = new ClassClaims(retention, ownership, classes, application, scratch);
        final IntPredicate explained = ownership.explained();
        claims.forEach(cancel, object -> claims.claim(object, explained));
        claims.forEach(cancel, claims::claimWhatHolds);
        claims.claimRest(scratch, cancel);
        return claims;
    }

    /** Shallow bytes of what belongs to the class of a rank. */
    long bytes(final int rank) {
        return bytes[rank];
    }

    private interface ObjectAction {
        void accept(int object);
    }

    private void forEach(final CancelSignal cancel, final ObjectAction action) {
        for (int object = 0; object < owners.size(); object++) {
            if (object % CHECK_EVERY == 0) {
                cancel.check();
            }
            if (retention.isReachable(object)) {
                action.accept(object);
            }
        }
    }

    /** Goes down the dominator tree with the classes of the application. */
    private void claim(final int object, final IntPredicate explained) {
        int depth = 0;
        int at = object;
        while (at >= 0 && owners.get(at) == UNKNOWN) {
            push(at, depth++);
            at = retention.idom(at);
        }
        int above = at < 0 ? NOBODY : owners.get(at);
        while (depth > 0) {
            final int next = climb[--depth];
            if (above != EXPLAINED && explained.test(next)) {
                above = EXPLAINED;
            }
            final int rank = ranks[heap.classIdOf(next)];
            if (above != EXPLAINED && rank < applicationRanks) {
                above = Math.min(above, rank);
            }
            owners.set(next, above);
        }
    }

    private void push(final int object, final int depth) {
        if (depth == climb.length) {
            climb = Arrays.copyOf(climb, depth * 2);
        }
        climb[depth] = object;
    }

    /** Arrays and nodes above an object of the application that belong to nobody are there for its sake. */
    private void claimWhatHolds(final int object) {
        final int owner = owners.get(object);
        if (owner < 0 || owner >= applicationRanks) {
            return;
        }
        int at = retention.idom(object);
        while (at >= 0 && owners.get(at) == NOBODY && isInside(heap.classIdOf(at))) {
            owners.set(at, owner);
            at = retention.idom(at);
        }
    }

    private boolean isInside(final int classId) {
        return isArray[classId] || isNode[classId];
    }

    /** Goes down once more with what is left: keys below nodes, then the classes of the JDK. */
    private void claimRest(final ColumnStore scratch, final CancelSignal cancel) throws IOException {
        final IntColumn last = scratch.ints("last claims of classes", heap.objectCount());
        last.fill(UNKNOWN);
        forEach(cancel, object -> {
            int depth = 0;
            int at = object;
            while (at >= 0 && last.get(at) == UNKNOWN) {
                push(at, depth++);
                at = retention.idom(at);
            }
            while (depth > 0) {
                final int next = climb[--depth];
                last.set(next, lastClaim(next, at, last));
                at = next;
            }
            final int owner = last.get(object);
            if (owner >= 0 && owner < bytes.length && !ownership.isExplainedAlone(object)) {
                bytes[owner] += heap.shallowSize(object);
            }
        });
    }

    private int lastClaim(final int object, final int above, final IntColumn last) {
        final int owner = owners.get(object);
        if (owner != NOBODY) {
            return owner;
        }
        final int inherited = above < 0 ? NOBODY : last.get(above);
        // An array above may hold much else; what was claimed this time, and the node of an entry, is one with what it holds.
        final boolean passes = above >= 0 && inherited >= 0
                && (owners.get(above) == NOBODY || isNode[heap.classIdOf(above)]);
        return Math.min(ranks[heap.classIdOf(object)], passes ? inherited : NOBODY);
    }
}

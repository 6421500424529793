package deadwood.model.heap;

import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.ShortColumn;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The class of each object: two bytes an object where there are few enough classes, else four. Setting is safe for several threads. */
public final class ClassIds {

    private static final int MOST_NARROW = 1 << Short.SIZE;

    private final @Nullable ShortColumn narrow;
    private final @Nullable IntColumn wide;

    private ClassIds(final @Nullable ShortColumn narrow, final @Nullable IntColumn wide) {
        this.narrow = narrow;
        this.wide = wide;
    }

    /** Four bytes an object. */
    public static ClassIds wide(final IntColumn ids) {
        return new ClassIds(null, ids);
    }

    /** Two bytes an object. */
    public static ClassIds narrow(final ShortColumn ids) {
        return new ClassIds(ids, null);
    }

    /** A new column {@link HeapGraphCodec#CLASS_IDS}, wide enough for the number of classes. */
    public static ClassIds create(final ColumnStore store, final int objects, final int classes) throws IOException {
        return classes <= MOST_NARROW
                ? narrow(store.shorts(HeapGraphCodec.CLASS_IDS, objects))
                : wide(store.ints(HeapGraphCodec.CLASS_IDS, objects));
    }

    /** Whether the column takes two bytes an object. */
    public static boolean isNarrow(final int classes) {
        return classes <= MOST_NARROW;
    }

    public int get(final int object) {
        final ShortColumn shorts = narrow;
        if (shorts != null) {
            return shorts.get(object);
        }
        final IntColumn ints = wide;
        return ints == null ? HeapGraph.NONE : ints.get(object);
    }

    public void set(final int object, final int classId) {
        if (narrow != null) {
            narrow.set(object, classId);
        } else if (wide != null) {
            wide.set(object, classId);
        }
    }

    /** Number of objects. */
    public long size() {
        return narrow != null ? narrow.size() : wide != null ? wide.size() : 0;
    }
}

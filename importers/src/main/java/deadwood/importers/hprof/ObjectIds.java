package deadwood.importers.hprof;

import java.util.Arrays;

/** A growing list of object ids. */
final class ObjectIds {

    private int[] ids = new int[64];
    private int size;

    void add(final int id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
        }
        ids[size++] = id;
    }

    void addAll(final int[] more) {
        for (final int id : more) {
            add(id);
        }
    }

    /** Each once, ascending. */
    int[] distinct() {
        Arrays.sort(ids, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || ids[i] != ids[kept - 1]) {
                ids[kept++] = ids[i];
            }
        }
        size = kept;
        return Arrays.copyOf(ids, kept);
    }

    /** Each once, in the order of their first addition; for short lists. */
    int[] inOrder() {
        return Arrays.stream(ids, 0, size).distinct().toArray();
    }
}

package deadwood.model.structure.trie;

import java.util.Arrays;

/** Some of a long row of objects, evenly spread and the same at every run. */
final class Sample {

    /** Objects kept at the most. */
    static final int CAPACITY = 4096;

    private final int[] objects = new int[CAPACITY];
    private int size;
    private long seen;
    private long stride = 1;

    void add(final int object) {
        if (seen++ % stride != 0) {
            return;
        }
        if (size == CAPACITY) {
            for (int i = 0; i < CAPACITY / 2; i++) {
                objects[i] = objects[2 * i];
            }
            size = CAPACITY / 2;
            stride *= 2;
            if ((seen - 1) % stride != 0) {
                return;
            }
        }
        objects[size++] = object;
    }

    int[] objects() {
        return Arrays.copyOf(objects, size);
    }
}

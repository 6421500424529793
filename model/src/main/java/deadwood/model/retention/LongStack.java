package deadwood.model.retention;

import deadwood.model.store.ColumnStore;
import deadwood.model.store.LongColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A stack of longs as deep as it needs to be: a list in the heap can be fifty million nodes long. Only its top lives on the Java
 * heap, the rest in columns.
 */
public final class LongStack {

    private static final int BLOCK = 1 << 16;

    private final ColumnStore store;
    private long[] top = new long[1 << 8];
    private final List<LongColumn> blocks = new ArrayList<>();
    private int inTop;
    private int spilled;

    public LongStack(final ColumnStore store) {
        this.store = store;
    }

    public boolean isEmpty() {
        return inTop == 0 && spilled == 0;
    }

    public void push(final long value) throws IOException {
        if (inTop == top.length) {
            makeRoom();
        }
        top[inTop++] = value;
    }

    /** Only for a stack that is not empty. */
    public long pop() {
        if (inTop == 0) {
            reload();
        }
        return top[--inTop];
    }

    private void makeRoom() throws IOException {
        if (top.length < 2 * BLOCK) {
            top = Arrays.copyOf(top, 2 * top.length);
            return;
        }
        if (spilled == blocks.size()) {
            // Several stacks, each of one thread, can share a store.
            synchronized (store) {
                blocks.add(store.longs("stack block " + spilled, BLOCK));
            }
        }
        blocks.get(spilled++).set(0, top, 0, BLOCK);
        // Half of the top stays, so that going up and down around this depth does not spill each time.
        System.arraycopy(top, BLOCK, top, 0, BLOCK);
        inTop = BLOCK;
    }

    private void reload() {
        final LongColumn block = blocks.get(--spilled);
        for (int i = 0; i < BLOCK; i++) {
            top[i] = block.get(i);
        }
        inTop = BLOCK;
    }
}

package deadwood.model.retention;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the reachable objects in preorder and logs every edge that leads to what was visited before.
 * <p>
 * Edges into entry points are neither followed nor logged: the root above them dominates them immediately, whoever else
 * refers to them. The stack is explicit, and an edge that is the last of its row leaves nothing on it.
 */
final class DepthFirstNumbering {

    private static final int TARGET = Integer.MAX_VALUE;
    private static final int REPORT_EVERY = 1 << 14;
    private static final int CHECK_EVERY = 1 << 18;

    private final HeapGraph heap;
    private final IntColumn references;
    private final @Nullable SkippedReferences skipped;
    private final IntColumn numbers;
    private final IntColumn objects;
    private final IntColumn parents;
    private final LongStack stack;
    private final EdgeLog log;
    private final Progress.Step step;
    private final CancelSignal cancel;
    private int size;

    private DepthFirstNumbering(final HeapGraph heap, final @Nullable SkippedReferences skipped,
            final IntColumn numbers, final ColumnStore scratch, final EdgeLog log, final Progress.Step step,
            final CancelSignal cancel) throws IOException {
        this.heap = heap;
        this.references = heap.referenceColumn();
        this.skipped = skipped;
        this.numbers = numbers;
        this.objects = scratch.ints("objects by preorder number", heap.objectCount() + 1L);
        this.parents = scratch.ints("parents by preorder number", heap.objectCount() + 1L);
        this.stack = new LongStack(scratch);
        this.log = log;
        this.step = step;
        this.cancel = cancel;
    }

    /**
     * @param skipped references not to follow, or null
     * @param numbers a column of zeros, one an object, that the tree is made of
     * @param scratch where the other columns of the tree go
     * @param log gets the edges that are not in the tree
     */
    static DepthFirstTree of(final HeapGraph heap, final @Nullable SkippedReferences skipped, final IntColumn numbers,
            final ColumnStore scratch, final EdgeLog log, final Progress.Step step, final CancelSignal cancel)
            throws IOException {
        final DepthFirstNumbering numbering = new DepthFirstNumbering(heap, skipped, numbers, scratch, log, step,
                cancel);
        for (int i = 0; i < heap.entryPointCount(); i++) {
            numbers.set(heap.entryPoint(i), DepthFirstTree.ENTRY_POINT);
        }
        for (int i = 0; i < heap.entryPointCount(); i++) {
            numbering.traverse(heap.entryPoint(i));
        }
        step.advance(numbering.size % REPORT_EVERY + heap.objectCount() - numbering.size);
        return new DepthFirstTree(numbers, numbering.objects, numbering.parents, numbering.size);
    }

    private void traverse(final int entryPoint) throws IOException {
        int current = number(entryPoint, 0);
        numbers.set(entryPoint, current | DepthFirstTree.ENTRY_POINT);
        long position = heap.firstReference(entryPoint);
        if (position == HeapGraph.NONE) {
            return;
        }
        while (true) {
            final int reference = references.get(position);
            final int target = reference & TARGET;
            final int seen = numbers.get(target);
            if (seen >= 0 && (skipped == null || !skipped.contains(position))) {
                if (seen == 0) {
                    final int child = number(target, current);
                    final long row = heap.firstReference(target);
                    if (row != HeapGraph.NONE) {
                        if (reference >= 0) {
                            stack.push((long) current << 32 | position + 1);
                        }
                        current = child;
                        position = row;
                        continue;
                    }
                } else if (seen != current) {
                    log.append(seen, current);
                }
            }
            if (reference >= 0) {
                position++;
                if (position % CHECK_EVERY == 0) {
                    cancel.check();
                }
            } else if (stack.isEmpty()) {
                return;
            } else {
                final long frame = stack.pop();
                current = (int) (frame >>> 32);
                position = frame & 0xFFFF_FFFFL;
            }
        }
    }

    private int number(final int object, final int parent) {
        final int number = ++size;
        numbers.set(object, number);
        objects.set(number, object);
        parents.set(number, parent);
        if (number % REPORT_EVERY == 0) {
            cancel.check();
            step.advance(REPORT_EVERY);
        }
        return number;
    }
}

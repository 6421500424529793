package deadwood.model.structure.measure;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.structure.catalog.Bins;
import deadwood.model.structure.catalog.BoundCollection;
import deadwood.model.structure.catalog.BoundNode;
import deadwood.model.structure.catalog.Claims;
import deadwood.model.structure.catalog.CollectionReader;
import deadwood.model.structure.catalog.FieldPath;
import deadwood.model.structure.catalog.HeapCatalog;
import java.util.Arrays;

/** Walks collections of nodes that belong to one collection each: lists, search trees, skip lists. Each node once. For one thread. */
final class LinkedNodes {

    private static final int CHECK_EVERY = 1 << 16;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final CollectionReader fields;
    private final Claims claims;
    private final CancelSignal cancel;
    private int[] stack = new int[64];
    private int depth;
    private int steps;
    private boolean circular;

    LinkedNodes(final HeapGraph heap, final HeapCatalog catalog, final FieldReader reader, final Claims claims,
            final CancelSignal cancel) {
        this.heap = heap;
        this.catalog = catalog;
        this.fields = new CollectionReader(heap, catalog, reader);
        this.claims = claims;
        this.cancel = cancel;
    }

    /** Whether a list walked last led back to a node visited before. */
    boolean isCircular() {
        return circular;
    }

    void walk(final int object, final BoundCollection collection, final Bins.EntryAction onEntry) {
        circular = false;
        depth = 0;
        collection.inside().links().forEach(link -> push(fields.reference(object, link)));
        while (depth > 0) {
            if ((++steps & CHECK_EVERY - 1) == 0) {
                cancel.check();
            }
            final int node = stack[--depth];
            final BoundNode bound = catalog.node(heap.classIdOf(node));
            if (bound == null) {
                continue;
            }
            if (!claims.claim(node)) {
                // Trees and lists have one way to a node; the layers of a skip list meet.
                circular |= bound.entry().isEntry() && bound.inside().links().size() == 1
                        && collection.entry().nodes().size() == 1;
                continue;
            }
            if (isEntry(node, bound)) {
                onEntry.on(node, bound);
            }
            for (final FieldPath link : bound.inside().links()) {
                push(fields.reference(node, link));
            }
        }
    }

    private void push(final int node) {
        if (node == HeapGraph.NONE) {
            return;
        }
        if (depth == stack.length) {
            stack = Arrays.copyOf(stack, depth * 2);
        }
        stack[depth++] = node;
    }

    /** Heads of queues, lists and skip lists are nodes without an element. */
    private boolean isEntry(final int node, final BoundNode bound) {
        if (!bound.entry().isEntry()) {
            return false;
        }
        final FieldPath element = bound.key().isPresent() ? bound.key() : bound.value();
        return bound.entry().takesNull() || bound.weak().isPresent()
                || fields.reference(node, element) != HeapGraph.NONE;
    }
}

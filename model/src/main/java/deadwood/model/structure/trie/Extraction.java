package deadwood.model.structure.trie;

import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;

/** Reads the objects of one family by its plan, once in the order of ids, into a {@link NodeTable}. */
final class Extraction {

    private static final int CHECK_EVERY = 1 << 12;

    private Extraction() {}

    static NodeTable run(final HeapGraph heap, final FamilyPlan plan, final NodeSet members, final NodeReader reader,
            final ColumnStore store, final Progress.Step step, final CancelSignal cancel) throws IOException {
        final NodeTable table = new NodeTable(members, plan, store, heap.referenceCount(), reader.connectors,
                reader.samples);
        int done = 0;
        for (int object = members.next(-1); object != NodeSet.NONE; object = members.next(object)) {
            if (done++ % CHECK_EVERY == 0) {
                cancel.check();
                step.advance(Math.min(CHECK_EVERY, members.size() - done + 1));
            }
            reader.read(object);
            add(object, reader, table);
        }
        table.seal();
        return table;
    }

    private static void add(final int object, final NodeReader reader, final NodeTable table) throws IOException {
        int count = 0;
        for (int i = 0; i < reader.childCount; i++) {
            final int child = table.members.indexOf(reader.children[i]);
            if (child != NodeSet.NONE) {
                reader.edges[count] = reader.edges[i];
                reader.children[count++] = child;
            }
        }
        final int node = table.add(object, reader.children, reader.edges, count);
        for (int link = 0; link < reader.links.length; link++) {
            if (reader.links[link] != HeapGraph.NONE) {
                table.links[link].set(node, table.members.indexOf(reader.links[link]));
            }
        }
        table.slots.set(node, reader.slots);
        table.emptySlots.set(node, reader.emptySlots);
        table.setStrangers(node, reader.strangers);
        table.payloads.set(node, reader.payload);
    }
}

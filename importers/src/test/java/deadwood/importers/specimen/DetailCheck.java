package deadwood.importers.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.detail.NodePicture;
import deadwood.model.structure.detail.SlotStrip;
import deadwood.model.structure.detail.StructureDetail;
import deadwood.model.structure.detail.StructureReader;
import deadwood.model.structure.measure.StructureMeasures;
import deadwood.model.structure.measure.TableMeasures;
import deadwood.model.structure.measure.TrieMeasures;
import deadwood.model.structure.trie.TrieDetail.Level;
import deadwood.model.structure.trie.TrieFinder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;

/** What is read of single structures is what the scan said of them, and what their pictures show adds up to it. */
final class DetailCheck {

    private DetailCheck() {}

    static void check(final HeapGraph heap, final Retention retention, final Catalog catalog,
            final StructureReport report) throws IOException {
        final HeapCatalog bound = HeapCatalog.of(catalog, heap.classes(), report.guessedEntries());
        try (FieldReader fields = heap.fields().reader()) {
            final StructureReader reader = new StructureReader(heap, retention, bound, fields,
                    (progress, cancel) -> new TrieFinder(heap, retention, bound, fields, new BitSet(),
                            new ArrayList<>(), cancel).find(progress));
            for (final StructureGroup group : report.groups()) {
                if (!group.where().contains("specimen")) {
                    // some programs have thousands of places of their language
                    continue;
                }
                final int object = group.objects().getFirst();
                final StructureDetail detail = reader.read(object, Progress.NONE, CancelSignal.NEVER);
                assertThat(detail).as(group.where()).isNotNull();
                if (group.count() == 1) {
                    assertThat(detail.measures()).as(group.where()).isEqualTo(group.measures());
                }
                check(detail, group.where());
            }
        }
    }

    private static void check(final StructureDetail detail, final String where) {
        final StructureMeasures measures = detail.measures();
        final SlotStrip strip = detail.strip();
        final NodePicture nodes = detail.nodes();
        final TrieMeasures trie = measures.trie();
        if (nodes != null && trie != null) {
            assertThat(nodes.levels().levels().stream().mapToLong(Level::nodes).sum()).as(where)
                    .isEqualTo(trie.nodes());
            assertThat(nodes.levels().levels().stream().mapToLong(Level::deadNodes).sum()).as(where)
                    .isEqualTo(trie.deadNodes());
            assertThat(nodes.levels().levels().stream().mapToLong(Level::entries).sum() + nodes.ownEntries())
                    .as(where).isEqualTo(measures.entries());
        }
        final TableMeasures table = measures.table();
        if (strip != null && (table == null || table.resizing() == 0)) {
            assertThat(strip.slots()).as(where).isEqualTo(measures.capacity());
            final long entries = strip.lengths().stream().mapToLong(each -> each.length() * each.slots()).sum();
            // Some libraries have entries for a few keys outside the slots.
            assertThat(measures.entries() - entries).as(where).isBetween(0L, table == null ? 0L : 32L);
        }
    }
}

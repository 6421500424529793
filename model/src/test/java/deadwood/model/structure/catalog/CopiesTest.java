package deadwood.model.structure.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.StructureScan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Copies of known collections under other names: found, measured, and said to be guesses. */
class CopiesTest {

    private static final String RELOCATED = "androidx.compose.runtime.external.kotlinx.collections.immutable"
            + ".implementations.immutableMap.";

    private final MemoryHeap heap = new MemoryHeap();

    private List<StructureGroup> scan(final MemoryObject object, final Catalog catalog) throws IOException {
        heap.type("com.acme.Main").statics("IT", object);
        final HeapGraph graph = heap.build();
        return StructureScan.of(graph, RetentionAnalysis.of(graph, true, Progress.NONE, CancelSignal.NEVER), catalog,
                Progress.NONE, CancelSignal.NEVER).groups();
    }

    private MemoryObject kotlinMap(final String map, final String node) {
        heap.type(map, "Object node", "int size");
        heap.type(node, "int dataMap", "int nodeMap", "Object buffer", "Object ownedBy");
        final MemoryObject child = heap.object(node).set("dataMap", 2).set("buffer",
                heap.array("java.lang.Object[]", heap.string("b"), heap.string("B")));
        final MemoryObject root = heap.object(node).set("dataMap", 1).set("nodeMap", 4).set("buffer",
                heap.array("java.lang.Object[]", heap.string("a"), heap.string("A"), child));
        return heap.object(map).set("node", root).set("size", 2);
    }

    @Test
    void knowsARelocatedCopyByNameAndFields() throws IOException {
        final List<StructureGroup> groups = scan(
                kotlinMap(RELOCATED + "PersistentHashMap", RELOCATED + "TrieNode"), Catalog.standard());
        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().entries()).isEqualTo(2);
        assertThat(groups.getFirst().trie().nodes()).isEqualTo(2);
        assertThat(groups.getFirst().isGuess()).isTrue();
        assertThat(groups.getFirst().library()).startsWith("kotlinx");
    }

    @Test
    void isNoGuessUnderItsOwnName() throws IOException {
        final String own = "kotlinx.collections.immutable.implementations.immutableMap.";
        final List<StructureGroup> groups = scan(kotlinMap(own + "PersistentHashMap", own + "TrieNode"),
                Catalog.standard());
        assertThat(groups).hasSize(1).allMatch(group -> !group.isGuess());
    }

    @Test
    void takesANamesakeWithOtherFieldsForNothing() throws IOException {
        heap.type("com.acme.PersistentHashMap", "Object node", "int count");
        heap.type("com.acme.TrieNode", "Object content");
        assertThat(scan(heap.object("com.acme.PersistentHashMap").set("node", heap.object("com.acme.TrieNode")),
                Catalog.standard())).isEmpty();
    }

    @Test
    void takesANamesakeWithoutNodesForNothing() throws IOException {
        heap.type("com.acme.PersistentHashMap", "Object node", "int size");
        assertThat(scan(heap.object("com.acme.PersistentHashMap"), Catalog.standard())).isEmpty();
    }

    @Test
    void knowsARenamedClassByItsFields() throws IOException {
        final Catalog catalog = new Catalog(List.of(Catalog.read(new ByteArrayInputStream(
                """
                        {"library": "Chains", "collections": [
                          {"type": "org.chains.Table", "shape": "chained-table", "fields": ["cells", "used", "limit"], "table": "cells", "nodes": [
                            {"type": "org.chains.Cell", "links": ["rest"], "key": "name", "value": "what"}]}]}"""
                        .getBytes(StandardCharsets.UTF_8)),
                "chains.json")));
        heap.type("a.a", "Object cells", "int used", "int limit");
        heap.type("a.b", "Object name", "Object what", "Object rest");
        final MemoryObject cell = heap.object("a.b").set("name", heap.string("k")).set("what", heap.string("v"));
        final List<StructureGroup> groups = scan(
                heap.object("a.a").set("cells", heap.array("a.b[]", null, cell, null)), catalog);
        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().isGuess()).isTrue();
        assertThat(List.of(groups.getFirst().entries(), groups.getFirst().emptySlots())).containsExactly(1L, 2L);
    }
}

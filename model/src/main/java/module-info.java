/**
 * The heart of Deadwood: heap graph, trees, analyses, diff and the columns they live in.
 * Knows no file format, no toolkit and no window.
 */
@org.jspecify.annotations.NullMarked
module deadwood.model {
    requires static transitive org.jspecify;
    requires tools.jackson.databind;

    exports deadwood.model.store;
    exports deadwood.model.heap;
    exports deadwood.model.tree;
    exports deadwood.model.profile;
    exports deadwood.model.cluster;
    exports deadwood.model.gosite;
    exports deadwood.model.timeline;
    exports deadwood.model.series;
    exports deadwood.model.event;
    exports deadwood.model.snapshot;
    exports deadwood.model.retention;
    exports deadwood.model.query;
    exports deadwood.model.structure;
    exports deadwood.model.structure.catalog;
    exports deadwood.model.structure.measure;
    exports deadwood.model.structure.detail;
    exports deadwood.model.structure.table;
    exports deadwood.model.structure.trie;
    exports deadwood.model.diff;
    exports deadwood.model.finding;
    exports deadwood.model.graph;

    opens deadwood.model.structure.catalog to tools.jackson.databind;
}

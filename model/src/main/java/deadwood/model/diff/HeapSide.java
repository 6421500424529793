package deadwood.model.diff;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.retention.Retention;
import deadwood.model.structure.StructureReport;
import deadwood.model.tree.WeightedTree;

/**
 * What is known of one of two heaps that are compared.
 *
 * @param heap the heap
 * @param retention its dominator tree
 * @param histogram its classes, with retained sizes
 * @param structures its collections and tries
 * @param retentionTree its dominator tree merged by class
 */
public record HeapSide(HeapGraph heap, Retention retention, ClassHistogram histogram, StructureReport structures,
        WeightedTree retentionTree) {}

/**
 * One columnar tree for everything that nests and weighs: a dominator tree merged by class, a call tree, chains of
 * referrers. {@link deadwood.model.tree.WeightedTree} is the tree, {@link deadwood.model.tree.TreeDelta} the union of two.
 * Layout for flame graphs, search and focus work on the tree alone: no toolkit, no format, no heap.
 */
package deadwood.model.tree;

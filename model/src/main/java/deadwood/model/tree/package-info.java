/**
 * One columnar tree for everything that nests and weighs: a dominator tree merged by class, a call tree, chains of
 * referrers.
 * <ul>
 * <li>{@link deadwood.model.tree.WeightedTree} is the tree, {@link deadwood.model.tree.WeightedTreeBuilder} makes one;
 * <li>{@link deadwood.model.tree.TreeDelta}: the union of two, so that what is gone stays visible;
 * <li>{@link deadwood.model.tree.FlameLayout}: where the boxes of a flame graph go, and what is under the pointer;
 * <li>{@link deadwood.model.tree.TreeSearch}: which nodes match, and how much they weigh together.
 * </ul>
 * All of it works on the tree alone: no toolkit, no format, no heap.
 */
package deadwood.model.tree;

package deadwood.app.ui.flame;

import deadwood.app.ui.session.Loadable;
import deadwood.model.tree.WeightedTree;

/**
 * What a flame graph draws.
 *
 * @param tree the boxes
 * @param text how they are worded
 * @param note what has to be said of it, "" for nothing
 */
public record FlameTree(Loadable<WeightedTree> tree, FlameText text, String note) {}

package deadwood.app.ui.flame;

import deadwood.app.ui.session.Loadable;
import deadwood.model.tree.WeightedTree;
import java.util.function.Function;

/**
 * One of the trees that a flame graph can show.
 *
 * @param label what the switch calls it
 * @param detail a word more for a list of many: its total, "" for nothing
 * @param trees the tree of the stacks that a filter lets through; the same one whenever it is asked for again
 * @param text how it is worded
 */
public record FlameForm(String label, String detail, Function<StackFilter, Loadable<WeightedTree>> trees,
        FlameText text) {}

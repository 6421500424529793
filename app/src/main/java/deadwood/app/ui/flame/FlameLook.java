package deadwood.app.ui.flame;

import deadwood.model.tree.WeightedTree;

/** What one canvas draws of the tree of a model; several canvases may look at one model differently. */
public interface FlameLook {

    /** Index of the value that gives the widths. */
    int value();

    /** What boxes say and which colour they have. */
    FlameText text();

    /** How much of its width the canvas uses for what is zoomed on, 0 to 1. */
    default double fullness(final WeightedTree tree, final FlameZoom zoom) {
        return 1;
    }

    /** The first value of the tree, in the words of its source. */
    static FlameLook of(final FlameViewModel model) {
        return new FlameLook() {

            @Override
            public int value() {
                return FlameViewModel.VALUE;
            }

            @Override
            public FlameText text() {
                return model.text();
            }
        };
    }
}

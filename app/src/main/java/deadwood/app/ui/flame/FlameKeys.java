package deadwood.app.ui.flame;

import deadwood.model.tree.WeightedTree;
import javafx.scene.input.KeyCode;

/** The keys of a flame graph: arrows move along the tree, Enter zooms in, Escape goes back. */
final class FlameKeys {

    private final FlameViewModel model;
    private final WeightedTree tree;

    FlameKeys(final FlameViewModel model, final WeightedTree tree) {
        this.model = model;
        this.tree = tree;
    }

    /** Whether the key means something here. */
    boolean handle(final KeyCode key) {
        final int chosen = model.chosenProperty().get();
        switch (key) {
            case ESCAPE, BACK_SPACE -> model.back();
            case ENTER -> {
                if (chosen != WeightedTree.NONE) {
                    model.zoom(chosen);
                }
            }
            case DOWN -> move(!model.isRootAtBottomProperty().get());
            case UP -> move(model.isRootAtBottomProperty().get());
            case HOME -> choose(model.zoomProperty().get().node());
            case RIGHT -> choose(chosen == WeightedTree.NONE ? WeightedTree.NONE : tree.nextSibling(chosen));
            case LEFT -> choose(previousSibling(chosen));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Away from the root, or towards it. */
    private void move(final boolean away) {
        final int chosen = model.chosenProperty().get();
        final FlameZoom zoom = model.zoomProperty().get();
        if (chosen == WeightedTree.NONE) {
            choose(zoom.node());
        } else if (away) {
            choose(zoom.isPart() && chosen == zoom.node() ? zoom.first() : tree.firstChild(chosen));
        } else {
            choose(tree.parent(chosen));
        }
    }

    private void choose(final int node) {
        if (node != WeightedTree.NONE) {
            model.choose(node);
        }
    }

    private int previousSibling(final int node) {
        if (node == WeightedTree.NONE || node == 0) {
            return WeightedTree.NONE;
        }
        int previous = WeightedTree.NONE;
        for (int child = tree.firstChild(tree.parent(node)); child != node; child = tree.nextSibling(child)) {
            previous = child;
        }
        return previous;
    }
}

package deadwood.app.ui.flame;

import deadwood.app.text.PlainName;
import deadwood.app.text.Sizes;
import deadwood.app.ui.text.Messages;
import deadwood.model.tree.FlameLayout;
import deadwood.model.tree.WeightedTree;
import javafx.scene.control.Label;

/** The card beside the mouse that says what is under it. */
final class FlameCard extends Label {

    private static final double AWAY = 14;
    private static final double WIDEST = 620;

    private final FlameViewModel model;
    private FlameLook look;

    FlameCard(final FlameViewModel model) {
        this.model = model;
        this.look = FlameLook.of(model);
        getStyleClass().add("hover-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        setWrapText(true);
        setMaxWidth(WIDEST);
    }

    void look(final FlameLook other) {
        look = other;
    }

    /** Says what a box is, beside a place, within what is {@code width} × {@code height}. */
    void show(final WeightedTree tree, final FlameLayout layout, final int box, final double x, final double y,
            final double width, final double height) {
        final int node = layout.node(box);
        setText(node == WeightedTree.NONE ? describeMerged(tree, layout, box) : describe(tree, node));
        setVisible(true);
        final double wide = Math.min(prefWidth(-1), Math.min(WIDEST, width));
        resize(wide, prefHeight(wide));
        final double left = x + AWAY + getWidth() <= width ? x + AWAY : x - AWAY - getWidth();
        final double top = y + AWAY + getHeight() <= height ? y + AWAY : y - AWAY - getHeight();
        relocate(Math.max(0, snapPositionX(left)), Math.max(0, snapPositionY(top)));
    }

    /** What is known of a node, in lines. */
    String describe(final WeightedTree tree, final int node) {
        final FlameText text = look.text();
        final String described = text.described(tree, node);
        if (!described.isEmpty()) {
            return PlainName.of(tree.name(node), PlainName.LONG) + '\n' + described;
        }
        final String more = text.more(tree, node);
        return PlainName.of(tree.name(node), PlainName.LONG) + '\n' + text.amounts(tree, node) + '\n'
                + shares(tree, tree.total(look.value(), node))
                + (more.isEmpty() ? "" : '\n' + PlainName.of(more, PlainName.LONG).replace('\u240a', '\n'));
    }

    private String describeMerged(final WeightedTree tree, final FlameLayout layout, final int box) {
        final int count = FlameZoom.count(tree, layout.firstNode(box), layout.lastNode(box));
        final String described = look.text().described(tree, layout.firstNode(box), layout.lastNode(box));
        if (!described.isEmpty()) {
            return Messages.get("flame.narrow", Sizes.count(count)) + '\n' + described;
        }
        return Messages.get("flame.narrow", Sizes.count(count)) + '\n' + look.text().merged(layout.weight(box)) + '\n'
                + shares(tree, layout.weight(box));
    }

    private String shares(final WeightedTree tree, final long weight) {
        final FlameZoom zoom = model.zoomProperty().get();
        final long zoomed = zoom.weight(tree, look.value());
        final String share = Messages.get("flame.share", Sizes.share(Sizes.ratio(weight,
                tree.total(look.value(), 0))));
        return !zoom.equals(FlameZoom.ALL) && weight <= zoomed
                ? share + "  ·  " + Messages.get("flame.share.zoomed", Sizes.share(Sizes.ratio(weight, zoomed)))
                : share;
    }
}

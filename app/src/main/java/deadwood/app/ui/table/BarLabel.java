package deadwood.app.ui.table;

import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A right-aligned number with a thin bar behind it that is as long as its share. */
public final class BarLabel extends Region {

    private static final PseudoClass GROWN = PseudoClass.getPseudoClass("grown");
    private static final PseudoClass SHRUNK = PseudoClass.getPseudoClass("shrunk");

    /** What is shorter looks like dirt on the screen. */
    private static final double SHORTEST_BAR = 1.5;

    private final Region bar = new Region();
    private final Label label = new Label();
    private double share;

    public BarLabel() {
        getStyleClass().add("bar-label");
        bar.getStyleClass().add("share-bar");
        bar.setMouseTransparent(true);
        getChildren().addAll(bar, label);
    }

    /** @param share 0 to 1; no bar at 0 */
    public void show(final String text, final double share) {
        label.setText(text);
        if (this.share != share) {
            this.share = share;
            requestLayout();
        }
    }

    /** Marks a change: growth above 0, shrinking below. */
    public void mark(final int direction) {
        pseudoClassStateChanged(GROWN, direction > 0);
        pseudoClassStateChanged(SHRUNK, direction < 0);
    }

    @Override
    protected double computePrefWidth(final double height) {
        return label.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(final double width) {
        return label.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        final double width = getWidth();
        final double height = getHeight();
        final double barWidth = snapSizeX(width * share);
        bar.setVisible(width * share >= SHORTEST_BAR);
        final double barHeight = snapSizeY(bar.prefHeight(-1));
        bar.resizeRelocate(width - barWidth, snapPositionY((height - barHeight) / 2), barWidth, barHeight);
        layoutInArea(label, 0, 0, width, height, 0, HPos.RIGHT, VPos.CENTER);
    }
}

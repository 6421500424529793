package deadwood.app.ui.table;

import deadwood.app.ui.text.ClassName;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;

/** A class name whose simple name stays readable: the package before it is quieter and gives way first. */
public final class ClassNameLabel extends Region {

    private final Label prefix = new Label();
    private final Label simple = new Label();
    private final Label suffix = new Label();

    public ClassNameLabel() {
        getStyleClass().add("class-name");
        prefix.getStyleClass().add("quiet");
        prefix.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        suffix.getStyleClass().add("quiet");
        getChildren().addAll(prefix, simple, suffix);
    }

    public void show(final String className) {
        show(ClassName.of(className), "");
    }

    /** @param after what follows the name in a quiet tone, or "" */
    public void show(final ClassName name, final String after) {
        prefix.setText(name.packagePrefix());
        simple.setText(name.simpleName());
        suffix.setText(after);
        requestLayout();
    }

    @Override
    protected double computePrefWidth(final double height) {
        return prefix.prefWidth(-1) + simple.prefWidth(-1) + suffix.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(final double width) {
        return simple.prefHeight(-1);
    }

    @Override
    protected double computeMinWidth(final double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        final double width = getWidth();
        final double simpleWidth = Math.min(width, snapSizeX(simple.prefWidth(-1)));
        final double suffixWidth = Math.min(width - simpleWidth, snapSizeX(suffix.prefWidth(-1)));
        double prefixWidth = Math.min(width - simpleWidth - suffixWidth, snapSizeX(prefix.prefWidth(-1)));
        // An ellipsis alone says nothing.
        final boolean room = prefixWidth >= 28 || prefixWidth >= snapSizeX(prefix.prefWidth(-1));
        prefix.setVisible(room);
        prefixWidth = room ? prefixWidth : 0;
        place(prefix, 0, prefixWidth);
        place(simple, prefixWidth, simpleWidth);
        place(suffix, prefixWidth + simpleWidth, suffixWidth);
    }

    private void place(final Label label, final double x, final double width) {
        layoutInArea(label, x, 0, width, getHeight(), 0, javafx.geometry.HPos.LEFT, VPos.CENTER);
    }
}

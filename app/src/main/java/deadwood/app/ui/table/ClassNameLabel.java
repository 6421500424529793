package deadwood.app.ui.table;

import deadwood.app.ui.text.ClassName;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A class name whose simple name stays readable: the package before it is quieter and gives way first, to its initials, then altogether. */
public final class ClassNameLabel extends Region {

    private final Label prefix = new Label();
    private final Label shortPrefix = new Label();
    private final Label simple = new Label();
    private final Label suffix = new Label();

    public ClassNameLabel() {
        getStyleClass().add("class-name");
        prefix.getStyleClass().add("quiet");
        shortPrefix.getStyleClass().add("quiet");
        suffix.getStyleClass().add("quiet");
        getChildren().addAll(prefix, shortPrefix, simple, suffix);
    }

    public void show(final String className) {
        show(ClassName.of(className), "");
    }

    /** @param after what follows the name in a quiet tone, or "" */
    public void show(final ClassName name, final String after) {
        prefix.setText(name.packagePrefix());
        shortPrefix.setText(name.shortPrefix());
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
        final double left = width - simpleWidth;
        final Label shown = prefix.prefWidth(-1) <= left ? prefix : shortPrefix;
        final double wanted = snapSizeX(shown.prefWidth(-1));
        final double prefixWidth = wanted <= left ? wanted : 0;
        prefix.setVisible(shown.equals(prefix) && prefixWidth > 0);
        shortPrefix.setVisible(shown.equals(shortPrefix) && prefixWidth > 0);
        place(shown, 0, prefixWidth);
        place(simple, prefixWidth, simpleWidth);
        place(suffix, prefixWidth + simpleWidth, Math.min(left - prefixWidth, snapSizeX(suffix.prefWidth(-1))));
    }

    private void place(final Label label, final double x, final double width) {
        layoutInArea(label, x, 0, width, getHeight(), 0, javafx.geometry.HPos.LEFT, VPos.CENTER);
    }
}

package deadwood.app.ui.overview;

import deadwood.app.text.Sizes;
import deadwood.app.ui.object.ObjectRow;
import deadwood.app.ui.overview.OverviewViewModel.Dominators;
import deadwood.app.ui.text.ClassName;
import deadwood.app.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** All that is alive as one bar, a part of it for each of the biggest dominators. */
final class DominatorStrip extends Region {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double HEIGHT = 34;
    private static final double GAP = 2;
    private static final double NARROWEST = 3;
    private static final double NARROWEST_WITH_TEXT = 46;

    private record Part(StackPane node, Label label, ObjectRow row, double share) {}

    private final List<Part> parts = new ArrayList<>();
    private final StackPane rest = new StackPane();
    private Consumer<ObjectRow> select = _ -> {};

    DominatorStrip() {
        getStyleClass().add("strip");
        rest.getStyleClass().add("strip-rest");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
    }

    void onSelect(final Consumer<ObjectRow> action) {
        select = action;
    }

    void mark(final ObjectRow row) {
        parts.forEach(part -> part.node().pseudoClassStateChanged(CHOSEN, part.row().equals(row)));
    }

    void show(final Dominators found) {
        parts.clear();
        getChildren().clear();
        for (final ObjectRow row : found.dominators()) {
            final Label label = new Label(ClassName.of(row.typeName()).simpleName());
            label.setMinWidth(0);
            final StackPane node = new StackPane(label);
            node.getStyleClass().add("strip-part");
            node.getStyleClass().add("strip-" + parts.size() % 6);
            final double share = Sizes.ratio(row.retained(), found.whole());
            Tooltip.install(node, new Tooltip(row.typeName() + row.suffix() + "\n" + Sizes.exact(row.retained()) + " · "
                    + Sizes.share(share)));
            node.setOnMouseClicked(_ -> select.accept(row));
            parts.add(new Part(node, label, row, share));
            getChildren().add(node);
        }
        Tooltip.install(rest, new Tooltip(Messages.get("overview.others", Sizes.count(found.others()), Sizes.bytes(found
                .othersBytes()))));
        getChildren().add(rest);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        for (final Part part : parts) {
            final double width = part.share() * getWidth();
            final boolean wideEnough = width >= NARROWEST;
            part.node().setVisible(wideEnough);
            part.label().setVisible(width >= NARROWEST_WITH_TEXT);
            if (wideEnough) {
                part.node().resizeRelocate(snapPositionX(x), 0, snapSizeX(Math.max(1, width - GAP)), HEIGHT);
                x += width;
            }
        }
        rest.resizeRelocate(snapPositionX(x), 0, Math.max(0, snapSizeX(getWidth() - x)), HEIGHT);
    }
}

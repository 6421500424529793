package deadwood.app.ui.delta;

import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Switch;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** What both profiles weigh, and the switches of the form that is shown: beside it, or below where there is no room. */
final class DeltaHeader extends Pane {

    private static final PseudoClass GROWN = PseudoClass.getPseudoClass("grown");
    private static final PseudoClass SHRUNK = PseudoClass.getPseudoClass("shrunk");
    private static final double ROW = 28;
    private static final double BETWEEN = 12;
    private static final double BETWEEN_ROWS = 8;

    private final HBox weights = row();
    private final HBox switches = row();
    private final Label both = label("delta-both");
    private final Label change = label("delta-change");
    private final Label relative = label("quiet");

    /** @param swap lays the two the other way round */
    DeltaHeader(final DeltaViewModel model, final Runnable swap) {
        getStyleClass().add("delta-header");
        final Switch<Boolean> widths = ofTwo(model.isAsAfterProperty(), "delta.widths");
        widths.setId("delta-widths");
        final Switch<Boolean> scales = ofTwo(model.isOnOneScaleProperty(), "delta.scales");
        scales.setId("delta-scales");
        final Switch<RowChange> rows = new Switch<>(RowChange.all(), RowChange::title, model.changeProperty());
        rows.setId("delta-rows");
        onlyIn(widths, model, DeltaForm.OVERLAY);
        onlyIn(scales, model, DeltaForm.SIDES);
        rows.visibleProperty().bind(model.formProperty().map(form -> !form.isDrawn()));
        rows.managedProperty().bind(rows.visibleProperty());
        final Button previous = jump("delta.previous", () -> model.jump(false));
        final Button next = jump("delta.next", () -> model.jump(true));
        next.setId("delta-next");
        for (final Button button : List.of(previous, next)) {
            button.visibleProperty().bind(model.formProperty().map(DeltaForm::isDrawn));
            button.managedProperty().bind(button.visibleProperty());
        }
        final ToggleButton normalise = new ToggleButton(Messages.get("delta.normalise"));
        normalise.setId("delta-normalise");
        normalise.getStyleClass().addAll("small", "delta-toggle");
        normalise.setTooltip(new Tooltip(Messages.get("delta.normalise.tip")));
        normalise.setMinWidth(Region.USE_PREF_SIZE);
        normalise.selectedProperty().bindBidirectional(model.lens().isNormalisedProperty());
        final Button other = new Button(Messages.get("compare.swap"));
        other.setId("swap");
        other.getStyleClass().addAll("flat", "small");
        other.setTooltip(new Tooltip(Messages.get("compare.swap.tip")));
        other.setMinWidth(Region.USE_PREF_SIZE);
        other.setOnAction(_ -> swap.run());
        weights.getChildren().addAll(new DeltaTypeBox(model.lens()), both, change, relative);
        switches.getChildren().addAll(previous, next, rows, widths, scales, normalise, other);
        getChildren().addAll(weights, switches);
        model.totalsProperty().addListener((_, _, now) -> show(now));
        show(model.totalsProperty().get());
    }

    private static HBox row() {
        final HBox row = new HBox();
        row.getStyleClass().add("delta-row");
        return row;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(final double height) {
        return 0;
    }

    private boolean isInOneRow(final double width) {
        return weights.prefWidth(-1) + BETWEEN + switches.prefWidth(-1) <= width - snappedLeftInset()
                - snappedRightInset();
    }

    @Override
    protected double computePrefHeight(final double width) {
        final double rows = width < 0 || isInOneRow(width) ? 1 : 2;
        return snappedTopInset() + rows * ROW + (rows - 1) * BETWEEN_ROWS + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        final double left = snappedLeftInset();
        final double top = snappedTopInset();
        final double right = getWidth() - snappedRightInset();
        final double wide = snapSizeX(switches.prefWidth(-1));
        final boolean isOne = isInOneRow(getWidth());
        weights.resizeRelocate(left, top, isOne ? right - wide - left : right - left, ROW);
        switches.resizeRelocate(isOne ? right - wide : left, isOne ? top : top + ROW + BETWEEN_ROWS, wide, ROW);
    }

    private static Label label(final String style) {
        final Label label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void show(final DeltaViewModel.Totals totals) {
        both.setText(totals.both());
        change.setText(totals.change());
        change.pseudoClassStateChanged(GROWN, totals.direction() > 0);
        change.pseudoClassStateChanged(SHRUNK, totals.direction() < 0);
        relative.setText(totals.relative());
    }

    private static void onlyIn(final Node node, final DeltaViewModel model, final DeltaForm form) {
        node.visibleProperty().bind(model.formProperty().isEqualTo(form));
        node.managedProperty().bind(node.visibleProperty());
    }

    /** What is off on the left, what is on on the right. */
    private static Switch<Boolean> ofTwo(final BooleanProperty value, final String key) {
        final ObjectProperty<Boolean> choice = new SimpleObjectProperty<>(value.get());
        choice.addListener((_, _, now) -> value.set(now));
        value.addListener((_, _, now) -> choice.set(now));
        final Switch<Boolean> made = new Switch<>(List.of(false, true), isOn -> Messages.get(key + (isOn
                ? ".on"
                : ".off")), choice);
        made.getButtons().forEach(button -> button.setTooltip(new Tooltip(Messages.get(key + ".tip"))));
        return made;
    }

    private static Button jump(final String key, final Runnable action) {
        final Button button = new Button(Messages.get(key));
        button.getStyleClass().addAll("flat", "small");
        button.setTooltip(new Tooltip(Messages.get(key + ".tip")));
        button.setAccessibleText(Messages.get(key + ".tip"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}

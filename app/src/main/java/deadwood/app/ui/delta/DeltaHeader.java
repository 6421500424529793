package deadwood.app.ui.delta;

import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Switch;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What both profiles weigh, and the switches of the form that is shown. */
final class DeltaHeader extends HBox {

    private static final PseudoClass GROWN = PseudoClass.getPseudoClass("grown");
    private static final PseudoClass SHRUNK = PseudoClass.getPseudoClass("shrunk");

    private final Label both = label("delta-both");
    private final Label change = label("delta-change");
    private final Label relative = label("quiet");

    /** @param swap lays the two the other way round */
    DeltaHeader(final DeltaViewModel model, final Runnable swap) {
        getStyleClass().add("delta-header");
        // What can be spared first where there is little room.
        relative.setMinWidth(0);
        final Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        final Switch<Boolean> widths = ofTwo(model.isAsAfterProperty(), "delta.widths");
        widths.setId("delta-widths");
        final Switch<Boolean> scales = ofTwo(model.isOnOneScaleProperty(), "delta.scales");
        scales.setId("delta-scales");
        final Switch<RowChange> rows = new Switch<>(RowChange.all(), RowChange::title, model.changeProperty());
        rows.setId("delta-rows");
        onlyIn(widths, model, DeltaForm.OVERLAY);
        onlyIn(scales, model, DeltaForm.SIDES);
        onlyIn(rows, model, DeltaForm.TABLE);
        final Button previous = jump("delta.previous", () -> model.jump(false));
        final Button next = jump("delta.next", () -> model.jump(true));
        next.setId("delta-next");
        for (final Button button : List.of(previous, next)) {
            button.visibleProperty().bind(model.formProperty().isNotEqualTo(DeltaForm.TABLE));
            button.managedProperty().bind(button.visibleProperty());
        }
        final ToggleButton normalise = new ToggleButton(Messages.get("delta.normalise"));
        normalise.setId("delta-normalise");
        normalise.getStyleClass().addAll("small", "delta-toggle");
        normalise.setTooltip(new Tooltip(Messages.get("delta.normalise.tip")));
        normalise.setMinWidth(USE_PREF_SIZE);
        normalise.selectedProperty().bindBidirectional(model.lens().isNormalisedProperty());
        final Button other = new Button(Messages.get("compare.swap"));
        other.setId("swap");
        other.getStyleClass().addAll("flat", "small");
        other.setTooltip(new Tooltip(Messages.get("compare.swap.tip")));
        other.setMinWidth(USE_PREF_SIZE);
        other.setOnAction(_ -> swap.run());
        getChildren().addAll(new DeltaTypeBox(model.lens()), both, change, relative, space, previous, next, rows,
                widths,
                scales, normalise, other);
        model.totalsProperty().addListener((_, _, now) -> show(now));
        show(model.totalsProperty().get());
    }

    private static Label label(final String style) {
        final Label label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
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
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}

package deadwood.app.ui.delta;

import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.ChangeHue;
import deadwood.app.ui.theme.Theme;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

/** What the colours and marks of boxes mean. */
final class DeltaLegend extends HBox {

    private static final double SIDE = 11;
    private static final double LINE = 2;
    private static final double MIDDLE_STEP = 0.625;

    DeltaLegend(final DeltaViewModel model, final ObservableValue<Theme> theme) {
        getStyleClass().add("flame-legend");
        setMinWidth(Region.USE_PREF_SIZE);
        model.formProperty().addListener((_, _, now) -> show(now, theme.getValue()));
        theme.addListener((_, _, now) -> show(model.formProperty().get(), now));
        show(model.formProperty().get(), theme.getValue());
    }

    private void show(final DeltaForm form, final Theme theme) {
        final boolean isFilled = form == DeltaForm.OVERLAY;
        final Rectangle gone = new Rectangle(SIDE, SIDE, Color.TRANSPARENT);
        gone.setStroke(ChangeHue.edge(false, theme));
        getChildren().setAll(
                entry("delta.legend.grown", isFilled
                        ? new Rectangle(SIDE, SIDE, ChangeHue.fill(MIDDLE_STEP, theme))
                        : new Rectangle(SIDE, LINE, ChangeHue.edge(true, theme))),
                entry("delta.legend.shrunk", isFilled
                        ? new Rectangle(SIDE, SIDE, ChangeHue.fill(-MIDDLE_STEP, theme))
                        : new Rectangle(SIDE, LINE, ChangeHue.edge(false, theme))),
                entry("delta.legend.new", new Circle(SIDE / 3, ChangeHue.edge(true, theme))),
                entry("delta.legend.gone", gone));
    }

    private static Label entry(final String key, final Node mark) {
        return new Label(Messages.get(key), mark);
    }
}

package deadwood.app.ui.flame;

import deadwood.app.ui.theme.PackageHue;
import deadwood.app.ui.theme.Theme;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** What the colours of a flame graph mean. */
final class FlameLegend extends HBox {

    private static final double SIDE = 11;

    FlameLegend() {
        getStyleClass().add("flame-legend");
        setMinWidth(Region.USE_PREF_SIZE);
    }

    void show(final FlameText text, final Theme theme) {
        getChildren().setAll(text.legend().stream().map(entry -> {
            final Rectangle colour = new Rectangle(SIDE, SIDE, PackageHue.fill(entry.hue(), theme));
            return new Label(entry.label(), colour);
        }).toList());
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }
}

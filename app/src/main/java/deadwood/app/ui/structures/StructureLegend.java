package deadwood.app.ui.structures;

import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.Theme;
import deadwood.model.structure.detail.SlotStrip;
import deadwood.model.structure.detail.StructureDetail;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What the colours and patterns of a picture mean. */
final class StructureLegend extends FlowPane {

    private static final double SIDE = 12;

    private final DrawingPainter painter = new DrawingPainter();
    private @Nullable StructureDetail shown;

    StructureLegend(final ObservableValue<Theme> theme) {
        getStyleClass().add("structure-legend");
        setMinHeight(Region.USE_PREF_SIZE);
        painter.theme(theme.getValue());
        theme.addListener((_, _, now) -> {
            painter.theme(now);
            if (shown != null) {
                show(shown);
            }
        });
    }

    void show(final StructureDetail detail) {
        shown = detail;
        getChildren().clear();
        final SlotStrip strip = detail.strip();
        if (detail.nodes() != null) {
            add(Mark.Fill.ALIVE, 0, "structure.legend.alive");
            add(Mark.Fill.PARTLY, 0.6, "structure.legend.partly");
            add(Mark.Fill.DEAD, 1, "structure.legend.dead");
        } else if (strip != null) {
            add(Mark.Fill.SHADE, 0, "structure.legend.empty");
            add(Mark.Fill.SHADE, 0.4, "structure.legend.some");
            add(Mark.Fill.SHADE, 1, "structure.legend.full");
            if (IntStream.range(0, strip.cells()).anyMatch(cell -> strip.removed(cell) > 0 || strip.stale(cell) > 0
                    || strip.forwarded(cell) > 0)) {
                add(Mark.Fill.ODD, 1, "structure.legend.odd");
            }
        }
    }

    private void add(final Mark.Fill fill, final double share, final String key) {
        final Label label = new Label(Messages.get(key), swatch(fill, share));
        label.setMinWidth(0);
        getChildren().add(label);
    }

    private Node swatch(final Mark.Fill fill, final double share) {
        final Canvas swatch = new Canvas(SIDE * 1.5, SIDE);
        painter.paint(swatch.getGraphicsContext2D(), new Drawing(java.util.List.of(new Mark(0, 0, 0, SIDE * 1.5, SIDE,
                fill, share, "", () -> "", Mark.NO_OBJECT)), java.util.List.of(), SIDE), null, SIDE * 1.5, SIDE);
        return swatch;
    }
}

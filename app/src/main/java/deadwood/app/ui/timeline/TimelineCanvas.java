package deadwood.app.ui.timeline;

import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.timeline.TimelineLayout.Strip;
import deadwood.model.timeline.HeatMap;
import deadwood.model.timeline.TimeRange;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The canvas of a timeline: dragging selects, keys move what is selected. Painted once a pulse, however much changes before. */
final class TimelineCanvas extends Region {

    private static final double BAR = 10;
    private static final double AWAY = 14;
    /** What the hand trembles is no drag. */
    private static final double LEAST_DRAG = 3;

    private final TimelineViewModel model;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final Label card = new Label();
    private final TimelinePainter painter = new TimelinePainter();
    private @Nullable TimelineLayout layout;
    private @Nullable TimeRange dragged;
    private double dragFromX = Double.NaN;
    private double dragFromY;
    private double pointerX = Double.NaN;
    private double pointerY;

    TimelineCanvas(final TimelineViewModel model, final ObservableValue<Theme> theme) {
        this.model = model;
        setId("timeline");
        getStyleClass().add("timeline");
        setFocusTraversable(true);
        setAccessibleText(Messages.get("timeline.accessible"));
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().addListener((_, _, _) -> requestLayout());
        card.getStyleClass().add("hover-card");
        card.setManaged(false);
        card.setMouseTransparent(true);
        card.setVisible(false);
        getChildren().addAll(canvas, bar, card);
        model.dataProperty().addListener((_, _, _) -> requestLayout());
        model.rangeProperty().addListener((_, _, _) -> requestLayout());
        theme.addListener((_, _, now) -> {
            painter.theme(now);
            requestLayout();
        });
        painter.theme(theme.getValue());
        listen();
    }

    private void listen() {
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(Double.NaN, 0));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
                model.zoomIn();
            }
        });
        addEventHandler(ScrollEvent.SCROLL, event -> {
            bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax()));
            point(event.getX(), event.getY());
            event.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isAltDown() && !event.isShortcutDown() && handle(event.getCode(), event.isShiftDown())) {
                event.consume();
            }
        });
    }

    private boolean handle(final KeyCode key, final boolean shift) {
        switch (key) {
            case LEFT, RIGHT -> {
                final int direction = key == KeyCode.LEFT ? -1 : 1;
                if (shift) {
                    model.extend(direction);
                } else {
                    model.move(direction);
                }
            }
            case UP -> bar.setValue(Math.max(0, bar.getValue() - TimelineLayout.LANE * 2));
            case DOWN -> bar.setValue(Math.min(bar.getMax(), bar.getValue() + TimelineLayout.LANE * 2));
            case ENTER -> model.zoomIn();
            case ESCAPE, BACK_SPACE -> model.back();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void press(final MouseEvent event) {
        requestFocus();
        final boolean isInPlot = layout != null && layout.isInPlot(event.getX());
        dragFromX = isInPlot && event.getButton() == MouseButton.PRIMARY ? event.getX() : Double.NaN;
        dragFromY = event.getY();
    }

    private void drag(final MouseEvent event) {
        point(event.getX(), event.getY());
        if (layout == null || Double.isNaN(dragFromX) || Math.abs(event.getX() - dragFromX) < LEAST_DRAG
                && Math.abs(event.getY() - dragFromY) < LEAST_DRAG) {
            return;
        }
        dragged = between(layout, event.getX(), event.getY());
        requestLayout();
    }

    /** From where the button went down to a place; in a heat map from cell to cell. */
    private @Nullable TimeRange between(final TimelineLayout boxes, final double x, final double y) {
        final TimelineData data = model.dataProperty().get();
        final HeatMap heat = data == null ? null : data.heat();
        final Strip strip = boxes.at(scrolled(dragFromY));
        if (heat != null && strip != null && strip.kind() == TimelineLayout.Kind.HEAT) {
            return heat.rangeOf(HeatPainter.column(heat, boxes, dragFromX), HeatPainter.row(heat, strip, scrolled(
                    dragFromY)), HeatPainter.column(heat, boxes, x), HeatPainter.row(heat, strip, scrolled(y)));
        }
        if (Math.abs(x - dragFromX) < LEAST_DRAG) {
            return null;
        }
        final long one = boxes.time(dragFromX);
        final long other = boxes.time(x);
        return new TimeRange(Math.min(one, other), Math.max(one, other));
    }

    private void release(final MouseEvent event) {
        final TimeRange chosen = dragged;
        dragged = null;
        dragFromX = Double.NaN;
        if (chosen != null) {
            model.select(chosen.first(), chosen.last());
        }
        point(event.getX(), event.getY());
    }

    private double scrolled(final double y) {
        return y - TimelineLayout.AXIS + bar.getValue();
    }

    /** As if the mouse were there; NaN for nowhere. */
    void point(final double x, final double y) {
        pointerX = x;
        pointerY = y;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        final double width = snapSizeX(getWidth() - BAR);
        final double height = snapSizeY(getHeight());
        final TimelineData data = model.dataProperty().get();
        if (width < 1 || height < 1) {
            return;
        }
        canvas.setWidth(width);
        canvas.setHeight(height);
        model.fit(width - TimelineLayout.LEFT - TimelineLayout.RIGHT);
        if (data == null) {
            return;
        }
        final TimelineLayout boxes = new TimelineLayout(data, width, height);
        layout = boxes;
        final double whole = boxes.height() + TimelineLayout.AXIS;
        bar.setVisible(whole > height);
        bar.setMax(Math.max(0, whole - height));
        bar.setVisibleAmount(bar.getMax() * height / Math.max(whole, 1));
        bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
        bar.resizeRelocate(width, 0, BAR, height);
        final boolean isPointed = boxes.isInPlot(pointerX);
        final boolean hasSamples = model.lens() != null;
        painter.paint(canvas.getGraphicsContext2D(), new TimelinePainter.Picture(data, boxes,
                hasSamples ? model.sampleType().name() : "", hasSamples ? model.sampleType().unit() : "",
                dragged == null ? model.rangeProperty().get() : dragged, isPointed ? boxes.time(pointerX) : null,
                bar.getValue(), width, height));
        showCard(data, boxes, isPointed, width, height);
    }

    private void showCard(final TimelineData data, final TimelineLayout boxes, final boolean isPointed,
            final double width, final double height) {
        final Strip strip = pointerY < TimelineLayout.AXIS ? null : boxes.at(scrolled(pointerY));
        final String text = !isPointed || strip == null || model.lens() == null
                ? ""
                : TimelineText.of(data, boxes, strip, pointerX, scrolled(pointerY), model.sampleType().unit());
        card.setVisible(!text.isEmpty());
        if (!text.isEmpty()) {
            card.setText(text);
            final double wide = card.prefWidth(-1);
            final double tall = card.prefHeight(wide);
            card.resize(wide, tall);
            final double left = pointerX + AWAY + wide <= width ? pointerX + AWAY : pointerX - AWAY - wide;
            final double top = pointerY + AWAY + tall <= height ? pointerY + AWAY : pointerY - AWAY - tall;
            card.relocate(Math.max(0, snapPositionX(left)), Math.max(0, snapPositionY(top)));
        }
    }
}
